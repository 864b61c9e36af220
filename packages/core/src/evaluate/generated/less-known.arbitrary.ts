import type { GeneratorValue } from 'fast-check'
import { constantFrom, integer } from 'fast-check'
import { isJsonObject } from '../../values/is-json-object.ts'
import type { ValueType } from '../../values/value-type.ts'
import { memberOf } from '../frame/member.ts'
import type { Situation } from './frame.arbitrary.ts'
import { FACTS, FIELDS, MONEY, OPTION_LETS, object, STEP_PARAMS } from './world.arbitrary.ts'

/**
 * The same situation with some of what is known made unknown. Facts that `onMissing` lends a value stay as they are: there the author
 * says what absence means, which is the declared exception of the law.
 */
export function lessKnown(situation: Situation, g: GeneratorValue): Situation {
  return {
    input: lessInput(situation.input, g),
    option: isRare(g) ? undefined : lessMembers(OPTION_LETS, situation.option, g),
    step: isRare(g) ? undefined : lessMembers(STEP_PARAMS, situation.step, g),
    late: isRare(g) ? [...situation.late, g(() => constantFrom(...Object.keys(STEP_PARAMS)))] : situation.late,
    cost: lessJson(MONEY, situation.cost, g),
    exposure: lessJson(MONEY, situation.exposure, g),
  }
}

function lessInput(input: unknown, g: GeneratorValue): unknown {
  if (!isJsonObject(input)) return input
  const facts = memberOf(input, 'facts')
  return {
    ...input,
    subject: { data: lessJson(object('order'), memberOf(memberOf(input, 'subject'), 'data'), g) },
    ...(isJsonObject(facts) ? { facts: lessFacts(facts, g) } : {}),
    ...(isRare(g) ? { calendars: 5 } : {}),
  }
}

function lessFacts(facts: object, g: GeneratorValue): object {
  const reviewed = FACTS.filter(({ name, onMissing }) => onMissing.kind === 'review' && Object.hasOwn(facts, name))
  return {
    ...facts,
    ...Object.fromEntries(
      reviewed.map(({ name, type }) => {
        const observation = memberOf(facts, name)
        if (isRare(g)) return [name, { status: 'unknown', why: 'timeout' }]
        return [
          name,
          isJsonObject(observation) ? { ...observation, value: lessJson(type, memberOf(observation, 'value'), g) } : observation,
        ]
      }),
    ),
  }
}

function lessMembers(types: Readonly<Record<string, ValueType>>, members: Situation['option'], g: GeneratorValue): Situation['option'] {
  if (members === undefined) return undefined
  return Object.fromEntries(Object.entries(members).map(([name, json]) => [name, lessJson(types[name] ?? MONEY, json, g)]))
}

/** Malformed is unknown, for every type; absent stays absent. */
function lessJson(type: ValueType, json: unknown, g: GeneratorValue): unknown {
  if (isRare(g)) return type.kind === 'object' || type.kind === 'map' || type.kind === 'list' ? 5 : {}
  if (type.kind === 'list' && Array.isArray(json) && json.length < 10) return json.map(item => lessJson(type.of, item, g))
  if (!isJsonObject(json)) return json
  if (type.kind === 'map') return Object.fromEntries(Object.entries(json).map(([key, row]) => [key, lessJson(type.of, row, g)]))
  if (type.kind !== 'object') return json
  const fields = FIELDS[type.name ?? ''] ?? {}
  return Object.fromEntries(Object.entries(json).map(([name, value]) => [name, lessJson(fields[name] ?? MONEY, value, g)]))
}

function isRare(g: GeneratorValue): boolean {
  return g(() => integer({ min: 0, max: 11 })) === 0
}
