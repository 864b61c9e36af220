import { expect, test } from 'vitest'
import type { Json } from '../values/json.ts'
import { scoringOf } from './scoring-of.ts'

const IDENTITY = `sha256:${'0'.repeat(64)}`
const PROVENANCE = {
  answeredBy: 'model',
  identity: IDENTITY,
  question: IDENTITY,
  latencyMs: 12,
  usage: { inputTokens: 1, outputTokens: 2 },
}
const WHOLE = {
  status: 'answered',
  scorer: 'release',
  identity: IDENTITY,
  asked: ['release', 'hold'],
  confidence: { release: '0.9' },
  cost: { amount: '10', currency: 'EUR' },
  authored: { note: 'x' },
  rationale: 'because',
  ungrounded: ['order.margin'],
  provenance: PROVENANCE,
}

test.each<[string, Json, Json | undefined]>([
  ['one option', { option: 'release', confidence: 0.9 }, { status: 'answered', scorer: 's', confidence: { release: '0.9' } }],
  ['many options', { confidence: { a: '0.10', b: 0 } }, { status: 'answered', scorer: 's', confidence: { a: '0.1', b: '0' } }],
  ['a failure', { fails: 'timeout' }, { status: 'failed', scorer: 's', why: 'timeout' }],
  ['a whole answer, as a record has it', WHOLE, WHOLE],
  [
    'a whole failure',
    { status: 'failed', scorer: 'r', why: 'refused', provenance: PROVENANCE },
    { status: 'failed', scorer: 'r', why: 'refused', provenance: PROVENANCE },
  ],
  ['a provenance that is none', { ...WHOLE, provenance: { answeredBy: 'model' } }, undefined],
  ['usage that is none', { ...WHOLE, provenance: { ...PROVENANCE, usage: { inputTokens: '1' } } }, undefined],
  ['a cost that is none', { ...WHOLE, cost: { amount: 1 } }, undefined],
  ['an identity that is no digest', { ...WHOLE, identity: 'gpt' }, undefined],
  ['what is no object', 'release', undefined],
  ['no confidence', { option: 'release' }, undefined],
])('%s', (_name, json, scoring) => {
  expect(scoringOf(json, 's')).toEqual(scoring)
})
