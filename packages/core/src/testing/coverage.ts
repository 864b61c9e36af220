import type { Decision } from '../evaluate/decision.ts'
import type { PolicySet } from '../evaluate/policy-set.ts'
import { modelOf } from '../evaluate/policy-set.ts'
import type { Issue } from '../policy/issue.ts'
import type { CoverageSide } from './coverage-sides.ts'
import { coverageSides } from './coverage-sides.ts'
import type { SideName } from './shown-sides.ts'
import { shownSides } from './shown-sides.ts'

/** A side, and how many cases showed it. */
export interface Covered extends CoverageSide {
  readonly cases: number
}

/** What the cases showed of every policy of the workspace itself; of a pack's policy only if there are cases of it here. */
export function coverageOf(policies: PolicySet, decisions: readonly Decision[]): readonly Covered[] {
  const model = modelOf(policies)
  const counts = new Map<string, number>()
  for (const decision of decisions)
    for (const side of shownSides(decision, model)) counts.set(nameOf(side), (counts.get(nameOf(side)) ?? 0) + 1)
  const tested = new Set<string>(decisions.map(decision => decision.policy))
  return coverageSides(policies)
    .filter(({ policy, at }) => tested.has(policy) || !at.file.startsWith('pack:'))
    .map(side => ({ ...side, cases: counts.get(nameOf(side)) ?? 0 }))
}

/** One warning a side that no case shows, at the construct. */
export function coverageFindings(coverage: readonly Covered[]): readonly Issue[] {
  return coverage
    .filter(({ cases }) => cases === 0)
    .map(({ policy, kind, construct, side, at }) => ({
      code: 'not-covered',
      severity: 'warning',
      message: `no case of \`${policy}\` shows ${MEANING[kind]} \`${construct}\` ${SIDES[side]}`,
      at,
    }))
}

const MEANING: Readonly<Record<CoverageSide['kind'], string>> = {
  rule: 'rule',
  guard: 'guard',
  gate: 'gate',
  only: 'condition',
  option: 'option',
}

const SIDES: Readonly<Record<CoverageSide['side'], string>> = {
  true: 'true',
  false: 'false',
  permit: 'letting a plan pass',
  review: 'sending a plan to review',
  deny: 'denying a plan',
  chosen: 'chosen',
  met: 'met',
  unmet: 'not met',
}

function nameOf({ policy, construct, side }: SideName): string {
  return `${policy} ${construct} ${side}`
}
