// `npm run demo`: installs, builds, and decides the project's own seeded sample with the policies that it ships.
import { installAndBuild, script } from './workspace.mjs'

const dryRun = ['dry-run', '--help']

await installAndBuild()
process.exitCode = await script('packages/cli/dist/bin.js', [...dryRun, ...process.argv.slice(2)])
