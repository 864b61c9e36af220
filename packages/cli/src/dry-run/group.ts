import type { Enforcement, Verdict } from '@countersign/core'
import type { DecisionFigures } from './decided.ts'
import { OTHER } from './tally.ts'

export type VerdictCounts = Readonly<Record<Verdict, number>>
export type EnforcementCounts = Readonly<Record<Enforcement, number>>

/** Decisions of one policy, of one site, or of all. Every verdict has its number, also 0. */
export interface Group {
  readonly decisions: number
  readonly verdicts: VerdictCounts
  readonly enforcement: EnforcementCounts
}

export interface GroupCount {
  decisions: number
  readonly verdicts: Record<Verdict, number>
  readonly enforcement: Record<Enforcement, number>
}

const MAX_GROUPS = 1000

export function createGroup(): GroupCount {
  return {
    decisions: 0,
    verdicts: { permit: 0, review: 0, deny: 0, 'not-applicable': 0 },
    enforcement: { execute: 0, 'execute-then-await': 0, 'await-approval': 0, block: 0, observe: 0, none: 0 },
  }
}

export function addToGroup(group: GroupCount, { verdict, enforcement }: DecisionFigures, decisions: number): void {
  group.decisions += decisions
  group.verdicts[verdict] += decisions
  group.enforcement[enforcement] += decisions
}

/** The group of that name, made when it is first asked for; names beyond a thousand share one group. */
export function groupNamed(groups: Map<string, GroupCount>, name: string): GroupCount {
  const kept = groups.has(name) || groups.size < MAX_GROUPS ? name : OTHER
  const found = groups.get(kept) ?? createGroup()
  groups.set(kept, found)
  return found
}

export function sortedGroups(groups: ReadonlyMap<string, Group>): Readonly<Record<string, Group>> {
  return Object.fromEntries([...groups].sort(([nameA, a], [nameB, b]) => b.decisions - a.decisions || (nameA < nameB ? -1 : 1)))
}
