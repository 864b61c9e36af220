import type { FaultCase } from './fault-case.ts'

/** Cases that ask the same and have the same answer: one request serves them all. */
export type CaseGroup = readonly [FaultCase, ...FaultCase[]]

export function caseGroups(cases: readonly FaultCase[]): readonly CaseGroup[] {
  const groups = new Map<string, [FaultCase, ...FaultCase[]]>()
  for (const one of cases) {
    const key = JSON.stringify([one.input.policy, one.need, one.says.by])
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [one])
    else group.push(one)
  }
  return [...groups.values()]
}
