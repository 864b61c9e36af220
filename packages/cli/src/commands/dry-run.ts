import { describePolicies } from '@countersign/core'
import { Command, Option } from 'commander'
import { consoleOnStderr } from '../cassette/console-on-stderr.ts'
import type { FailCondition } from '../dry-run/fail-condition.ts'
import { parseFailConditions } from '../dry-run/fail-condition.ts'
import { proveNames } from '../dry-run/fail-names.ts'
import type { MetCondition } from '../dry-run/judge-conditions.ts'
import { judgeConditions } from '../dry-run/judge-conditions.ts'
import { openLineSink } from '../dry-run/line-sink.ts'
import { findInputs, STDIN } from '../dry-run/open-input.ts'
import { createProgress } from '../dry-run/progress.ts'
import type { Replay } from '../dry-run/replay.ts'
import type { DryRun, DryRunResult } from '../dry-run/run-dry-run.ts'
import { runDryRun } from '../dry-run/run-dry-run.ts'
import { questionCount, threadCount } from '../dry-run/thread-count.ts'
import type { ExitCode } from '../exit-code.ts'
import { EXIT } from '../exit-code.ts'
import { UsageError } from '../usage-error.ts'
import { interruptible } from '../watch/interruptible.ts'
import { loadPolicySet } from '../workspace/load-policy-set.ts'
import type { AnswerOptions } from './dry-run-answers.ts'
import { answersFor, proveAnswerOptions } from './dry-run-answers.ts'
import type { DryRunOutputs } from './dry-run-outputs.ts'
import { proveOutputs, tellDryRun } from './dry-run-outputs.ts'

interface DryRunOptions extends Omit<DryRunOutputs, 'record'>, AnswerOptions {
  readonly policies: string
  readonly replay: Replay
  readonly workers?: number
  readonly failOn?: readonly FailCondition[]
}

export function dryRunCommand(): Command {
  return new Command('dry-run')
    .description('decide recorded events or decision records, and say what would have happened; nothing is executed')
    .argument('[files...]', 'JSON lines, plain, gzip or zstd; `-` or none: stdin')
    .option('-p, --policies <path>', 'workspace folder or bundle file', '.')
    .addOption(
      new Option('--replay <mode>', 'ledger of budgets and agents’ limits: as recorded, or kept by the run itself, in file order')
        .choices(['recorded', 'simulated'])
        .default('recorded'),
    )
    .option(
      '--workers <n>',
      'threads that decide; 1 is none beside the one that reads (default: as many as there are cores, for long inputs; with a simulated ledger always 1)',
      threadCount,
    )
    .option(
      '--fail-on <conditions>',
      'exit with 1 where a condition holds, such as `deny>0,review>5%`; may be repeated',
      (list: string, before: readonly FailCondition[] = []) => [...before, ...parseFailConditions(list)],
    )
    .option('--cassette <file>', 'answer questions to scorers from a recording; one that is not in it fails the run')
    .option('--record <file>', 'put those questions to the scorers of `--scorers`, keep their answers in this file, and answer from it')
    .option('--scorers <module>', 'ES module that exports scorers by name; with `--cassette` they are not asked, but have to be the same')
    .option('--concurrency <n>', 'questions that `--record` has under way at once (default: 8)', questionCount)
    .option('--prune', 'take answers that no line asks for out of the file of `--record`')
    .option('--rescore', 'leave aside the answers that the lines have themselves')
    .option('--allow-misses', 'questions that are not in the recording do not fail the run')
    .option('--out <file>', 'write each decision as one JSON line')
    .option('--report <file>', 'write an HTML report')
    .addOption(new Option('--format <format>', 'how to print the summary').choices(['pretty', 'json']).default('pretty'))
    .addHelpText('after', HELP)
    .action(async (files: readonly string[], options: DryRunOptions) => {
      const run = async (): Promise<void> => await dryRun(files, options)
      await (options.scorers === undefined ? run() : consoleOnStderr(run))
    })
}

const HELP: string = `
Conditions of --fail-on: <what><relation><limit>. The relation is >, >=, < or <=; the limit is a number, or a share as 2.5%.
  of decisions  permit review deny not-applicable, execute execute-then-await await-approval block observe, unattended (= execute),
                answered missed (by the cassette),
                reason:<code> observed:<code> struck:<code> option:<id> fallback:<id>
  of records    broken duplicates undecided undecided:<event>
  numbers       warnings records decisions
What the module of --scorers writes to the console goes to stderr.
Lines that cannot be read, and questions that are not in the cassette, fail a run without any condition.

Examples:
  $ countersign dry-run events.jsonl.gz --policies my-policies --report report.html
  $ countersign dry-run events.jsonl --fail-on 'deny>0,unattended<60%' --fail-on 'reason:spend>=10'
  $ countersign dry-run events.jsonl --record release.cassette.json --scorers ./scorers.mjs
  $ countersign dry-run events.jsonl --cassette release.cassette.json`

async function dryRun(files: readonly string[], options: DryRunOptions): Promise<void> {
  const { policies: path, replay, workers, failOn, out, report } = options
  if (files.length === 0 && process.stdin.isTTY) throw new UsageError('name a file of recorded lines, or pipe them in')
  const inputs = await findInputs(files.length === 0 ? [STDIN] : files)
  proveAnswerOptions(options, inputs)
  await proveOutputs(inputs, options)
  const policies = await loadPolicySet(path)
  if (policies === undefined) {
    process.exitCode = EXIT.findings
    return
  }
  proveNames(failOn ?? [], policies)
  const run = { policies, inputs, replay, workers, report: report !== undefined }
  const cassette = options.cassette ?? options.record
  const ended = await interruptible(async signal => {
    const answering = cassette === undefined ? undefined : await answersFor(options, { policies, inputs, signal })
    return cassette !== undefined && answering === undefined ? undefined : await decideAll({ ...run, answering, signal }, out)
  })
  if (ended === undefined) {
    process.exitCode = EXIT.findings
    return
  }
  const names = inputs.map(input => input.name)
  const head = {
    workspace: describePolicies(policies).name,
    digest: policies.digest,
    inputs: names,
    replay,
    ...(cassette === undefined ? {} : { cassette }),
    interrupted: ended.interrupted,
  }
  // Of a part of the recording a condition says nothing.
  const failed = ended.interrupted || failOn === undefined ? undefined : judgeConditions(failOn, ended)
  await tellDryRun({ result: ended, head, policies, failed }, options)
  process.exitCode = exitCode(ended, failed, options)
}

interface Ended extends DryRunResult {
  readonly interrupted: boolean
  /** Of a run that was interrupted. */
  readonly interruptedBy: ExitCode
}

async function decideAll(run: DryRun & { readonly signal: AbortSignal }, out: string | undefined): Promise<Ended> {
  const sink = out === undefined ? undefined : await openLineSink(out)
  const sizes = run.inputs.map(input => input.bytes)
  const progress = createProgress(sizes.every(size => size !== undefined) ? sizes.reduce((sum, size) => sum + size, 0) : undefined)
  try {
    const result = await runDryRun({ ...run, out: sink }, progress)
    const { aborted, reason } = run.signal
    return { ...result, interrupted: aborted, interruptedBy: reason === 'SIGTERM' ? EXIT.terminated : EXIT.interrupted }
  } finally {
    progress.stop()
    await sink?.close()
  }
}

function exitCode(
  { interrupted, interruptedBy, summary }: Ended,
  failed: readonly MetCondition[] | undefined,
  options: AnswerOptions,
): ExitCode {
  if (interrupted) return interruptedBy
  const missed = options.allowMisses === true ? 0 : (summary.answers?.missed ?? 0)
  return summary.broken + missed + (failed?.length ?? 0) > 0 ? EXIT.findings : EXIT.fine
}
