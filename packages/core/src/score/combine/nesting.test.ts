import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isScoringProvenance } from '../../evaluate/arrival/well-formed-provenance.ts'
import type { FailureCode } from '../failure-codes.ts'
import { FAILURE_CODES } from '../failure-codes.ts'
import type { Scorer } from '../scorer.ts'
import { calibrated } from './calibrated.ts'
import { memoryMeter } from './memory-meter.ts'
import type { Line, Scripted } from './scripted.fixture.ts'
import { asking, OPTIONS, QUESTION, scripted } from './scripted.fixture.ts'
import { selfConsistent } from './self-consistent.ts'
import { split } from './split.ts'
import { withBudget } from './with-budget.ts'
import { withCircuitBreaker } from './with-circuit-breaker.ts'
import { withConcurrencyLimit } from './with-concurrency-limit.ts'
import { withFallback } from './with-fallback.ts'
import { withShadow } from './with-shadow.ts'
import { withTimeout } from './with-timeout.ts'

/** A combination as data, so that a failing case can be read. */
type Nesting = Line | readonly [kind: keyof typeof COMBINE, inner: Nesting, beside: Nesting]

const COMBINE = {
  fallback: (inner, other) => withFallback(inner, other),
  timeout: inner => withTimeout(inner, { ms: 60_000 }),
  budget: inner =>
    withBudget(inner, { meter: memoryMeter(() => 0), name: 'b', limit: { tokens: '3' }, estimate: { tokens: '1' }, perMs: 1000 }),
  circuit: inner => withCircuitBreaker(inner, { failures: 1, openMs: 60_000 }),
  limit: inner => withConcurrencyLimit(inner, { atOnce: 1, waiting: 1 }),
  consistent: inner => selfConsistent(inner, { samples: 3 }),
  shadow: (inner, other) => withShadow(inner, { challenger: other, holdMs: 60_000 }),
  split: (inner, other) =>
    split({
      experiment: 'e',
      arms: [
        { arm: 'a', weight: 1, scorer: inner },
        { arm: 'b', weight: 1, scorer: other },
      ],
    }),
  calibrated: inner => calibrated(inner, { kind: 'temperature', temperature: 2 }),
} as const satisfies Readonly<Record<string, (inner: Scorer, other: Scorer) => Scorer>>

const KINDS = Object.keys(COMBINE).filter((kind): kind is keyof typeof COMBINE => Object.hasOwn(COMBINE, kind))
const CODES = Object.keys(FAILURE_CODES).filter((code): code is FailureCode => Object.hasOwn(FAILURE_CODES, code))

const confidence = fc.constantFrom('0', '0.5', '0.50', '0.99999999', '1', '1.1', '-0.1', 'NaN', '', '1e9')
const anyLine: fc.Arbitrary<Line> = fc.oneof(
  fc.dictionary(fc.constantFrom(...OPTIONS, 'wire-money', '__proto__', ''), confidence, { maxKeys: 4 }).map(says => ({ says })),
  fc.dictionary(fc.constantFrom(...OPTIONS), fc.constantFrom('0.1', '0.5', '0.9'), { minKeys: 1, maxKeys: 3 }).map(says => ({ says })),
  fc.constantFrom(...CODES).map(fails => ({ fails })),
  fc.constant({ throws: 'no' }),
  fc.anything().map(gives => ({ gives })),
  fc
    .record({ status: fc.constantFrom('answered', 'ranked', 'failed'), confidence: fc.anything(), provenance: fc.anything() })
    .map(gives => ({ gives })),
)

const { nesting } = fc.letrec<{ nesting: Nesting }>(tie => ({
  nesting: fc.oneof({ maxDepth: 4, withCrossShrink: true }, anyLine, fc.tuple(fc.constantFrom(...KINDS), tie('nesting'), tie('nesting'))),
}))

interface Built {
  readonly scorer: Scorer
  readonly leaves: readonly Scripted[]
}

function build(one: Nesting): Built {
  if (!isNested(one)) {
    const leaf = scripted('leaf', one)
    return { scorer: leaf, leaves: [leaf] }
  }
  const [kind, inner, other] = one
  const [a, b] = [build(inner), build(other)]
  return { scorer: COMBINE[kind](a.scorer, b.scorer), leaves: [...a.leaves, ...b.leaves] }
}

function isNested(one: Nesting): one is Extract<Nesting, readonly unknown[]> {
  return Array.isArray(one)
}

/** Ids that some scorer within says with a confidence that is none of its own making. */
function named(one: Nesting): ReadonlySet<string> {
  if (isNested(one)) return new Set([...named(one[1]), ...named(one[2])])
  if ('says' in one) return new Set(Object.keys(one.says))
  return new Set('gives' in one ? OPTIONS : [])
}

test('however they are nested: nothing throws, no option comes up, and a failure has a known code', async () => {
  await fc.assert(
    fc.asyncProperty(nesting, fc.integer({ min: 1, max: 3 }), async (one, times) => {
      fc.pre(isNested(one))
      const { scorer, leaves } = build(one)
      const answers = await Promise.all(Array.from({ length: times }, () => scorer.score(QUESTION, asking())))
      for (const answer of answers) {
        expect(isScoringProvenance(answer.provenance)).toBe(true)
        if (answer.status === 'failed') expect(CODES).toContain(answer.code)
        else expect(answer.status).toBe('answered')
        if (answer.status !== 'answered') continue
        for (const [option, text] of Object.entries(answer.confidence)) {
          expect([...named(one)]).toContain(option)
          expect(OPTIONS).toContain(option)
          expect(text).toMatch(/^(0|1|0\.\d{1,6})$/)
        }
      }
      expect(leaves.map(leaf => leaf.open())).toEqual(leaves.map(() => 0))
    }),
    { numRuns: 300 },
  )
})

test('however they are nested, an abort ends every scorer within', async () => {
  await fc.assert(
    fc.asyncProperty(nesting, async one => {
      fc.pre(isNested(one))
      const hanging = (within: Nesting): Nesting =>
        isNested(within) ? [within[0], hanging(within[1]), hanging(within[2])] : { hangs: 'until-aborted' }
      const { scorer, leaves } = build(hanging(one))
      const host = new AbortController()
      const answering = scorer.score(QUESTION, asking({ signal: host.signal }))
      await new Promise(resolve => setImmediate(resolve))
      host.abort()
      expect(await answering).toMatchObject({ status: 'failed', code: 'aborted' })
      expect(leaves.map(leaf => leaf.open())).toEqual(leaves.map(() => 0))
    }),
    { numRuns: 200 },
  )
})
