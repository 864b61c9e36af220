import type { Issue } from '@countersign/core'
import type { ReplayedScoring } from '@countersign/core/scoring'
import type { Decided } from './decided.ts'

/** How a cassette answered the questions of some decisions: plain data, so that a worker can send it. */
export interface CassettePart {
  readonly answered: number
  readonly missed: number
  /** Keys of the answers that were used, each once. */
  readonly used: readonly string[]
}

/** The same of a whole run. */
export interface CassetteCounts {
  /** Decisions whose question the cassette had the answer to. */
  readonly answered: number
  /** Decisions whose question it had not: each has an issue. */
  readonly missed: number
  /** Recorded answers that nothing asked for; the first hundred keys, to be found in the file. */
  readonly unused: number
  readonly unusedKeys: readonly string[]
}

export interface CassettePartBuilder {
  /** Of a miss the issue that it is. */
  readonly add: (scored: ReplayedScoring, decided: Decided) => Issue | undefined
  readonly part: () => CassettePart
}

export function createCassettePart(): CassettePartBuilder {
  let [answered, missed] = [0, 0]
  const used = new Set<string>()
  return {
    add: (scored, decided) => {
      if (scored.kind === 'not-asked') return undefined
      if (scored.kind === 'missed') {
        missed += 1
        return missIssue(scored.detail, decided)
      }
      answered += 1
      used.add(scored.key)
      return undefined
    },
    part: () => ({ answered, missed, used: [...used] }),
  }
}

export interface CassetteTotals {
  readonly addPart: (part: CassettePart) => void
  /** Nothing for a run without a cassette. */
  readonly counts: () => CassetteCounts | undefined
}

const MAX_KEYS = 100

/** `recorded`: the keys of all answers of the cassette. */
export function createCassetteTotals(recorded: readonly string[] | undefined): CassetteTotals {
  let [answered, missed] = [0, 0]
  const used = new Set<string>()
  return {
    addPart: part => {
      answered += part.answered
      missed += part.missed
      for (const key of part.used) used.add(key)
    },
    counts: () => {
      const unused = recorded?.filter(key => !used.has(key))
      return unused === undefined ? undefined : { answered, missed, unused: unused.length, unusedKeys: unused.slice(0, MAX_KEYS) }
    },
  }
}

function missIssue(detail: string, { file, line, input: { policy, subject } }: Decided): Issue {
  const at = { file, line, column: 1, endLine: line, endColumn: 1 }
  return { code: 'cassette-miss', severity: 'error', message: `\`${policy}\` on \`${subject.key}\`: ${detail}`, at }
}
