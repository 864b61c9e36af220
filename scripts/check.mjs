// `pnpm check`: the one gate. Every stage runs, also after a failure, so that one run shows all there is to mend.
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { root, tool, toolOutput } from './workspace.mjs'

const results = join(root, 'node_modules', '.cache', 'test-results.json')
const tests = `vitest run --coverage --silent=passed-only --reporter=default --reporter=json --outputFile.json="${results}"`

// Stages of one row wait for each other; the rows run side by side.
const rows = [
  [
    ['build', 'tsc -b tsconfig.build.json'],
    ['test:root', 'node scripts/test-root.mjs'],
    ['pack:check', 'node scripts/pack-check.mjs'],
  ],
  [['types', 'tsc']],
  [['lint', 'biome check --error-on-warnings']],
  [
    ['deps', 'depcruise packages examples bench'],
    ['test:deps', 'node scripts/test-deps.mjs'],
  ],
  [['knip', 'knip --no-config-hints']],
]

const failed = []

async function timed(name, run) {
  const started = performance.now()
  const code = await run()
  if (code !== 0) failed.push(name)
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  console.log(`${code === 0 ? 'ok    ' : 'FAILED'}  ${name.padEnd(12)}${seconds.padStart(6)} s`)
  return code
}

async function runRow(stages) {
  for (const [name, command] of stages) {
    let printed = ''
    const code = await timed(name, async () => {
      const output = await toolOutput(command)
      printed = output.text
      return output.code
    })
    if (code !== 0) return console.log(`\n── ${name}: ${command}\n${printed}`)
  }
}

/** Counts from vitest's own result; a file that did not even load counts as one failure, and so does a run without a result. */
function countTests() {
  if (!existsSync(results)) return '0 passed, 1 failed, 0 skipped'
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } = JSON.parse(readFileSync(results, 'utf8'))
  const unloaded = testResults.filter(file => file.status === 'failed' && file.assertionResults.length === 0).length
  return `${numPassedTests} passed, ${numFailedTests + unloaded} failed, ${numPendingTests + numTodoTests} skipped`
}

console.log('── stages')
await Promise.all(rows.map(runRow))

console.log('\n── tests')
rmSync(results, { force: true })
await timed('tests', () => tool(tests, 'inherit'))

console.log(
  `\n── gate: ${failed.length === 0 ? 'open' : `closed by ${failed.join(', ')}`} after ${(performance.now() / 1000).toFixed(0)} s`,
)
console.log(countTests())
process.exitCode = failed.length === 0 ? 0 : 1
