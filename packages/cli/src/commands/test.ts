import { Command } from 'commander'
import { consoleOnStderr } from '../cassette/console-on-stderr.ts'
import { loadScorers } from '../cassette/load-scorers.ts'
import { recordTests } from '../cassette/record-tests.ts'
import { EXIT } from '../exit-code.ts'
import { countSeverities, issuesOf } from '../format/examination.ts'
import type { FindingFormat } from '../format/format-findings.ts'
import { FINDING_FORMATS, formatFindings } from '../format/format-findings.ts'
import { packageVersion } from '../package-version.ts'
import { paperOf } from '../terminal/paper.ts'
import { plainText } from '../terminal/plain-text.ts'
import { formatTests } from '../test-run/format-tests.ts'
import { testWorkspace } from '../test-run/test-workspace.ts'
import { UsageError } from '../usage-error.ts'
import { interruptible } from '../watch/interruptible.ts'
import { watchFolder } from '../watch/watch-folder.ts'
import { readWorkspace } from '../workspace/read-workspace.ts'
import { formatOption } from './format-option.ts'

interface TestOptions {
  readonly format: FindingFormat
  readonly watch?: true
  readonly requireCoverage?: true
  readonly record?: true
  readonly scorers?: string
}

export function testCommand(): Command {
  return new Command('test')
    .description('run the test cases of a workspace, and say which sides of its rules, guards and gates no case shows')
    .argument('[folder]', 'the workspace', '.')
    .option('-w, --watch', 'run again whenever a document changes')
    .option('--require-coverage', 'fail where a side is shown by no case')
    .option('--record', 'first put questions that the cassettes of test documents do not answer to the scorers of `--scorers`')
    .option('--scorers <module>', 'ES module that exports scorers by name; what it writes to the console goes to stderr')
    .addOption(formatOption(FINDING_FORMATS))
    .addHelpText('after', '\nExamples:\n  $ countersign test --watch\n  $ countersign test --record --scorers ./scorers.mjs')
    .action(test)
}

async function test(folder: string, options: TestOptions): Promise<void> {
  proveOptions(options)
  const { scorers } = options
  if (scorers !== undefined) await consoleOnStderr(async () => await recordFor(folder, scorers).then(() => testOnce(folder, options)))
  else if (options.watch === true) await watch(folder, options)
  else await testOnce(folder, options)
}

async function watch(folder: string, options: TestOptions): Promise<void> {
  // What is mistyped now is an error; what goes wrong while somebody edits is told, and the next change is waited for.
  await readWorkspace(folder)
  process.exitCode = await interruptible(async signal => {
    const unread = new AbortController()
    process.stdout.once('error', () => unread.abort())
    await watchFolder(folder, () => testAgain(folder, options), AbortSignal.any([signal, unread.signal]))
    return signal.reason === 'SIGTERM' ? EXIT.terminated : EXIT.interrupted
  })
}

function proveOptions({ watch, record, scorers }: TestOptions): void {
  if ((record === true) !== (scorers !== undefined)) throw new UsageError('`--record` and `--scorers` go together: who is asked, and that')
  if (record === true && watch === true) throw new UsageError('`--record` asks and pays once, not at every change: leave out `--watch`')
}

async function recordFor(folder: string, module: string): Promise<void> {
  const [workspace, live] = [await readWorkspace(folder), await loadScorers(module)]
  await interruptible(signal => recordTests(workspace, live, signal))
}

async function testAgain(folder: string, options: TestOptions): Promise<void> {
  try {
    await testOnce(folder, options)
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    process.stderr.write(`error: ${plainText(error.message)}\n`)
  }
  process.stderr.write(`watching ${plainText(folder)} for changes; Ctrl-C ends\n`)
}

async function testOnce(folder: string, { format, requireCoverage }: TestOptions): Promise<void> {
  const started = performance.now()
  const tested = await testWorkspace(await readWorkspace(folder), requireCoverage === true)
  const { examination, run } = tested
  const facts = {
    cases: run?.cases.length ?? 0,
    passed: run?.passed ?? 0,
    failed: run?.failed ?? 0,
    coverage: (run?.coverage ?? []).map(({ policy, kind, construct, side, cases }) => ({ policy, kind, construct, side, cases })),
  }
  const pretty = formatTests(tested, performance.now() - started)
  process.stdout.write(formatFindings({ examination, facts, pretty }, format, paperOf(process.stdout), packageVersion()))
  process.exitCode = countSeverities(issuesOf(examination)).errors > 0 ? EXIT.findings : EXIT.fine
}
