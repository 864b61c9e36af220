import type { Arbitrary } from 'fast-check'
import { anything, assert, constantFrom, integer, jsonValue, oneof, property } from 'fast-check'
import { expect, test } from 'vitest'
import { BUILT_IN_CODES } from './built-in-codes.ts'
import { decide } from './decide.ts'
import { deciders } from './deciders.ts'
import type { DecisionInput } from './decision-input.ts'
import { inputs } from './generated/decision-input.arbitrary.ts'
import { inputOf } from './generated/decision-input.fixture.ts'
import { WORKSPACE } from './generated/release.fixture.ts'
import { approve, asked, edit, partial, quantity, releaseInput, twoLines } from './generated/release-card.fixture.ts'
import { needs } from './needs.ts'
import { outcomeOf } from './outcome.ts'
import { policySetOf } from './policy-set.ts'
import { compileProgram } from './program/compile-program.ts'
import { readWalk } from './read-walk.ts'

const policies = policySetOf(WORKSPACE)
const MALFORMED = { kind: 'not-applicable', reason: { code: 'input-malformed' } }

/** What JavaScript callers can hand over that no type and no JSON allows; made when asked, because fast-check looks into what it holds. */
const hostile: Arbitrary<() => unknown> = oneof(
  anything({
    withBigInt: true,
    withDate: true,
    withMap: true,
    withSet: true,
    withNullPrototype: true,
    withSparseArray: true,
    withTypedArray: true,
  }).map(value => () => value),
  constantFrom<(() => unknown)[]>(
    () => Object.defineProperty({}, 'policy', { get: thrown, enumerable: true }),
    () => new Proxy({}, { get: thrown, has: thrown, ownKeys: thrown, getOwnPropertyDescriptor: thrown, getPrototypeOf: thrown }),
    revoked,
    cycle,
    () => 'x'.repeat(100_000),
    () => Array.from({ length: 20_000 }, () => ({})),
    () => JSON.parse(`${'['.repeat(5_000)}${']'.repeat(5_000)}`),
    () => JSON.parse('{"__proto__": {"status": "known"}, "constructor": 1}'),
    () => Number.NaN,
    () => '\uD800',
  ),
)

function thrown(): never {
  throw new Error('from outside')
}

function revoked(): unknown {
  const { proxy, revoke } = Proxy.revocable({}, {})
  revoke()
  return proxy
}

function cycle(): unknown {
  const ring: Record<string, unknown> = {}
  ring['ring'] = ring
  return ring
}

// The point is to pass what is no input.
const asInput = (value: unknown): DecisionInput => value as DecisionInput

test('whatever is passed, a decision comes back', () => {
  assert(
    property(hostile, make => {
      const value = make()
      expect(decide(policies, asInput(value))).toMatchObject(MALFORMED)
      expect(needs(policies, asInput(value))).toEqual({ kind: 'nothing' })
    }),
    { numRuns: 500 },
  )
})

/** An event, and releases of a card: as it was shown, and with an edit. */
const wholeInputs = constantFrom(
  inputOf(),
  releaseInput(asked(partial), [approve()]),
  releaseInput(asked(twoLines), [edit(quantity('2')), approve('customer-care', 'bob')]),
)

/** One place of an input, at any depth, replaced by something else. */
function replaced(value: unknown, path: number, by: unknown): unknown {
  const places: { readonly holder: Record<string, unknown>; readonly key: string }[] = []
  const copy = structuredClone(value)
  const pending: unknown[] = [copy]
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (typeof next !== 'object' || next === null) continue
    for (const [key, member] of Object.entries(next)) {
      places.push({ holder: next as Record<string, unknown>, key })
      pending.push(member)
    }
  }
  const place = places[path % places.length]
  if (place !== undefined) place.holder[place.key] = by
  return copy
}

test('an input with anything at any of its places never throws, and never permits more than the whole one', () => {
  assert(
    property(inputs, wholeInputs, integer({ min: 0, max: 500 }), hostile, (input, whole, path, make) => {
      const spoiled = asInput(replaced({ ...whole, subject: { ...inputOf().subject, states: input.subject.states } }, path, make()))
      const decision = decide(policies, spoiled)
      expect(['not-applicable', 'single']).toContain(decision.kind)
      needs(policies, spoiled)
    }),
    { numRuns: 2_000 },
  )
})

test('what JSON can say never needs the last resort', () => {
  const program = compileProgram(WORKSPACE)
  const texts = oneof(
    jsonValue().map(value => () => value),
    constantFrom<(() => unknown)[]>(
      () => JSON.parse(`${'['.repeat(5_000)}${']'.repeat(5_000)}`),
      () => Array.from({ length: 20_000 }, () => ({})),
      () => JSON.parse('{"__proto__": {"status": "known"}, "constructor": 1}'),
      () => null,
    ),
  )
  assert(
    property(inputs, wholeInputs, integer({ min: 0, max: 500 }), texts, (input, whole, path, make) => {
      const walked = readWalk(
        program,
        asInput(replaced({ ...whole, subject: { ...inputOf().subject, states: input.subject.states } }, path, make())),
      )
      if (walked.kind === 'walked') outcomeOf(walked)
    }),
    { numRuns: 2_000 },
  )
})

test('deciders reads any trigger', () => {
  assert(
    property(constantFrom('event', 'proposal', 'release', 'expiry'), hostile, (kind, make) => {
      const triggers = [make(), { kind, event: make(), proposal: make() }]
      for (const trigger of triggers) expect(deciders(policies, trigger as DecisionInput['trigger'])).toEqual([])
    }),
    { numRuns: 500 },
  )
})

test.each([
  'now',
  'tenant',
  'policy',
  'schema',
  'trigger',
  'actor',
  'subject',
  'arrival',
  'facts',
  'scoring',
  'calendars',
  'ledger',
  'standing',
])('without `%s` it is no input', name => {
  const { [name]: _gone, ...rest } = inputOf() as unknown as Record<string, unknown>
  expect(decide(policies, asInput(rest))).toMatchObject(MALFORMED)
})

test('an unknown policy and a guard policy decide nothing', () => {
  for (const policy of ['nobody', 'money-rules']) {
    expect(decide(policies, asInput({ ...inputOf(), policy }))).toMatchObject({
      kind: 'not-applicable',
      policy,
      reason: { code: 'policy-unknown' },
    })
  }
})

test('every built-in code has its meaning', () => {
  for (const [code, meaning] of Object.entries(BUILT_IN_CODES)) {
    expect(code).toMatch(/^[a-z]+(-[a-z]+)*$/)
    expect(meaning).toMatch(/\.$/)
  }
})
