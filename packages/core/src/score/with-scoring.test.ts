import { describe, expect, test } from 'vitest'
import { decide } from '../evaluate/decide.ts'
import type { DecisionInput } from '../evaluate/decision-input.ts'
import type { Need } from '../evaluate/gather/need.ts'
import { inputOf } from '../evaluate/generated/decision-input.fixture.ts'
import { WORKSPACE } from '../evaluate/generated/release.fixture.ts'
import { needs } from '../evaluate/needs.ts'
import { policySetOf } from '../evaluate/policy-set.ts'
import { digestOf } from '../values/digest.ts'
import { withShadow } from './combine/with-shadow.ts'
import { embeddedScorer } from './embedded-scorer.ts'
import { questionKey } from './question-key.ts'
import type { Found, Retriever } from './retriever.ts'
import type { Asking, Scorer } from './scorer.ts'
import type { ScorerQuestion } from './scorer-question.ts'
import type { ScoringHost } from './with-scoring.ts'
import { withScoring } from './with-scoring.ts'

const policies = policySetOf(WORKSPACE)
const input = inputOf({ calendars: { 'DC-EAST': { days: [] } }, scoring: {} })

function scoreNeed(): Extract<Need, { kind: 'score' }> {
  const need = needs(policies, input)
  if (need.kind !== 'score') throw new Error('the fixture does not reach its scorer')
  return need
}

async function scoringBy(scorer: Scorer, host: Partial<ScoringHost> = {}): Promise<DecisionInput['scoring'][string] | undefined> {
  const scored = await withScoring(policies, input, scoreNeed(), { scorers: { release: scorer }, ...host })
  return scored.scoring['']
}

const giving = (given: unknown): Scorer => ({
  id: 'given',
  identity: digestOf('given'),
  score: () => Promise.resolve(given as never),
})
const answering = (confidence: Readonly<Record<string, number | string>>) =>
  embeddedScorer({ id: 'table', version: '1', score: () => ({ confidence }) })

/** An amount of another type, and itself inside. */
function costing(): Scorer {
  const cost: Record<string, unknown> = { amount: 5, currency: 'EUR' }
  cost['self'] = cost
  return giving({ status: 'answered', confidence: { hold: '1' }, cost })
}

describe('an answer', () => {
  test('becomes the scoring that decide reads, and nothing more is asked', async () => {
    const scored = await withScoring(policies, input, scoreNeed(), {
      scorers: { release: answering({ 'release-all': 0.9300009, hold: 0.05 }) },
    })
    expect(scored.scoring['']).toMatchObject({
      status: 'answered',
      scorer: 'release',
      asked: ['release-all', 'hold'],
      confidence: { 'release-all': '0.93', hold: '0.05' },
    })
    expect(needs(policies, scored)).toEqual({ kind: 'nothing' })
    expect(decide(policies, scored)).toMatchObject({ chosen: { by: { kind: 'scorer', scorer: 'release' }, confidence: '0.93' } })
  })

  test('is recorded with who answered what', async () => {
    let seen: ScorerQuestion | undefined
    const scorer = embeddedScorer({
      id: 'table',
      version: '7',
      score: question => {
        seen = question
        return { confidence: { hold: 1 } }
      },
    })
    const scoring = await scoringBy(scorer)
    expect(scoring?.provenance).toMatchObject({ answeredBy: 'table', identity: scorer.identity, model: '7' })
    expect(seen === undefined ? undefined : questionKey(seen, scorer.identity)).toBe(scoring?.provenance?.question)
    expect(JSON.stringify(seen)).not.toContain(input.subject.key)
  })

  test('that cites what was not shown is capped at review', async () => {
    const scorer = embeddedScorer({
      id: 'table',
      version: '1',
      score: () => ({ confidence: { 'release-all': 0.99, hold: 0 }, cites: [{ ref: 'order.margin' }] }),
    })
    const scored = await withScoring(policies, input, scoreNeed(), { scorers: { release: scorer } })
    expect(scored.scoring['']).toMatchObject({ ungrounded: ['order.margin'] })
    expect(decide(policies, scored)).toMatchObject({ verdict: 'review' })
  })
})

describe('whatever is wrong is a failure', () => {
  test.each<[string, Scorer | undefined, string]>([
    ['no such scorer', undefined, 'no-such-scorer'],
    ['an option that was not asked about', answering({ 'release-all': 0.9, 'wire-money': 1 }), 'unknown-option'],
    ['a member of every object', answering({ __proto__: 1, constructor: 1 }), 'unknown-option'],
    ['a confidence above 1', giving({ status: 'answered', confidence: { hold: '1.1' } }), 'out-of-range'],
    ['NaN', giving({ status: 'answered', confidence: { hold: Number.NaN } }), 'out-of-range'],
    ['no confidence', giving({ status: 'answered', confidence: {} }), 'empty'],
    ['a cost without a currency', giving({ status: 'answered', confidence: { hold: '1' }, cost: { amount: '1' } }), 'wrong-shape'],
    ['a ranking', giving({ status: 'ranked', score: { hold: '1' } }), 'wrong-shape'],
    ['nothing', giving(undefined), 'wrong-shape'],
    ['a list', giving([]), 'wrong-shape'],
    ['cites of another kind', giving({ status: 'answered', confidence: { hold: '1' }, cites: ['order.total'] }), 'wrong-shape'],
    ['a rationale of another kind', giving({ status: 'answered', confidence: { hold: '1' }, rationale: 7 }), 'wrong-shape'],
    [
      'an embedded scorer without numbers',
      embeddedScorer({ id: 'e', version: '1', score: () => ({ confidence: { hold: 'sure' } }) }),
      'out-of-range',
    ],
    ['what is no scorer', JSON.parse('null'), 'scorer-threw'],
    ['a cost that holds itself', costing(), 'wrong-shape'],
    ['a throw', { ...giving(0), score: () => Promise.reject(new Error('boom')) }, 'scorer-threw'],
    [
      'a throw before the promise',
      {
        ...giving(0),
        score: () => {
          throw new TypeError('boom')
        },
      },
      'scorer-threw',
    ],
  ])('%s', async (_name, scorer, why) => {
    const scorers = scorer === undefined ? {} : { release: scorer }
    const scored = await withScoring(policies, input, scoreNeed(), { scorers })
    expect(scored.scoring['']).toMatchObject({ status: 'failed', scorer: 'release', why, provenance: { answeredBy: expect.any(String) } })
    expect(needs(policies, scored)).toEqual({ kind: 'nothing' })
    expect(decide(policies, scored)).toMatchObject({ verdict: 'review' })
  })
})

describe('what a scorer does to its question', () => {
  const sorting: Scorer = {
    ...giving(0),
    score: async question => {
      if (question.kind !== 'choice') throw new Error('a choice was asked')
      // An ordinary mistake: `sort` works in place.
      const choices = question.choices as unknown as { option: string }[]
      choices.sort((a, b) => (a.option < b.option ? -1 : 1))
      return { status: 'answered', confidence: { hold: '0.97', 'release-all': '0.02' }, provenance: giving(0) } as never
    },
  }

  test('moves no answer to another option', async () => {
    expect(await scoringBy(sorting)).toMatchObject({ status: 'failed', why: 'scorer-threw' })
  })

  test('nor does a challenger that does it beside', async () => {
    const counted = answering({ 'release-all': 0.02, hold: 0.97 })
    const scoring = await scoringBy(withShadow(counted, { challenger: sorting, holdMs: 50 }))
    expect(scoring).toMatchObject({ confidence: { 'release-all': '0.02', hold: '0.97' } })
  })

  test('leaves what the host handed in as it was', async () => {
    const before = JSON.stringify(input)
    await scoringBy(sorting)
    expect(JSON.stringify(input)).toBe(before)
  })
})

describe('nobody waits for ever', () => {
  const silent: Scorer = { ...giving(0), score: () => new Promise(() => undefined) }

  test('a scorer that minds no signal', async () => {
    expect(await scoringBy(silent, { timeoutMs: 5 })).toMatchObject({ status: 'failed', why: 'timeout' })
  })

  test('a host that cancels', async () => {
    const controller = new AbortController()
    const scoring = scoringBy(silent, { signal: controller.signal })
    controller.abort()
    expect(await scoring).toMatchObject({ status: 'failed', why: 'aborted' })
  })

  test('a host that had cancelled before: the scorer is not asked', async () => {
    let asked = false
    const scorer = embeddedScorer({
      id: 'e',
      version: '1',
      score: () => {
        asked = true
        return { confidence: { hold: 1 } }
      },
    })
    expect(await scoringBy(scorer, { signal: AbortSignal.abort() })).toMatchObject({ why: 'aborted' })
    expect(asked).toBe(false)
  })

  test('what a scorer spent until it was stopped is in the record', async () => {
    const spent = { answeredBy: 'model', identity: digestOf('model'), usage: { inputTokens: 900, outputTokens: 0 }, requestIds: ['r-1'] }
    const minding: Scorer = {
      ...silent,
      score: (_question, { signal }) =>
        new Promise(resolve => {
          signal.addEventListener('abort', () => resolve({ status: 'failed', code: 'timeout', detail: 'stopped', provenance: spent }))
        }),
    }
    expect(await scoringBy(minding, { timeoutMs: 5 })).toMatchObject({ status: 'failed', why: 'timeout', provenance: spent })
  })

  test.each([Number.NaN, -1, 0, 0.5, Number.POSITIVE_INFINITY, 2 ** 40])(
    'a limit of %s ms is the usual one or the longest, and none at once',
    async timeoutMs => {
      expect(await scoringBy(answering({ hold: 1 }), { timeoutMs })).toMatchObject({ status: 'answered' })
    },
  )

  test('an answer after the limit is none', async () => {
    const late: Scorer = {
      ...silent,
      score: (_question, { signal }) =>
        new Promise(resolve => {
          const answer = {
            status: 'answered',
            confidence: { 'release-all': '1' },
            provenance: { answeredBy: 'l', identity: digestOf('l') },
          } as const
          signal.addEventListener('abort', () => resolve(answer))
        }),
    }
    expect(await scoringBy(late, { timeoutMs: 5 })).toMatchObject({ status: 'failed', why: 'timeout' })
  })

  test('the scorer hears of it', async () => {
    let heard: Asking | undefined
    const listening: Scorer = {
      ...silent,
      score: (_question, asking) => {
        heard = asking
        return new Promise(() => undefined)
      },
    }
    await scoringBy(listening, { timeoutMs: 5 })
    expect(heard).toMatchObject({ tenant: input.tenant, subject: input.subject.key, signal: { aborted: true } })
  })
})

describe('precedents', () => {
  const found = (source: string): Found => ({ source, title: source, text: `what ${source} says`, digest: digestOf(source) })
  const finding = (list: readonly Found[]): Retriever => ({ id: 'list', retrieve: () => Promise.resolve(list) })

  test('go into the question, and what was retrieved into the record', async () => {
    let seen: ScorerQuestion | undefined
    const scorer = embeddedScorer({
      id: 'e',
      version: '1',
      score: question => {
        seen = question
        return { confidence: { hold: 1 }, cites: [{ ref: 'P2' }] }
      },
    })
    const scoring = await scoringBy(scorer, { retriever: finding(['a', 'b', 'c'].map(found)), precedents: 2 })
    expect(seen?.precedents.map(({ ref, source }) => [ref, source])).toEqual([
      ['P1', 'a'],
      ['P2', 'b'],
    ])
    expect(scoring?.provenance?.precedents).toEqual([
      { ref: 'P1', source: 'a', digest: digestOf('a') },
      { ref: 'P2', source: 'b', digest: digestOf('b') },
    ])
    expect(scoring).not.toHaveProperty('ungrounded')
  })

  test.each<[string, unknown]>([
    ['no list', 'a'],
    ['a list of nothing', [JSON.parse('null')]],
    ['one without text', [found('a'), { source: 'b', title: 'b', digest: digestOf('b') }]],
    ['one whose digest is none', [{ ...found('a'), digest: 7n }]],
  ])('a retriever that gives %s is one that failed', async (_what, given) => {
    const scoring = await scoringBy(answering({ hold: 1 }), { retriever: finding(given as never) })
    expect(scoring).toMatchObject({ status: 'answered', provenance: { precedentsMissed: true } })
  })

  test('nothing leaves of what a retriever adds, nor can it name a precedent', async () => {
    let seen: ScorerQuestion | undefined
    const scorer = embeddedScorer({
      id: 'e',
      version: '1',
      score: question => {
        seen = question
        return { confidence: { hold: 1 } }
      },
    })
    const more = { ...found('a'), ref: 'order.total', secret: 'jane@example.com' }
    await scoringBy(scorer, { retriever: finding([more]) })
    expect(seen?.precedents).toEqual([{ ref: 'P1', ...found('a') }])
  })

  test('nothing is looked up for a host that had cancelled before, and no rejection is left over', async () => {
    const closed: Retriever = { id: 'r', retrieve: () => Promise.reject(new Error('closed')) }
    const scoring = await scoringBy(answering({ hold: 1 }), { retriever: closed, signal: AbortSignal.abort() })
    expect(scoring).toMatchObject({ status: 'failed', why: 'aborted', provenance: { precedentsMissed: true } })
  })

  test.each<[string, Retriever]>([
    ['rejects', { id: 'r', retrieve: () => Promise.reject(new Error('closed')) }],
    [
      'throws',
      {
        id: 'r',
        retrieve: () => {
          throw new Error('closed')
        },
      },
    ],
  ])('a retriever that %s does not stop the question, and the record says so', async (_how, retriever) => {
    const scoring = await scoringBy(answering({ hold: 1 }), { retriever })
    expect(scoring).toMatchObject({ status: 'answered', provenance: { precedentsMissed: true } })
  })
})
