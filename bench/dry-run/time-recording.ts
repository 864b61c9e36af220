import { fileURLToPath } from 'node:url'
import { tell } from '../question.ts'
import type { Figure } from '../report/figure.ts'
import { timingOf } from '../timing/measure.ts'
import type { Ran } from '../timing/run-child.ts'
import { runNode } from '../timing/run-child.ts'
import type { Recording } from './recording.ts'
import type { Tally } from './write-recording.ts'

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
  readonly file: string
  readonly right: Tally
  readonly rounds: number
  readonly workers: readonly number[]
}

/** Runs every way over one file, in turns, each in a process of its own: how long it took, and its peak memory. */
export async function timeRecording({ name, records, policies }: Recording, runs: Runs): Promise<readonly Figure[]> {
  const { rounds, right } = runs
  const ways = waysOver(policies, runs)
  const ran: Ran[][] = ways.map(() => [])
  const question = `dry run ${name} ${records.toLocaleString('en')}`
  for (let round = 0; round < rounds; round += 1) {
    for (const [index, { subject, args }] of ways.entries()) {
      tell(`${question}, round ${round + 1} of ${rounds}: ${subject}`)
      const once = await runNode(args)
      prove(once, records, right)
      ran[index]?.push(once)
    }
  }
  return ways.map((way, index) => figureOf(question, way, ran[index] ?? []))
}

function waysOver(policies: string, { file, workers }: Runs): readonly Way[] {
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

interface Said {
  readonly records: number
  readonly verdicts?: Tally
}

/** A run that read or decided less than the file holds, or decided it otherwise, is not a fast one. */
function prove({ stdout }: Ran, records: number, right: Tally): void {
  const said = JSON.parse(stdout) as Said
  const wrong = Object.entries(right).filter(([verdict, count]) => (said.verdicts ?? right)[verdict] !== count)
  if (said.records !== records || wrong.length > 0) throw new Error(`not every record was decided right: ${stdout.slice(0, 1000)}`)
}

function figureOf(question: string, { subject, gives }: Way, ran: readonly Ran[]): Figure {
  const timing = timingOf(ran.map(({ ms }) => ms))
  const memory = timingOf(ran.map(({ megabytes }) => megabytes))
  return { question, subject, gives, unit: 'ms', ...timing, memory, against: PARSED }
}
