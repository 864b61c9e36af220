import type { LifecycleModel } from '../../policy/model.ts'
import type { Followed } from './follow-object.ts'
import type { LifecycleFinding, LifecycleSummary, UnseenTransition } from './lifecycle-summary.ts'
import type { TransitionJudgement } from './transition-judgement.ts'

const MOST_EXAMPLES = 5

/** Counts what the events of all objects have shown, in memory that the lifecycles bound. */
export interface LifecycleTally {
  readonly ignore: () => void
  readonly add: (event: string, followed: Followed, judgement: Exclude<TransitionJudgement, { kind: 'ignored' }>) => void
  readonly counts: () => Pick<LifecycleSummary, 'judgements' | 'unknownSource' | 'findings' | 'missing'>
  readonly neverSeen: (lifecycle: LifecycleModel) => readonly UnseenTransition[]
}

interface Group extends LifecycleFinding {
  count: number
  readonly examples: string[]
}

interface Missing {
  readonly type: string
  readonly event: string
  count: number
  late: number
}

export function lifecycleTally(): LifecycleTally {
  const judgements = { moved: 0, adopted: 0, unmoved: 0, ignored: 0, ...REFUSALS }
  const findings = new Map<string, Group>()
  const missing = new Map<string, Missing>()
  const observed = new Map<string, number>()
  const made = new Set<string>()
  let unknownSource = 0

  const missed = (type: string, event: string): Missing => {
    const name = keyOf(type, event)
    const known = missing.get(name) ?? { type, event, count: 0, late: 0 }
    missing.set(name, known)
    return known
  }

  return {
    ignore: () => {
      judgements.ignored += 1
    },
    add: (event, { left, late }, judgement) => {
      const { type } = judgement
      observed.set(event, (observed.get(event) ?? 0) + 1)
      judgements[judgement.kind === 'refused' ? judgement.reason : judgement.kind] += 1
      if (judgement.system === undefined) unknownSource += 1
      if (left !== undefined) made.add(keyOf(type, left, event))
      if (judgement.kind !== 'refused') return
      addFinding(findings, event, judgement)
      for (const one of judgement.missing) missed(type, one).count += 1
      if (!late) return
      missed(type, event).count -= 1
      missed(type, event).late += 1
    },
    counts: () => ({
      judgements: { ...judgements },
      unknownSource,
      findings: [...findings.values()].map(one => ({ ...one, examples: [...one.examples] })),
      missing: [...missing.values()].map(one => ({ ...one })),
    }),
    neverSeen: ({ type, transitions }) =>
      transitions.flatMap(({ from, to, by }) =>
        from
          .filter(state => !made.has(keyOf(type, state, by)))
          .map(state => ({ type, from: state, to, by, observed: observed.get(by) ?? 0 })),
      ),
  }
}

const REFUSALS = { duplicate: 0, stale: 0, 'not-the-owner': 0, 'out-of-order': 0, invalid: 0 }

function addFinding(groups: Map<string, Group>, event: string, judgement: Extract<TransitionJudgement, { kind: 'refused' }>): void {
  const { type, key, reason, from, missing } = judgement
  const name = keyOf(type, reason, event, from ?? '', ...missing)
  const known = groups.get(name) ?? { type, reason, event, ...(from === undefined ? {} : { from }), missing, count: 0, examples: [] }
  known.count += 1
  if (known.examples.length < MOST_EXAMPLES && !known.examples.includes(key)) known.examples.push(key)
  groups.set(name, known)
}

/** None of the names that are joined has a blank in it. */
function keyOf(...names: readonly string[]): string {
  return names.join(' ')
}
