import type { Expression } from '../../policy/expression.ts'
import type { FactModel, PolicyModel } from '../../policy/model.ts'
import { isJsonObject } from '../../values/is-json-object.ts'
import { sayDuration } from './say-duration.ts'
import { sayExpression } from './say-expression.ts'
import { sayJson } from './say-json.ts'
import { sayList } from './say-list.ts'

/** What is asked of which system, how old the answer may be, and what holds without one. */
export function sayFact(fact: FactModel, index: number, policy: PolicyModel): string {
  const about = fact.with.map(([name, value]) => `${name} ${sayExpression(value, policy)}`)
  const asked = about.length === 0 ? '' : ` for ${sayList(about)}`
  const age = fact.maxAgeMs === undefined ? '' : `, not older than ${sayDuration(fact.maxAgeMs)}`
  return `${fact.name} is ${fact.query} of the ${fact.system.toUpperCase()}${asked}${age}. ${sayOnMissing(fact)}${sayEach(fact, index, policy)}`
}

function sayOnMissing({ onMissing }: FactModel): string {
  switch (onMissing.kind) {
    case 'review':
      return 'Where it is needed and missing, a person decides.'
    case 'skip':
      return 'If it is missing, it counts as not there.'
    case 'value':
      return `If it is missing, it counts as ${sayJson(onMissing.value)}.`
  }
}

/** What the policy takes for a key that the answer does not have: written once with the fact, kept where the fact is read. */
function sayEach({ key }: FactModel, index: number, policy: PolicyModel): string {
  const missing = key.length === 0 ? undefined : eachMissing(index, policy)
  if (missing === undefined) return ''
  const each = `each ${sayList(key)}`
  if (missing === 'unknown') return ` There is one answer for ${each}; for one that is missing, a person decides.`
  return ` There is one answer for ${each}; one that is missing counts as ${sayJson(missing)}.`
}

type KeyExpression = Extract<Expression, { op: 'key' }>

function eachMissing(index: number, policy: PolicyModel): KeyExpression['missing'] {
  let found: KeyExpression['missing']
  // A model is plain JSON: writing it visits every expression.
  JSON.stringify(policy, (_key, part: unknown) => {
    if (isRead(part, index)) found ??= part.missing
    return part
  })
  return found
}

function isRead(part: unknown, index: number): part is KeyExpression {
  if (!isJsonObject(part) || part['op'] !== 'key') return false
  const of = part['of']
  return isJsonObject(of) && of['op'] === 'fact' && of['index'] === index
}
