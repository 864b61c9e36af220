import type { PolicySet } from '@countersign/core'
import { formatConditions } from '../dry-run/format-conditions.ts'
import { formatSummary } from '../dry-run/format-summary.ts'
import type { MetCondition } from '../dry-run/judge-conditions.ts'
import type { Input } from '../dry-run/open-input.ts'
import type { DryRunResult } from '../dry-run/run-dry-run.ts'
import type { RunHead } from '../dry-run/summary.ts'
import { isFileOf, isSameFile } from '../output/same-file.ts'
import { proveWritable, writeOutput } from '../output/write-output.ts'
import { dryRunReport } from '../report/dry-run-report.ts'
import { disarmCommands } from '../terminal/disarm-commands.ts'
import { paperOf } from '../terminal/paper.ts'
import { plainText } from '../terminal/plain-text.ts'
import { printJson } from '../terminal/print-json.ts'
import { UsageError } from '../usage-error.ts'

/** Where a dry run tells what it found. */
export interface DryRunOutputs {
  readonly out?: string
  readonly report?: string
  readonly record?: string
  readonly format: 'pretty' | 'json'
}

/** Asked for without opening a stream on it. */
const STDIN_FD = 0

/** A wrong path should show before an hour of deciding, and none may cost the recording. */
export async function proveOutputs(inputs: readonly Input[], paths: DryRunOutputs): Promise<void> {
  const { out, report, record } = paths
  for (const path of [out, report, record]) {
    if (path === undefined) continue
    for (const { name } of inputs) {
      if (await isSameFile(path, name)) throw new UsageError(`\`${path}\` is an input: it would be overwritten before it is read`)
    }
    if (await isFileOf(path, STDIN_FD)) throw new UsageError(`\`${path}\` is the standard input: it would be overwritten before it is read`)
    if (await isFileOf(path, process.stdout.fd))
      throw new UsageError(`\`${path}\` is where the summary is printed: one would overwrite the other`)
    await proveWritable(path)
  }
  await proveApart(paths)
}

async function proveApart({ out, report, record }: DryRunOutputs): Promise<void> {
  const named = [['--out', out] as const, ['--report', report] as const, ['--record', record] as const]
  for (const [index, [option, path]] of named.entries()) {
    for (const [other, second] of named.slice(index + 1)) {
      if (path === undefined || second === undefined || !(await isSameFile(path, second))) continue
      throw new UsageError(`\`${option}\` and \`${other}\` name the same file`)
    }
  }
}

/** A dry run that has ended. */
export interface EndedRun {
  readonly result: DryRunResult
  readonly head: RunHead
  readonly policies: PolicySet
  /** `undefined`: none was asked for. */
  readonly failed: readonly MetCondition[] | undefined
}

export async function tellDryRun({ result, head, policies, failed }: EndedRun, { out, report, format }: DryRunOutputs): Promise<void> {
  const { summary, report: data, reached } = result
  if (head.interrupted) process.stderr.write(`${interruption(result)}\n`)
  if (report !== undefined && data !== undefined) await writeOutput(report, await dryRunReport({ head, summary, data, policies }))
  for (const path of [out, report]) if (path !== undefined) process.stderr.write(`wrote ${plainText(path)}\n`)
  const ending = { ...(head.interrupted ? { reached } : {}), ...(failed === undefined ? {} : { failed }) }
  process.stdout.write(
    format === 'json'
      ? printJson({ ...head, ...ending, ...summary })
      : disarmCommands(formatSummary(summary, head, paperOf(process.stdout))),
  )
  process.stderr.write(formatConditions(failed ?? []))
}

function interruption({ summary, reached }: DryRunResult): string {
  const place = reached === undefined ? '' : `, up to line ${reached.line.toLocaleString('en-US')} of ${plainText(reached.file)}`
  return `interrupted: ${summary.records.toLocaleString('en-US')} records were decided${place}; the rest was not read`
}
