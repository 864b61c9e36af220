import { writeFile } from 'node:fs/promises'
import { describePolicies } from '@countersign/core'
import { Command, Option } from 'commander'
import { formatSummary } from '../dry-run/format-summary.ts'
import { openLineSink } from '../dry-run/line-sink.ts'
import { findInputs, STDIN } from '../dry-run/open-input.ts'
import { createProgress } from '../dry-run/progress.ts'
import type { Replay } from '../dry-run/replay.ts'
import { runDryRun } from '../dry-run/run-dry-run.ts'
import { EXIT } from '../exit-code.ts'
import { dryRunReport } from '../report/dry-run-report.ts'
import { paperOf } from '../terminal/paper.ts'
import { UsageError } from '../usage-error.ts'
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
      new Option('--replay <mode>', 'ledger of budgets: as recorded, or kept by the run itself, in file order')
        .choices(['recorded', 'simulated'])
        .default('recorded'),
    )
    .option('--out <file>', 'write each decision as one JSON line')
    .option('--report <file>', 'write an HTML report')
    .addOption(new Option('--format <format>', 'how to print the summary').choices(['pretty', 'json']).default('pretty'))
    .addHelpText('after', '\nExample:\n  $ countersign dry-run events.jsonl.gz --policies my-policies --report report.html')
    .action(dryRun)
}

async function dryRun(files: readonly string[], { policies: path, replay, out, report, format }: DryRunOptions): Promise<void> {
  if (files.length === 0 && process.stdin.isTTY) throw new UsageError('name a file of recorded lines, or pipe them in')
  const inputs = await findInputs(files.length === 0 ? [STDIN] : files)
  const policies = await loadPolicySet(path)
  if (policies === undefined) {
    process.exitCode = EXIT.findings
    return
  }
  const sink = out === undefined ? undefined : await openLineSink(out)
  const sizes = inputs.map(input => input.bytes)
  const progress = createProgress(sizes.every(size => size !== undefined) ? sizes.reduce((sum, size) => sum + size, 0) : undefined)
  const summary = await runDryRun({ policies, inputs, replay, out: sink }, progress)
  progress.stop()
  await sink?.close()
  if (report !== undefined) {
    const head = { workspace: describePolicies(policies).name, digest: policies.digest, inputs: inputs.map(input => input.name), replay }
    await writeFile(report, dryRunReport(summary, head))
    process.stderr.write(`wrote ${report}\n`)
  }
  process.stdout.write(format === 'json' ? `${JSON.stringify(summary, undefined, 2)}\n` : formatSummary(summary, paperOf(process.stdout)))
  process.exitCode = summary.broken > 0 ? EXIT.findings : EXIT.fine
}
