import type { LifecycleModel } from '../../policy/model.ts'
import type { Followed } from './follow-object.ts'
import type { LifecycleFinding, LifecycleSummary, UnseenTransition } from './lifecycle-summary.ts'
import type { TransitionJudgement } from './transition-judgement.ts'

const MOST_EXAMPLES = 5

/** What the events of all objects have shown so far, counted in memory that the lifecycles bound. */
export interface LifecycleTally {
  readonly judgements: Counts
  unknownSource: number
  readonly findings: Map<string, Group>
  readonly missing: Map<string, Missing>
  readonly heard: Map<string, Heard>
}

type Counts = { -readonly [kind in keyof LifecycleSummary['judgements']]: number }

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

/** How often an event came, and the states from which it led its object on. */
interface Heard {
  count: number
  readonly left: Set<string>
}

export function lifecycleTally(): LifecycleTally {
  return {
    judgements: { moved: 0, adopted: 0, unmoved: 0, ignored: 0, duplicate: 0, stale: 0, 'not-the-owner': 0, 'out-of-order': 0, invalid: 0 },
    unknownSource: 0,
    findings: new Map(),
    missing: new Map(),
    heard: new Map(),
  }
}

/** Counts one judgement, and what it finds. */
export function countJudgement(
  tally: LifecycleTally,
  event: string,
  { left, late }: Followed,
  judgement: Exclude<TransitionJudgement, { kind: 'ignored' }>,
): void {
  hear(tally, event, left)
  tally.judgements[judgement.kind === 'refused' ? judgement.reason : judgement.kind] += 1
  if (judgement.system === undefined) tally.unknownSource += 1
  if (judgement.kind !== 'refused') return
  addFinding(tally, event, judgement)
  for (const one of judgement.missing) missed(tally, judgement.type, one).count += 1
  if (!late) return
  missed(tally, judgement.type, event).count -= 1
  missed(tally, judgement.type, event).late += 1
}

export function countsOf({
  judgements,
  unknownSource,
  findings,
  missing,
}: LifecycleTally): Pick<LifecycleSummary, 'judgements' | 'unknownSource' | 'findings' | 'missing'> {
  return {
    judgements: { ...judgements },
    unknownSource,
    findings: [...findings.values()].map(one => ({ ...one, examples: [...one.examples] })),
    missing: [...missing.values()].map(one => ({ ...one })),
  }
}

/** The transitions of a lifecycle that no event has made, one for each state that they lead from. */
export function neverSeen({ heard }: LifecycleTally, { type, transitions }: LifecycleModel): readonly UnseenTransition[] {
  return transitions.flatMap(({ from, to, by }) => {
    const { count = 0, left } = heard.get(by) ?? {}
    return from.filter(state => left?.has(state) !== true).map(state => ({ type, from: state, to, by, observed: count }))
  })
}

function hear({ heard }: LifecycleTally, event: string, left: string | undefined): void {
  const known = heard.get(event) ?? { count: 0, left: new Set() }
  known.count += 1
  if (left !== undefined) known.left.add(left)
  if (known.count === 1) heard.set(event, known)
}

function addFinding({ findings }: LifecycleTally, event: string, judgement: Extract<TransitionJudgement, { kind: 'refused' }>): void {
  const { type, key, reason, from, missing } = judgement
  const name = keyOf(type, reason, event, from ?? '', ...missing)
  const known = findings.get(name) ?? { type, reason, event, ...(from === undefined ? {} : { from }), missing, count: 0, examples: [] }
  known.count += 1
  if (known.examples.length < MOST_EXAMPLES && !known.examples.includes(key)) known.examples.push(key)
  findings.set(name, known)
}

function missed({ missing }: LifecycleTally, type: string, event: string): Missing {
  const name = keyOf(type, event)
  const known = missing.get(name) ?? { type, event, count: 0, late: 0 }
  missing.set(name, known)
  return known
}

/** None of the names that are joined has a blank in it. */
function keyOf(...names: readonly string[]): string {
  return names.join(' ')
}
