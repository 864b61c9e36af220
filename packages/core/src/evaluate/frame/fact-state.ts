import type { FactModel } from '../../policy/model.ts'
import { decodeValue } from '../../values/decode-value.ts'
import type { Slot } from '../../values/value.ts'
import { ABSENT } from '../../values/value.ts'
import type { WhyMissing } from '../decision.ts'
import type { WhyUnknown } from '../decision-input.ts'
import { decodeAnswer } from './decode-answer.ts'
import type { Frame } from './frame.ts'
import { memberOf } from './member.ts'
import { membersOf } from './members.ts'
import { readInstant } from './read-instant.ts'

/**
 * A fact after `asOf`, `maxAge` and `onMissing`: `value` is what the fact's name reads. `why` says why it is not known, also where
 * `onMissing` lends it a value: it is what `.missing` reads. `asOf` is there only while the fact is known.
 */
export interface FactState {
  readonly value: Slot
  readonly why: WhyMissing | undefined
  readonly asOf: number | undefined
}

const WHY: readonly WhyUnknown[] = ['timeout', 'failed', 'stale', 'skew', 'malformed', 'not-found', 'not-asked', 'erased']

/** The fact of that index, read from the input when it is first asked for; `undefined`: the policy has none. */
export function factAt(frame: Frame, index: number): FactState | undefined {
  const { facts } = frame.once
  const known = facts[index]
  const fact = frame.policy.facts[index]
  if (known !== undefined || fact === undefined) return known
  const state = factState(fact, observationOf(fact, frame), frame.now)
  facts[index] = state
  return state
}

/** A guard policy's facts are recorded under its own name, so that two policies may both call a fact `stock`. */
function observationOf({ name }: FactModel, { policy, input }: Frame): unknown {
  return memberOf(memberOf(input, 'facts'), memberOf(input, 'policy') === policy.id ? name : `${policy.id}/${name}`)
}

/**
 * Reads one observation. Whatever it holds, a fact is known only if its time is at or before `now`, not older than `maxAge`
 * (an age equal to `maxAge` is fresh), and its value is of the fact's type. What nobody asked is unknown whatever `onMissing`
 * says: that speaks of an answer that did not come.
 */
export function factState(fact: FactModel, observation: unknown, now: number | undefined): FactState {
  try {
    return stateOf(fact, observation, now)
  } catch {
    // A getter that throws, a revoked proxy.
    return missing(fact, 'malformed')
  }
}

function stateOf(fact: FactModel, observation: unknown, now: number | undefined): FactState {
  const { status, why, asOf: at, value: answer } = membersOf(observation)
  if (status !== 'known') return missing(fact, status === 'unknown' ? whyOf(why) : observation === undefined ? 'not-asked' : 'malformed')
  const asOf = readInstant(at)
  if (asOf === undefined) return missing(fact, 'malformed')
  if (now === undefined || asOf > now) return missing(fact, 'skew')
  if (fact.maxAgeMs !== undefined && now - asOf > fact.maxAgeMs) return missing(fact, 'stale')
  const value = decodeAnswer(fact.type, answer)
  return value === undefined ? missing(fact, 'malformed') : { value, why: undefined, asOf }
}

function whyOf(why: unknown): WhyUnknown {
  return WHY.find(known => known === why) ?? 'malformed'
}

function missing(fact: FactModel, why: WhyUnknown): FactState {
  return { value: why === 'not-asked' ? undefined : valueOnMissing(fact), why, asOf: undefined }
}

function valueOnMissing({ onMissing, type }: FactModel): Slot {
  switch (onMissing.kind) {
    case 'review':
      return undefined
    case 'skip':
      return ABSENT
    case 'value':
      return decodeValue(type, onMissing.value)
  }
}
