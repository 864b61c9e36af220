import type { FactModel, PolicyModel, WorkspaceModel } from '../policy/model.ts'
import type { ValueType } from '../values/value-type.ts'

/** Under which name a decision reads a fact, and under which names a recording may have it; the first that is there counts. */
export interface FactName {
  readonly name: string
  readonly query: string
  readonly type: ValueType
  readonly recordedAs: readonly string[]
}

/**
 * The facts that a decision of this policy may read: its own, by their names, and those of guard policies as `<policy>/<fact>`.
 *
 * A recording may have a fact of the decider as `<policy>/<fact>` too, where several policies decide on one event. A guard policy's
 * fact may be recorded once with the decider's, if both ask the same; else under its plain name, if the decider has none of that name.
 */
export function factNames(model: WorkspaceModel, policy: string): readonly FactName[] {
  const decider = model.policies.find(one => one.id === policy)
  if (decider === undefined) return []
  const own = decider.facts.map(({ name, query, type }) => ({ name, query, type, recordedAs: [`${policy}/${name}`, name] }))
  const guards = model.policies.filter(one => one.options.length === 0 && one.id !== policy && one.subject === decider.subject)
  return [...own, ...guards.flatMap(guard => guard.facts.map(fact => guardFactName(guard, fact, decider)))]
}

function guardFactName(guard: PolicyModel, fact: FactModel, decider: PolicyModel): FactName {
  const name = `${guard.id}/${fact.name}`
  const same = decider.facts.filter(one => question(one) === question(fact)).map(one => one.name)
  const plain = decider.facts.some(one => one.name === fact.name) ? [] : [fact.name]
  return { name, query: fact.query, type: fact.type, recordedAs: [name, ...same, ...plain] }
}

function question({ query, system, with: args }: FactModel): string {
  return JSON.stringify([query, system, args])
}
