import { statSync } from 'node:fs'
import type { LlmApi, Testable } from '@countersign/core/testing'
import { Command, InvalidArgumentError, Option } from 'commander'
import type { Input } from '../dry-run/open-input.ts'
import { findInputs } from '../dry-run/open-input.ts'
import type { ExitCode } from '../exit-code.ts'
import { EXIT } from '../exit-code.ts'
import type { FaultRun } from '../faults/fault-run.ts'
import { tellIssues } from '../format/tell-issues.ts'
import { disarmCommands } from '../terminal/disarm-commands.ts'
import { paperOf } from '../terminal/paper.ts'
import { interruptible } from '../watch/interruptible.ts'
import { displayPath } from '../workspace/display-path.ts'
import { loadTestable } from '../workspace/load-policy-set.ts'

interface FaultsOptions {
  readonly policies: string
  readonly api: LlmApi
  readonly lines: number
  readonly format: 'pretty' | 'json'
}

export function faultsCommand(): Command {
  return new Command('faults')
    .description('decide every recorded case under everything that can go wrong at a scorer; fails where a fault runs what is not safe')
    .argument('[files...]', 'recorded events or decision records, beside the test cases: JSON lines, plain, gzip or zstd; `-`: stdin')
    .option('-p, --policies <path>', 'workspace folder or bundle file', '.')
    .addOption(new Option('--api <api>', 'how the scorer asks its model').choices(['responses', 'chat', 'decisions']).default('responses'))
    .option('--lines <n>', 'how many recorded decisions that ask a scorer are tried', lineCount, 200)
    .addOption(new Option('--format <format>', 'how to print').choices(['pretty', 'json']).default('pretty'))
    .addHelpText('after', HELP)
    .action(faults)
}

const HELP: string = `
The scorer is the one of @countersign/core/openai; it asks a model behind a server in this process, which answers what the case has
recorded, and plants the faults: no key, no network. Each case is decided in its own phase, and as if its policy ran unattended.
A case without a recorded answer gets one that is sure of an option that is not safe, also where its cassette does not answer it.
If policies ask a scorer and no case gets as far as a question, nothing is shown: exit code 1.

Examples:
  $ countersign faults
  $ countersign faults events.jsonl.gz --policies my-policies --api chat --format json`

/** Of each there are some seventy decisions in memory. */
const MOST_LINES = 10_000

function lineCount(text: string): number {
  const count = Number(text)
  if (Number.isSafeInteger(count) && count > 0 && count <= MOST_LINES) return count
  throw new InvalidArgumentError(`a whole number from 1 to ${MOST_LINES} is wanted.`)
}

async function faults(files: readonly string[], options: FaultsOptions): Promise<void> {
  const started = performance.now()
  const inputs = await findInputs(files)
  const testable = await loadTestable(options.policies)
  if (testable === undefined) {
    process.exitCode = EXIT.findings
    return
  }
  process.exitCode = await interruptible(signal => tryAll(testable, inputs, options, signal, started))
}

async function tryAll(
  testable: Testable,
  inputs: readonly Input[],
  { policies: path, api, lines, format }: FaultsOptions,
  signal: AbortSignal,
  started: number,
): Promise<ExitCode> {
  // The client and the server are loaded by nobody else.
  const { runFaults } = await import('../faults/fault-run.ts')
  const run = await runFaults({ testable, workspace: workspaceFile(path), inputs, lines, api, signal })
  if (signal.aborted) {
    process.stderr.write('interrupted: not every fault was tried\n')
    return signal.reason === 'SIGTERM' ? EXIT.terminated : EXIT.interrupted
  }
  await print(run, format, performance.now() - started)
  return run.unsafe.length > 0 || run.issues.length > 0 ? EXIT.findings : EXIT.fine
}

/** A bundle is a file itself. */
function workspaceFile(path: string): string {
  return statSync(path).isFile() ? path : displayPath(path, 'countersign.yaml')
}

async function print(run: FaultRun, format: FaultsOptions['format'], elapsedMs: number): Promise<void> {
  if (format === 'json') {
    const { matrixJson } = await import('../faults/matrix-json.ts')
    process.stdout.write(matrixJson(run))
    return
  }
  const { formatMatrix } = await import('../faults/format-matrix.ts')
  tellIssues(run.issues)
  process.stdout.write(disarmCommands(formatMatrix(run, elapsedMs, paperOf(process.stdout))))
}
