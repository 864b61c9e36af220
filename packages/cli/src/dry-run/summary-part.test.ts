import type { Decision, Digest, Issue } from '@countersign/core'
import { optionId, policyId } from '@countersign/core'
import type { ChoiceQuestion } from '@countersign/core/scoring'
import { questionKey } from '@countersign/core/scoring'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createSampling } from '../report-data/sampling.ts'
import { createSummary } from './create-summary.ts'
import type { Example } from './decided.fixture.ts'
import { decided } from './decided.fixture.ts'
import type { Decided } from './decided.ts'
import type { LineTally } from './summary-part.ts'
import { createSummaryPart } from './summary-part.ts'

/** One line of a run. */
type Added = (tally: LineTally, line: number) => void

const { constantFrom, integer, record, subarray } = fc
const names = ['a', 'b', 'c', 'd']
const digestOf = (text: string) => questionKey(QUESTION, text as Digest)
const QUESTION: ChoiceQuestion = {
  kind: 'choice',
  policy: policyId('p'),
  scorer: 's',
  instructions: '',
  choices: [],
  shown: [],
  precedents: [],
}

const example = record({
  verdict: constantFrom('permit', 'review', 'deny', 'not-applicable'),
  enforcement: constantFrom('execute', 'await-approval'),
  option: constantFrom('hold', 'move[1]', 'move[2]'),
  site: constantFrom('S', 'S 1', '1 S'),
  policy: constantFrom('p', 'q'),
  reasons: subarray(names),
  observed: subarray(names),
  missing: subarray([
    ['ledger p/daily[1]', 'not-asked'],
    ['ledger p/daily[2]', 'not-asked'],
    ['stock', 'timeout'],
  ] satisfies Example['missing']),
})

/** Confidence and time, which the fixture has no words for. */
function timed(made: Decided, minutes: number): Decided {
  const decision: Decision =
    made.decision.kind === 'single'
      ? {
          ...made.decision,
          chosen: { plan: { option: optionId('hold'), steps: [] }, by: { kind: 'scorer', scorer: 's' }, confidence: `0.${minutes % 100}` },
        }
      : made.decision
  return { ...made, decision, input: { ...made.input, now: new Date(minutes * 60_000).toISOString() } }
}

function issue(code: string, message: string, line: number): Issue {
  return { code, severity: 'error', message, at: { file: 'e.jsonl', line, column: 1, endLine: line, endColumn: 1 } }
}

const decision = fc.tuple(example, integer({ min: 0, max: 9_000_000 })).map(([made, minutes]): Added => {
  return (tally, line) => tally.addDecided(timed(decided({ ...made, line }), minutes))
})
/** A decision whose question a cassette answers or not. */
const scored = fc.tuple(example, constantFrom('k1', 'k2', undefined)).map(([made, key]): Added => {
  return (tally, line) => {
    const one = decided({ ...made, line })
    tally.addDecided(one)
    const missed = { kind: 'missed', input: one.input, detail: 'not recorded', question: QUESTION } as const
    tally.addScored(key === undefined ? missed : { kind: 'found', input: one.input, key: digestOf(key) }, one)
  }
})
const broken = constantFrom('line-not-json', 'input-broken-off').map((code): Added => {
  return (tally, line) => tally.addBroken([issue(code, 'broken', line)])
})
const warned = integer({ min: 0, max: 120 }).map((message): Added => {
  return (tally, line) => tally.addWarnings([issue('event-unknown', `${message}`, line), issue('event-unknown', `${message + 1}`, line)])
})
const undecided = constantFrom('x', 'y').map(
  (type): Added =>
    tally =>
      tally.addUndecided(type),
)

/** Every line, and whether a new block starts with it. */
const run = fc.array(fc.tuple(fc.oneof({ arbitrary: decision, weight: 5 }, scored, broken, warned, undecided), fc.boolean()), {
  maxLength: 300,
})

function cut(lines: readonly (readonly [Added, boolean])[]): readonly (readonly (readonly [Added, line: number])[])[] {
  const blocks: (readonly [Added, number])[][] = [[]]
  for (const [index, [add, starts]] of lines.entries()) {
    if (starts) blocks.push([])
    blocks.at(-1)?.push([add, index + 1])
  }
  return blocks
}

test('any cut into blocks, added up by any number of workers, gives the bytes that one builder gives', () => {
  const cuts = fc.property(run, integer({ min: 1, max: 4 }), (lines, workers) => {
    const recorded = ['k1', 'k2', 'k3'].map(digestOf)
    const whole = createSummary({ report: true, recorded })
    for (const [index, [add]] of lines.entries()) add(whole, index + 1)
    const parts = createSummary({ report: true, recorded })
    const samplings = Array.from({ length: workers }, () => createSampling())
    for (const [index, block] of cut(lines).entries()) {
      const part = createSummaryPart(samplings[index % workers])
      for (const [add, line] of block) add(part, line)
      parts.addPart(structuredClone(part.part()))
    }
    expect(JSON.stringify(parts.summary())).toBe(JSON.stringify(whole.summary()))
    expect(JSON.stringify(parts.reportData())).toBe(JSON.stringify(whole.reportData()))
  })
  fc.assert(cuts, { numRuns: 200 })
})
