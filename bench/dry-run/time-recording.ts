import { fileURLToPath } from 'node:url'
import type { Figure } from '../report/figure.ts'
import { timingOf } from '../timing/measure.ts'
import type { Ran } from '../timing/run-child.ts'
import { runNode } from '../timing/run-child.ts'
import type { Recording } from './recording.ts'

/** The row that every dry run is a ratio of. */
export const PARSED = 'read, `JSON.parse`'

const CLI = fileURLToPath(new URL('../../packages/cli/dist/bin.js', import.meta.url))
const PARSE = fileURLToPath(new URL('./parse-lines.ts', import.meta.url))

interface Way {
  readonly subject: string
  readonly gives: string
  readonly args: readonly string[]
}

export interface Runs {
  readonly rounds: number
  readonly workers: readonly number[]
  readonly tell: (progress: string) => void
}

/** Runs every way over one file, in turns, each in a process of its own: how long it took, and its peak memory. */
export async function timeRecording({ name, records, policies }: Recording, file: string, runs: Runs): Promise<readonly Figure[]> {
  const ways = waysOver(file, policies, runs.workers)
  const ran: Ran[][] = ways.map(() => [])
  for (let round = 0; round < runs.rounds; round += 1) {
    for (const [index, { subject, args }] of ways.entries()) {
      runs.tell(`${name}, ${grouped(records)} records, round ${round + 1} of ${runs.rounds}: ${subject}`)
      const once = await runNode(args)
      prove(once, records)
      ran[index]?.push(once)
    }
  }
  return (['ms', 'megabytes'] as const).flatMap(measure =>
    ways.map((way, index) => figureOf(way, ran[index] ?? [], measure, { name, records })),
  )
}

function waysOver(file: string, policies: string, workers: readonly number[]): readonly Way[] {
  const dryRun = [CLI, 'dry-run', file, '--policies', policies, '--format', 'json']
  return [
    { subject: PARSED, gives: 'nothing: blocks cut at line ends', args: [PARSE, file] },
    { subject: 'read, `JSON.parse`, with readline', gives: 'nothing', args: [PARSE, file, 'readline'] },
    ...workers.map(count => ({
      subject: `countersign dry-run, ${count} ${count === 1 ? 'worker' : 'workers'}`,
      gives: 'summary of the decisions',
      args: [...dryRun, '--workers', String(count)],
    })),
  ]
}

/** A run that read or decided less than the file holds is not a fast one. */
function prove({ stdout }: Ran, records: number): void {
  const said = JSON.parse(stdout) as { readonly records: number; readonly broken?: number }
  if (said.records !== records || (said.broken ?? 0) > 0) throw new Error(`not every record was read: ${stdout.slice(0, 500)}`)
}

function figureOf(
  { subject, gives }: Way,
  ran: readonly Ran[],
  measure: 'ms' | 'megabytes',
  { name, records }: Pick<Recording, 'name' | 'records'>,
): Figure {
  const timing = timingOf(ran.map(once => once[measure]))
  const question = `${measure === 'ms' ? 'dry run' : 'peak memory'} ${name} ${grouped(records)}`
  return { question, subject, gives, unit: measure === 'ms' ? 'ms' : 'MB', ...timing, against: PARSED }
}

function grouped(records: number): string {
  return records.toLocaleString('en')
}
