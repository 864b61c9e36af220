// `npm run bench [-- <filter> --quick --records n --json file]`: the bench on the built packages, from a fresh clone.
import { installAndBuild, script } from './workspace.mjs'

await installAndBuild()
process.exitCode = await script('bench/main.ts', process.argv.slice(2))
