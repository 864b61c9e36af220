import { expect, test } from 'vitest'
import { embeddedScorer } from '../embedded-scorer.ts'
import type { Scorer } from '../scorer.ts'
import type { MembersQuestion } from '../scorer-question.ts'
import { calibrated } from './calibrated.ts'
import { asking, QUESTION, scripted } from './scripted.fixture.ts'
import type { Arm } from './split.ts'
import { split } from './split.ts'
import { withFallback } from './with-fallback.ts'
import { withShadow } from './with-shadow.ts'

const { choices: _, ...REST } = QUESTION
const BATCH: MembersQuestion = { ...REST, kind: 'members', members: ['SO-1', 'SO-2'].map(member => ({ member, shown: [] })) }
const ranking = (id: string, score: Readonly<Record<string, number>>): Scorer =>
  embeddedScorer({ id, version: '1', score: () => ({ score }) })

const armOf = (arm: string): Arm => ({ arm, weight: 1, scorer: ranking(arm, { 'SO-1': 7.5, 'SO-2': -2 }) })

test.each<[string, Scorer]>([
  ['a fallback', withFallback(ranking('wrong', { 'SO-3': 1 }), ranking('right', { 'SO-1': 7.5, 'SO-2': -2 }))],
  ['a split', split({ experiment: 'e', arms: [armOf('a'), armOf('b')] })],
  ['a map, which is for confidences', calibrated(ranking('right', { 'SO-1': 7.5, 'SO-2': -2 }), { kind: 'temperature', temperature: 3 })],
])('%s hands the ranking of a batch on as it is', async (_name, scorer) => {
  expect(await scorer.score(BATCH, asking())).toMatchObject({ status: 'ranked', score: { 'SO-1': '7.5', 'SO-2': '-2' } })
})

test('scores of a challenger are recorded apart', async () => {
  const scorer = withShadow(ranking('model', { 'SO-1': 1, 'SO-2': 2 }), {
    challenger: ranking('next', { 'SO-1': 9, 'SO-2': 3 }),
    holdMs: 1000,
  })
  expect(await scorer.score(BATCH, asking())).toMatchObject({
    status: 'ranked',
    score: { 'SO-1': '1', 'SO-2': '2' },
    provenance: { besides: [{ role: 'challenger', status: 'ranked', score: { 'SO-1': '9', 'SO-2': '3' } }] },
  })
})

test('an answer to another kind of question is a failure', async () => {
  const choosing = scripted('model', { says: { hold: '1' } })
  expect(await withFallback(choosing, ranking('right', { 'SO-1': 1 })).score(BATCH, asking())).toMatchObject({
    status: 'ranked',
    provenance: { besides: [{ why: 'wrong-shape' }] },
  })
})
