// `npm run bench [-- <filter>]`: the side-by-side benchmarks, from a fresh clone.
import { install, script } from './workspace.mjs'

await install()
process.exitCode = await script('node_modules/vitest/vitest.mjs', ['bench', '--run', ...process.argv.slice(2)])
