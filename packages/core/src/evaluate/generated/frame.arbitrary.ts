import type { Arbitrary } from 'fast-check'
import { array, constant, constantFrom, oneof, option, record } from 'fast-check'
import { decodeValue } from '../../values/decode-value.ts'
import type { Slot } from '../../values/value.ts'
import type { ValueType } from '../../values/value-type.ts'
import type { DecisionInput } from '../decision-input.ts'
import { compileTerms } from '../expression/compile-terms.ts'
import type { Frame, StepFrame } from '../frame/frame.ts'
import { makeFrame, parametersOf } from '../frame/make-frame.ts'
import { hostile, wellFormed, wild } from './json.arbitrary.ts'
import { CONTEXT, FACTS, MONEY, OPTION_LETS, object, POLICY, STEP_PARAMS } from './world.arbitrary.ts'

const NOW = '2026-03-21T12:00:00Z'
const TERMS = compileTerms(CONTEXT)
const PARAMETERS = parametersOf(POLICY)

/** What a frame is made of, as plain data, so that one case can make several frames and shrinks to something readable. */
export interface Situation {
  readonly input: unknown
  readonly option: Members | undefined
  readonly step: Members | undefined
  readonly late: readonly string[]
  readonly cost: unknown
  readonly exposure: unknown
}

type Members = Readonly<Record<string, unknown>>

/** JSON for a type: `wellFormed`, or `wild`. */
type JsonFor = (type: ValueType) => Arbitrary<unknown>

/** A situation in which little is missing, or one in which anything may be missing, stale, malformed or hostile. */
export function situations(): Arbitrary<Situation> {
  return oneof(situationsOf(wellFormed), situationsOf(wild))
}

function situationsOf(json: JsonFor): Arbitrary<Situation> {
  return record({
    input: oneof({ weight: 40, arbitrary: inputs(json) }, { weight: 1, arbitrary: hostile() }),
    option: option(membersOf(OPTION_LETS, json)),
    step: option(membersOf(STEP_PARAMS, json)),
    late: array(constantFrom(...Object.keys(STEP_PARAMS)), { maxLength: 1 }),
    cost: json(MONEY),
    exposure: json(MONEY),
  }).map(({ option: judged, step, ...rest }) => ({ ...rest, option: judged ?? undefined, step: step ?? undefined }))
}

export function frameOf({ input, option: judged, step, late, cost, exposure }: Situation): Frame {
  // Hostile on purpose: `makeFrame` must cope with what is no `DecisionInput`.
  const frame = makeFrame(TERMS, input as DecisionInput, PARAMETERS)
  frame.option = judged === undefined ? undefined : { id: 'hold', lets: decoded(OPTION_LETS, judged) }
  frame.step = step === undefined ? undefined : stepOf(decoded(STEP_PARAMS, step), late)
  frame.cost = decodeValue(MONEY, cost)
  frame.exposure = decodeValue(MONEY, exposure)
  return frame
}

function stepOf(values: Map<string, Slot>, late: readonly string[]): StepFrame {
  for (const name of late) values.set(name, undefined)
  return { action: 'order.hold', values, late: new Set(late) }
}

function decoded(types: Readonly<Record<string, ValueType>>, members: Members): Map<string, Slot> {
  return new Map(
    Object.entries(types)
      .filter(([name]) => Object.hasOwn(members, name))
      .map(([name, type]) => [name, decodeValue(type, members[name])]),
  )
}

function membersOf(types: Readonly<Record<string, ValueType>>, json: JsonFor): Arbitrary<Members> {
  return record(Object.fromEntries(Object.entries(types).map(([name, type]) => [name, json(type)])), { requiredKeys: [] })
}

function inputs(json: JsonFor): Arbitrary<unknown> {
  return record({
    now: oneof({ weight: 30, arbitrary: constant(NOW) }, { weight: 1, arbitrary: hostile() }),
    policy: constantFrom('release', 'release', 'release', 'other'),
    trigger: triggers(),
    subject: record({ data: json(object('order')) }),
    facts: record(Object.fromEntries(FACTS.map(({ name, type }) => [name, observations(json(type))])), { requiredKeys: [] }),
    calendars: oneof(
      { weight: 8, arbitrary: constant(CALENDARS) },
      { weight: 1, arbitrary: hostile() },
      { weight: 1, arbitrary: record({ A: hostile() }) },
    ),
  })
}

function triggers(): Arbitrary<unknown> {
  const event = record(
    {
      id: wild({ kind: 'text' }),
      type: wild({ kind: 'text' }),
      source: constant('/wms/a'),
      subject: wild({ kind: 'text' }),
      time: wild({ kind: 'instant' }),
    },
    { requiredKeys: [] },
  )
  return oneof(record({ kind: constant('event'), event }), constant({ kind: 'expiry', of: 'x' }), hostile())
}

/** Around `now` and around the `maxAge` of the facts that have one. */
const TIMES = [
  NOW,
  '2026-03-21T11:59:00Z',
  '2026-03-21T11:58:59.999Z',
  '2026-03-21T12:00:00.001Z',
  '2026-03-20T12:00:00Z',
  'yesterday',
] as const

function observations(value: Arbitrary<unknown>): Arbitrary<unknown> {
  const known = record({ status: constant('known'), value, asOf: constantFrom(...TIMES) })
  const unknown = record({ status: constant('unknown'), why: constantFrom('timeout', 'not-asked', 'not-found', 'erased', 'nonsense') })
  return oneof({ weight: 8, arbitrary: known }, { weight: 2, arbitrary: unknown }, { weight: 1, arbitrary: hostile() })
}

/** Ten days around `now`, UTC, open from 6 to 22 but for one Sunday, with a cutoff on some days. */
const CALENDARS = Object.fromEntries(
  ['A', 'B'].map(site => [
    site,
    {
      days: Array.from({ length: 10 }, (_, index) => {
        const at = (hours: number): string => new Date(Date.UTC(2026, 2, 17 + index, hours)).toISOString()
        const open =
          index === 5
            ? []
            : [
                [at(6), at(12)],
                [at(13), at(22)],
              ]
        return {
          day: at(0).slice(0, 10),
          starts: at(0),
          ends: at(24),
          open,
          cutoffs: index % 2 === 0 ? { A: at(14), B: at(15) } : { A: at(14) },
        }
      }),
    },
  ]),
)
