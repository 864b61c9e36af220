import { describePolicies } from '@countersign/core'
import { Command, Option } from 'commander'
import { formatSummary } from '../dry-run/format-summary.ts'
import { openLineSink } from '../dry-run/line-sink.ts'
import type { Input } from '../dry-run/open-input.ts'
import { findInputs, STDIN } from '../dry-run/open-input.ts'
import { createProgress } from '../dry-run/progress.ts'
import type { Replay } from '../dry-run/replay.ts'
import type { DryRun } from '../dry-run/run-dry-run.ts'
import { runDryRun } from '../dry-run/run-dry-run.ts'
import type { RunHead, Summary } from '../dry-run/summary.ts'
import { EXIT } from '../exit-code.ts'
import { isSameFile } from '../output/same-file.ts'
import { proveWritable, writeOutput } from '../output/write-output.ts'
import { dryRunReport } from '../report/dry-run-report.ts'
import { disarmCommands } from '../terminal/disarm-commands.ts'
import { paperOf } from '../terminal/paper.ts'
import { plainText } from '../terminal/plain-text.ts'
import { printJson } from '../terminal/print-json.ts'
import { UsageError } from '../usage-error.ts'
import { interruptible } from '../watch/interruptible.ts'
import { loadPolicySet } from '../workspace/load-policy-set.ts'

interface DryRunOptions {
  readonly policies: string
  readonly replay: Replay
  readonly out?: string
  readonly report?: string
  readonly format: 'pretty' | 'json'
}

export function dryRunCommand(): Command {
  return new Command('dry-run')
    .description('decide recorded events or decision records, and say what would have happened; nothing is executed')
    .argument('[files...]', 'JSON lines, plain or gzip; `-` or none: stdin')
    .option('-p, --policies <path>', 'workspace folder or bundle file', '.')
    .addOption(
      new Option('--replay <mode>', 'ledger of budgets and agents’ limits: as recorded, or kept by the run itself, in file order')
        .choices(['recorded', 'simulated'])
        .default('recorded'),
    )
    .option('--out <file>', 'write each decision as one JSON line')
    .option('--report <file>', 'write an HTML report')
    .addOption(new Option('--format <format>', 'how to print the summary').choices(['pretty', 'json']).default('pretty'))
    .addHelpText('after', '\nExample:\n  $ countersign dry-run events.jsonl.gz --policies my-policies --report report.html')
    .action(dryRun)
}

async function dryRun(files: readonly string[], options: DryRunOptions): Promise<void> {
  const { policies: path, replay, out, report } = options
  if (files.length === 0 && process.stdin.isTTY) throw new UsageError('name a file of recorded lines, or pipe them in')
  const inputs = await findInputs(files.length === 0 ? [STDIN] : files)
  await proveOutputs(inputs, out, report)
  const policies = await loadPolicySet(path)
  if (policies === undefined) {
    process.exitCode = EXIT.findings
    return
  }
  const { summary, interrupted } = await interruptible(signal => decideAll({ policies, inputs, replay, signal }, out))
  const names = inputs.map(input => input.name)
  const { name } = describePolicies(policies)
  await tell(summary, { workspace: name, digest: policies.digest, inputs: names, replay, interrupted }, options)
  process.exitCode = interrupted ? EXIT.interrupted : summary.broken > 0 ? EXIT.findings : EXIT.fine
}

/** A wrong path should show before an hour of deciding, and none may cost the recording. */
async function proveOutputs(inputs: readonly Input[], out: string | undefined, report: string | undefined): Promise<void> {
  for (const path of [out, report]) {
    if (path === undefined) continue
    for (const { name } of inputs) {
      if (await isSameFile(path, name)) throw new UsageError(`\`${path}\` is an input: it would be overwritten before it is read`)
    }
    await proveWritable(path)
  }
  if (out !== undefined && report !== undefined && (await isSameFile(out, report))) {
    throw new UsageError('`--out` and `--report` name the same file')
  }
}

interface Decided {
  readonly summary: Summary
  readonly interrupted: boolean
}

async function decideAll(run: DryRun & { readonly signal: AbortSignal }, out: string | undefined): Promise<Decided> {
  const sink = out === undefined ? undefined : await openLineSink(out)
  const sizes = run.inputs.map(input => input.bytes)
  const progress = createProgress(sizes.every(size => size !== undefined) ? sizes.reduce((sum, size) => sum + size, 0) : undefined)
  try {
    const summary = await runDryRun({ ...run, out: sink }, progress)
    return { summary, interrupted: run.signal.aborted }
  } finally {
    progress.stop()
    await sink?.close()
  }
}

async function tell(summary: Summary, head: RunHead, { out, report, format }: DryRunOptions): Promise<void> {
  if (head.interrupted)
    process.stderr.write(`interrupted: ${summary.records.toLocaleString('en-US')} records were decided; the rest was not read\n`)
  if (report !== undefined) await writeOutput(report, dryRunReport(summary, head))
  for (const path of [out, report]) if (path !== undefined) process.stderr.write(`wrote ${plainText(path)}\n`)
  const printed =
    format === 'json' ? printJson({ ...head, ...summary }) : disarmCommands(formatSummary(summary, head, paperOf(process.stdout)))
  process.stdout.write(printed)
}
