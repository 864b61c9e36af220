import type { Issue } from '@countersign/core'
import type { Answered } from '../cassette/answering.ts'
import type { Decided } from './decided.ts'
import type { KeptIssue } from './summary-issues.ts'

/** How a cassette answered the questions of some decisions: plain data, so that a worker can send it. */
export interface CassettePart {
  readonly answered: number
  /** Of those, recorded failures, by code. */
  readonly failed: Readonly<Record<string, number>>
  readonly missed: number
  /** Keys of the answers that were used, each once. */
  readonly used: readonly string[]
}

/** The same of a whole run. */
export interface CassetteCounts {
  /** Decisions whose question the cassette had the answer to. */
  readonly answered: number
  /** Of those, the ones whose recorded answer is a failure, by code. */
  readonly failed: Readonly<Record<string, number>>
  /** Decisions whose question it had not: each has an issue. */
  readonly missed: number
  /** Recorded answers that nothing asked for; the first hundred keys, to be found in the file. */
  readonly unused: number
  readonly unusedKeys: readonly string[]
}

export interface CassettePartBuilder {
  /** Of a miss the issue that it is. */
  readonly add: (scored: Answered, decided: Decided) => KeptIssue | undefined
  readonly part: () => CassettePart
}

export function createCassettePart(): CassettePartBuilder {
  let [answered, missed] = [0, 0]
  const used = new Set<string>()
  const failed = new Map<string, number>()
  return {
    add: (scored, decided) => {
      if (scored.kind === 'not-asked') return undefined
      if (scored.kind === 'missed') {
        missed += 1
        return { issue: missIssue(scored, decided), once: scored.once === true }
      }
      answered += 1
      const scoring = scored.input.scoring['']
      if (scoring?.status === 'failed') addCount(failed, scoring.why, 1)
      used.add(scored.key)
      return undefined
    },
    part: () => ({ answered, failed: Object.fromEntries(failed), missed, used: [...used] }),
  }
}

export interface CassetteTotals {
  readonly addPart: (part: CassettePart) => void
  /** Nothing for a run without a cassette. */
  readonly counts: () => CassetteCounts | undefined
}

type Missed = Extract<Answered, { readonly kind: 'missed' }>

const MAX_KEYS = 100

/** `recorded`: the keys of all answers of the cassette. */
export function createCassetteTotals(recorded: readonly string[] | undefined): CassetteTotals {
  let [answered, missed] = [0, 0]
  const used = new Set<string>()
  const failed = new Map<string, number>()
  return {
    addPart: part => {
      answered += part.answered
      missed += part.missed
      for (const [code, count] of Object.entries(part.failed)) addCount(failed, code, count)
      for (const key of part.used) used.add(key)
    },
    counts: () => {
      const unused = recorded?.filter(key => !used.has(key))
      if (unused === undefined) return undefined
      const byCount = [...failed].sort(([, a], [, b]) => b - a)
      return { answered, failed: Object.fromEntries(byCount), missed, unused: unused.length, unusedKeys: unused.slice(0, MAX_KEYS) }
    },
  }
}

function addCount(counts: Map<string, number>, code: string, more: number): void {
  counts.set(code, (counts.get(code) ?? 0) + more)
}

/** A reason that many questions share names none of them, so that it is told once. */
function missIssue({ detail, once }: Missed, { file, line, input: { policy, subject } }: Decided): Issue {
  const at = { file, line, column: 1, endLine: line, endColumn: 1 }
  return {
    code: 'cassette-miss',
    severity: 'error',
    message: once === true ? detail : `\`${policy}\` on \`${subject.key}\`: ${detail}`,
    at,
  }
}
