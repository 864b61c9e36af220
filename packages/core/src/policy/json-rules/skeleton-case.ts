import { foreignOperator } from '../../values/foreign-operator.ts'
import type { PlainJson } from './plain-json.ts'
import { plainJson } from './plain-json.ts'
import type { ImportedRule, RuleCondition, RuleLeaf, RuleSet } from './rule-set.ts'

/** Values for the facts of one rule, by `fact path`, that most likely make it true. */
export type Wanted = ReadonlyMap<string, PlainJson>

/**
 * Looks for values that make a rule true: of `any` the first part, of each leaf the value that its operator asks for. A guess, not a
 * search: whoever writes it into a case runs it first.
 */
export function wantedBy(rule: ImportedRule, rules: RuleSet): Wanted {
  const wanted = new Map<string, PlainJson>()
  want(rule.conditions, true, { wanted, rules, depth: 0 })
  return wanted
}

interface Wanting {
  readonly wanted: Map<string, PlainJson>
  readonly rules: RuleSet
  readonly depth: number
}

function want(condition: RuleCondition, holds: boolean, wanting: Wanting): void {
  switch (condition.kind) {
    case 'leaf':
      wantLeaf(condition, holds, wanting.wanted)
      return
    case 'not':
      want(condition.of, !holds, wanting)
      return
    case 'broken':
      return
    case 'reference': {
      const target = wanting.rules.conditions.get(condition.name)
      if (target !== undefined && wanting.depth < 32) want(target, holds, { ...wanting, depth: wanting.depth + 1 })
      return
    }
    case 'all':
    case 'any': {
      const every = (condition.kind === 'all') === holds
      for (const part of every ? condition.of : condition.of.slice(0, 1)) want(part, holds, wanting)
    }
  }
}

/** The first of some likely values that the operator takes, or refuses. */
function wantLeaf({ fact, operator, value }: RuleLeaf, holds: boolean, wanted: Map<string, PlainJson>): void {
  const key = keyOf(fact.name, fact.path?.text)
  const test = foreignOperator(operator)
  if (test === undefined) return
  const other = value.kind === 'constant' ? plainJson(value.node) : (wanted.get(keyOf(value.fact.name, value.fact.path?.text)) ?? 1)
  if (value.kind === 'fact') wanted.set(keyOf(value.fact.name, value.fact.path?.text), other)
  const candidates = [wanted.get(key), ...candidatesFor(other)]
  const found = candidates.find(candidate => candidate !== undefined && answers(test, candidate, other) === holds)
  if (found !== undefined) wanted.set(key, found)
}

export function keyOf(fact: string, path: string | undefined): string {
  return path === undefined ? fact : `${fact} ${path}`
}

function candidatesFor(other: PlainJson): readonly PlainJson[] {
  if (typeof other === 'number') return [other, other + 1, other - 1, [other], [other + 1], [other - 1]]
  if (typeof other === 'boolean') return [other, !other, [other], [!other]]
  if (typeof other === 'string') return [other, 'OTHER', [other], ['OTHER'], day(other, '9999-12-31'), day(other, '0001-01-01')]
  if (Array.isArray(other)) return [...other, ...[...other].flatMap(candidatesFor), [...other], 'OTHER', []]
  return []
}

function day(other: string, text: string): string {
  return /^\d{4}-\d\d-\d\d$/.test(other) ? text : other
}

function answers(test: NonNullable<ReturnType<typeof foreignOperator>>, fact: PlainJson, value: PlainJson): boolean | undefined {
  try {
    return test(fact, value)
  } catch {
    return undefined
  }
}
