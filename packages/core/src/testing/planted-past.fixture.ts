import { makeRecord } from '../audit/record.ts'
import { decide } from '../evaluate/decide.ts'
import type { DecisionInput, Scoring } from '../evaluate/decision-input.ts'
import type { PolicySet } from '../evaluate/policy-set.ts'
import { modelOf } from '../evaluate/policy-set.ts'
import type { Catalogue } from '../policy/link/catalogue.ts'
import { isJsonObject } from '../values/is-json-object.ts'
import { ANOTHER_PERSON, plantedInput } from './planted.fixture.ts'
import { questionOf } from './question-of.ts'

export interface PlantedPast {
  /** The record, as a file has it. */
  readonly line: string
  /** All that is planted in it, the business key too: of a past case none of it may arrive. */
  readonly plants: readonly string[]
}

/**
 * Records of a case with another person's data in every text of it, and in what a scorer wrote: with the name alone in personal fields,
 * and with everything. `number` keeps their events apart.
 */
export function plantedPast(policies: PolicySet, catalogue: Catalogue, input: DecisionInput, number: number): readonly PlantedPast[] {
  return (['name', 'text'] as const).flatMap(personal =>
    [true, false].flatMap(overwrite => {
      const planted = plantedInput(modelOf(policies), catalogue, input, { overwrite, personal, another: true })
      const plants = planted.plants.flatMap(({ opaque, recognisable }) => [opaque, ...recognisable])
      const key = `past${number}${personal}${overwrite}zq`
      const past = withKey(answered(policies, planted.input, `${ANOTHER_PERSON} wrote ${plants.join(', ')}`), key)
      const decision = decide(policies, past)
      if (decision.kind !== 'single') return []
      return [{ line: JSON.stringify(makeRecord(policies, past, decision)), plants: [...new Set([...plants, ANOTHER_PERSON, key])] }]
    }),
  )
}

/** The key stands in the data too, and has to be the same. */
function withKey(input: DecisionInput, key: string): DecisionInput {
  const { subject, trigger } = input
  const members = isJsonObject(subject.data) ? Object.entries(subject.data) : []
  const data = Object.fromEntries(members.map(([name, value]) => [name, value === subject.key ? key : value]))
  const event = trigger.kind === 'event' ? { ...trigger.event, id: key, subject: key, data } : undefined
  return { ...input, subject: { ...subject, key, data }, trigger: event === undefined ? trigger : { kind: 'event', event } }
}

/** Sure of the first option, where a scorer is asked at all. */
function answered(policies: PolicySet, input: DecisionInput, rationale: string): DecisionInput {
  const scoring = (questionOf(policies, input)?.questions ?? []).map(({ element, scorer, choices }): [string, Scoring] => [
    element,
    {
      status: 'answered',
      scorer,
      confidence: Object.fromEntries(choices.map(({ option }, index) => [option, index === 0 ? '0.97' : '0.02'])),
      rationale,
    },
  ])
  return { ...input, scoring: Object.fromEntries(scoring) }
}
