import { describe, expect, test } from 'vitest'
import { WORKSPACE } from '../evaluate/generated/release.fixture.ts'
import { policySetOf } from '../evaluate/policy-set.ts'
import { digestOf } from '../values/digest.ts'
import { policyId } from '../values/ids.ts'
import { embeddedScorer } from './embedded-scorer.ts'
import { questionKey } from './question-key.ts'
import type { MemberScores } from './score-members.ts'
import { scoreMembers } from './score-members.ts'
import type { Scorer } from './scorer.ts'
import type { MembersQuestion } from './scorer-question.ts'

const policies = policySetOf(WORKSPACE)
const BATCH = { tenant: 'acme', key: 'W-7' }
const question = (members: readonly string[] = ['SO-1', 'SO-2']): MembersQuestion => ({
  kind: 'members',
  policy: policyId('wave-planning'),
  scorer: 'priority',
  instructions: 'High tiers first.',
  shown: [],
  members: members.map(member => ({ member, shown: [{ field: 'order.tier', from: 'oms', value: 'A' }] })),
  precedents: [],
})
const scoring = (score: Readonly<Record<string, number | string>>): Scorer =>
  embeddedScorer({ id: 'tiers', version: '1', score: () => ({ score }) })
const by = (scorer: Scorer, asked = question()): Promise<MemberScores> =>
  scoreMembers(policies, BATCH, asked, { scorers: { priority: scorer } })

describe('scores of a batch', () => {
  test('one a member, cut after six places, with who gave them', async () => {
    const scorer = scoring({ 'SO-1': 0.9999999, 'SO-2': '-3' })
    expect(await by(scorer)).toMatchObject({
      status: 'ranked',
      scorer: 'tiers',
      score: { 'SO-1': '0.999999', 'SO-2': '-3' },
      provenance: { answeredBy: 'tiers', question: questionKey(question(), scorer.identity) },
    })
  })

  test.each<[string, Scorer, MembersQuestion, string]>([
    ['a member without a score', scoring({ 'SO-1': 1 }), question(), 'out-of-range'],
    ['a score for somebody else', scoring({ 'SO-1': 1, 'SO-2': 1, 'SO-3': 1 }), question(), 'unknown-option'],
    ['a score that is none', { ...scoring({}), score: async () => ranked({ 'SO-1': '1', 'SO-2': 'high' }) }, question(), 'out-of-range'],
    ['a batch with a member twice', scoring({ 'SO-1': 1 }), question(['SO-1', 'SO-1']), 'duplicate-option'],
    ['a choice', embeddedScorer({ id: 'c', version: '1', score: () => ({ confidence: { 'SO-1': 1 } }) }), question(), 'wrong-shape'],
    ['nobody', scoring({}), { ...question(), scorer: 'other' }, 'no-such-scorer'],
  ])('%s: no ranking', async (_name, scorer, asked, code) => {
    expect(await by(scorer, asked)).toMatchObject({ status: 'failed', code })
  })

  test('a scorer that sorts its members in place is given nothing to sort', async () => {
    const sorting: Scorer = {
      ...scoring({}),
      score: async asked => {
        if (asked.kind === 'members') (asked.members as unknown as { member: string }[]).reverse()
        return ranked({ 'SO-1': '99', 'SO-2': '1' })
      },
    }
    expect(await by(sorting)).toMatchObject({ status: 'failed', code: 'scorer-threw' })
  })

  test('what a host shows may be no JSON, and is nothing then', async () => {
    const [member] = question().members
    const odd = {
      ...question(),
      members: [
        { member: 'SO-1', shown: [{ field: 'order.size', from: 'oms', value: 5n as never }] },
        { ...member, member: 'SO-2' },
      ],
    }
    expect(await by(scoring({ 'SO-1': 1, 'SO-2': 2 }), odd as never)).toMatchObject({ status: 'ranked' })
  })

  test('cites are held against what was shown, and long words are cut', async () => {
    const cites = [{ ref: 'members[SO-1].order.tier' }, { ref: 'order.margin' }]
    const citing = { ...scoring({}), score: async () => ({ ...ranked({ 'SO-1': '1', 'SO-2': '2' }), rationale: 'x'.repeat(9000), cites }) }
    expect(await by(citing)).toMatchObject({ ungrounded: ['order.margin'], rationale: 'x'.repeat(4000), provenance: { cites } })
  })

  test('nobody waits longer than the host', async () => {
    const silent: Scorer = { ...scoring({}), score: () => new Promise(() => undefined) }
    expect(await scoreMembers(policies, BATCH, question(), { scorers: { priority: silent }, timeoutMs: 5 })).toMatchObject({
      code: 'timeout',
    })
  })
})

function ranked(score: Readonly<Record<string, string>>) {
  return { status: 'ranked', score, provenance: { answeredBy: 'x', identity: digestOf('x') } } as const
}
