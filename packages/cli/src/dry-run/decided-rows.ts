import type { Decision, Reason } from '@countersign/core'
import type { Decided, DecisionFigures } from './decided.ts'
import { figuresOf, missingName } from './decided.ts'

/** What decisions of one policy at one site say, word for word the same. */
export interface DecidedRow extends DecisionFigures {
  readonly policy: string
  readonly site: string | undefined
  /** Policy, verdict, what would happen, option without its instance, and the voices on the plan: examples are kept of each kind. */
  readonly kind: string
}

export type CountedRow = readonly [row: DecidedRow, decisions: number]

/** Counts alike decisions. Figures are made only of the first of its row: this runs on every decision of a run. */
export interface DecidedRows {
  readonly add: (decided: Decided) => DecidedRow
  /** In the order of their first decisions. */
  readonly rows: () => readonly CountedRow[]
}

interface Counting {
  readonly row: DecidedRow
  decisions: number
}

/** A tree over what a decision says, word by word. The words are the policy's own strings, so a step costs next to nothing. */
interface Branch {
  readonly next: Map<Word, Branch>
  counting?: Counting
}

type Word = string | number | undefined

export function createRows(): DecidedRows {
  const root: Branch = { next: new Map() }
  const countings: Counting[] = []
  return {
    add: decided => {
      const branch = branchOf(root, decided)
      branch.counting ??= startCounting(decided, countings)
      branch.counting.decisions += 1
      return branch.counting.row
    },
    rows: () => countings.map(({ row, decisions }) => [row, decisions] as const),
  }
}

function startCounting({ input: { policy }, site, decision }: Decided, countings: Counting[]): Counting {
  const figures = figuresOf(decision)
  const { verdict, enforcement, option = '', reasons } = figures
  const kind = `${policy} ${verdict} ${enforcement} ${option.replace(/\[.*$/s, '')} ${reasons.join(' ')}`
  const counting = { row: { ...figures, policy, site, kind }, decisions: 0 }
  countings.push(counting)
  return counting
}

/** Equal branches mean equal figures; the reverse is not needed. Each word has its place, or follows a mark: none passes for another. */
function branchOf(root: Branch, { input, site, decision }: Decided): Branch {
  const head = step(step(root, input.policy), site)
  return decision.kind === 'not-applicable' ? step(step(head, decision.kind), decision.reason.code) : outcomeBranch(head, decision)
}

function outcomeBranch(
  head: Branch,
  { verdict, enforcement, chosen, fallback, reasons, struck }: Extract<Decision, { readonly kind: 'single' }>,
): Branch {
  let branch = step(step(step(step(head, verdict), enforcement), chosen?.plan.option), fallback?.plan.option)
  for (const reason of reasons) branch = reasonBranch(branch, reason)
  branch = step(branch, STRUCK)
  for (const one of struck) for (const { policy, code } of one.reasons) branch = step(step(branch, policy), code)
  return branch
}

function reasonBranch(before: Branch, { policy, code, counted, missing }: Reason): Branch {
  let branch = step(step(step(before, counted ? COUNTED : OBSERVED), policy), code)
  for (const [path, why] of missing) branch = step(step(step(branch, MISSING), missingName(path)), why)
  return branch
}

const [COUNTED, OBSERVED, MISSING, STRUCK] = [0, 1, 2, 3] as const

function step(branch: Branch, word: Word): Branch {
  const found = branch.next.get(word)
  if (found !== undefined) return found
  const grown: Branch = { next: new Map() }
  branch.next.set(word, grown)
  return grown
}
