import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { makeRecord } from '../../audit/record.ts'
import { decide } from '../../evaluate/decide.ts'
import type { DecisionInput } from '../../evaluate/decision-input.ts'
import type { Need } from '../../evaluate/gather/need.ts'
import { inputOf } from '../../evaluate/generated/decision-input.fixture.ts'
import { WORKSPACE } from '../../evaluate/generated/release.fixture.ts'
import { needs } from '../../evaluate/needs.ts'
import { policySetOf } from '../../evaluate/policy-set.ts'
import { canonicalJson } from '../../values/canonical-json.ts'
import { digestOf } from '../../values/digest.ts'
import type { EmbeddedAnswer } from '../embedded-scorer.ts'
import { embeddedScorer } from '../embedded-scorer.ts'
import type { Retriever } from '../retriever.ts'
import type { Scorer } from '../scorer.ts'
import { withScoring } from '../with-scoring.ts'
import { cassetteScorer } from './cassette-scorer.ts'
import { readCassette } from './read-cassette.ts'
import { recordingScorer } from './recording-scorer.ts'
import { replayScoring } from './replay-scoring.ts'
import { newTape } from './tape.ts'
import { writeCassette } from './write-cassette.ts'

const policies = policySetOf(WORKSPACE)
const asking = inputOf({ calendars: { 'DC-EAST': { days: [] } }, scoring: {} })
const SAID: EmbeddedAnswer = {
  confidence: { 'release-all': 0.93, hold: 0.05 },
  rationale: 'In stock.\nPaid.',
  cites: [{ ref: 'order.total' }],
}
const model = (answer: EmbeddedAnswer = SAID, version = '1'): Scorer => embeddedScorer({ id: 'model', version, score: () => answer })
const twoPrecedents: Retriever = {
  id: 'fixed',
  retrieve: () =>
    Promise.resolve(['a', 'b'].map(source => ({ source, title: source, text: `line of ${source}\nanother`, digest: digestOf(source) }))),
}

function scoreNeed(input: DecisionInput): Extract<Need, { kind: 'score' }> {
  const need = needs(policies, input)
  if (need.kind !== 'score') throw new Error('the fixture does not reach its scorer')
  return need
}

async function recorded(scorer: Scorer, retriever?: Retriever) {
  const tape = newTape()
  const host = { scorers: { release: recordingScorer(scorer, tape) }, ...(retriever === undefined ? {} : { retriever }) }
  const input = await withScoring(policies, asking, scoreNeed(asking), host)
  const { text } = writeCassette(tape.answers(), 'release.cassette.json')
  const read = readCassette(text, 'release.cassette.json')
  if (read.kind === 'refused') throw new Error(JSON.stringify(read.issues, undefined, 1))
  return { input, text, tape, cassette: read.cassette }
}

const recordBytes = (input: DecisionInput): string =>
  canonicalJson(JSON.parse(JSON.stringify(makeRecord(policies, input, decide(policies, input)))))

describe('record, write, read, replay: the same decision and the same record to the byte', () => {
  test.each<[string, Scorer, Retriever | undefined]>([
    ['an answer', model(), undefined],
    ['an answer on precedents, replayed without a retriever', model({ ...SAID, cites: [{ ref: 'P2' }] }), twoPrecedents],
    ['an answer that cites what was not shown', model({ ...SAID, cites: [{ ref: 'order.margin' }] }), undefined],
    ['an option that was not asked about', model({ confidence: { 'wire-money': 1 } }), undefined],
    ['a confidence out of range', model({ confidence: { hold: 7 } }), undefined],
  ])('%s', async (_name, scorer, retriever) => {
    const { input, cassette } = await recorded(scorer, retriever)
    const replayed = replayScoring(policies, asking, cassette)
    expect(replayed.kind).toBe('found')
    expect(recordBytes(replayed.input)).toBe(recordBytes(input))
    const again = await withScoring(policies, asking, scoreNeed(asking), {
      scorers: { release: cassetteScorer(cassette) },
      ...(retriever === undefined ? {} : { retriever }),
    })
    expect(recordBytes(again)).toBe(recordBytes(input))
  })
})

test('so it is for any text of a model, of a precedent and of the order, and for any number', async () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 30 }),
    fc.constantFrom('a\nb', '\n', '', '[name-1]', '\u202e', '\ud800', '{"a":1}', '__proto__'),
  )
  const said = fc.record({
    release: fc.double({ min: 0, max: 1, noNaN: true }),
    hold: fc.double({ min: -1, max: 2 }),
    rationale: text,
    quote: text,
  })
  await fc.assert(
    fc.asyncProperty(said, fc.array(text, { maxLength: 2 }), async ({ release, hold, rationale, quote }, texts) => {
      const answer: EmbeddedAnswer = { confidence: { 'release-all': release, hold }, rationale, cites: [{ ref: 'P1', quote }] }
      const found = texts.map((one, index) => ({ source: `s${index}`, title: one, text: one, digest: digestOf(one) }))
      const retriever: Retriever = { id: 'any', retrieve: () => Promise.resolve(found) }
      const { input, cassette, text: file } = await recorded(model(answer), retriever)
      expect(recordBytes(replayScoring(policies, asking, cassette).input)).toBe(recordBytes(input))
      expect(writeCassette(cassette.answers, 'release.cassette.json').text).toBe(file)
    }),
    { numRuns: 60 },
  )
})
