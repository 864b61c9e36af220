// `pnpm check`: the one gate. Every stage runs, also after a failure, so that one run shows all there is to mend.
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { root, tool, toolOutput } from './workspace.mjs'

const results = join(root, 'node_modules', '.cache', 'test-results.json')
const tests = `vitest run --coverage --silent=passed-only --reporter=default --reporter=json --outputFile.json="${results}"`

// Stages of one row wait for each other; the rows run side by side.
const rows = [
  [
    ['build', 'tsc -b tsconfig.build.json'],
    ['pack:check', 'node scripts/pack-check.mjs'],
  ],
  [['types', 'tsc']],
  [['lint', 'biome check --error-on-warnings']],
  [
    ['deps', 'depcruise packages examples bench'],
    ['test:deps', 'node scripts/test-deps.mjs'],
  ],
  [['knip', 'knip']],
]

const failed = []

function report(name, started, code) {
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  if (code !== 0) failed.push(name)
  console.log(`${code === 0 ? 'ok    ' : 'FAILED'}  ${name.padEnd(12)}${seconds.padStart(6)} s`)
}

async function runRow(stages) {
  for (const [name, command] of stages) {
    const started = performance.now()
    const { code, text } = await toolOutput(command)
    report(name, started, code)
    if (code !== 0) return console.log(`\n── ${name}: ${command}\n${text}`)
  }
}

/** Counts from vitest's own result; a file that did not even load counts as one failure. */
function countTests() {
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } = JSON.parse(readFileSync(results, 'utf8'))
  const unloaded = testResults.filter(file => file.status === 'failed' && file.assertionResults.length === 0).length
  return `${numPassedTests} passed, ${numFailedTests + unloaded} failed, ${numPendingTests + numTodoTests} skipped`
}

const started = performance.now()
await Promise.all(rows.map(runRow))

console.log('\n── tests')
rmSync(results, { force: true })
const testsStarted = performance.now()
report('tests', testsStarted, await tool(tests, 'inherit'))

report('check', started, failed.length)
if (failed.length > 0) console.log(`to mend: ${failed.join(', ')}`)
console.log(countTests())
process.exitCode = failed.length === 0 ? 0 : 1
