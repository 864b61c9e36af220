// `npm run demo`: installs, builds, and decides the project's own seeded sample with the policies that it ships.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { installAndBuild, root, script } from './workspace.mjs'

const folder = 'demo'
const events = join(folder, 'orders.jsonl')
const decisions = join(folder, 'decisions.jsonl')
const report = join(folder, 'report.html')
const policies = join('examples', '01-order-release', 'policies')

await installAndBuild()
mkdirSync(join(root, folder), { recursive: true })
const written = await script(join('examples', '01-order-release', 'write-sample.ts'), [events])
const dryRun = ['dry-run', events, '--policies', policies, '--replay', 'simulated', '--out', decisions, '--report', report]
process.exitCode = written === 0 ? await script(join('packages', 'cli', 'dist', 'bin.js'), [...dryRun, ...process.argv.slice(2)]) : written

if (process.exitCode === 0) {
  console.log(`
The events      ${events}
The policies    ${policies}
Each decision   ${decisions}
The report      ${report}  (open it in a browser)

Change a threshold in ${join(policies, 'order-release.rollout.yaml')} and run the demo again.`)
}
