import { optionId } from '@countersign/core'
import type { Scorer } from '@countersign/core/scoring'
import { expect, test } from 'vitest'
import { faultMatrix } from './fault-matrix.ts'
import { startFaultServer } from './fault-server.ts'
import { unsafeRuns } from './judge-trials.ts'
import type { Place } from './put-question.ts'
import { openaiAt, putQuestion } from './put-question.ts'
import { shippingCases } from './shipping.fixture.ts'
import { tryFaults } from './try-faults.ts'

const SURE = '{ option: ship, confidence: 0.97 }'
const signal = new AbortController().signal

test('the real scorer fails under each fault as the table says, or answers as it would have', async () => {
  const cases = await shippingCases(SURE)
  for (const api of ['responses', 'chat', 'decisions'] as const) {
    const trials = await tryFaults({ cases, api, signal })
    expect(unsafeRuns(trials)).toEqual([])
    const surprises = faultMatrix(trials).filter(({ gives, gave }) => !Object.hasOwn(gave, gives.endsWith('answer') ? 'answered' : gives))
    expect(surprises.map(({ fault, gives, gave }) => ({ api, fault, gives, gave }))).toEqual([])
  }
})

/** Believes whatever looks like an answer, as a scorer in a hurry does. */
function gullible({ url, fetch, timeoutMs }: Place): Scorer {
  const provenance = { answeredBy: 'gullible', identity: openaiAt({ url, fetch, api: 'responses', timeoutMs: 1 }).identity }
  const format = { type: 'json_schema', name: 'a', schema: { type: 'object', properties: {}, required: [], additionalProperties: false } }
  return {
    id: 'gullible',
    identity: provenance.identity,
    score: async (question, { signal: aborted }) => {
      const choices = question.kind === 'choice' ? question.choices.map(({ option }) => option) : []
      const schema = { ...format.schema, properties: { option: { type: 'string', enum: choices } }, required: ['option'] }
      const body = JSON.stringify({ model: 'm', input: 'x', text: { format: { ...format, schema } } })
      const given = AbortSignal.any([aborted, AbortSignal.timeout(timeoutMs)])
      const response = await fetch(`${url}/responses`, { method: 'POST', headers: { authorization: 'x' }, body, signal: given })
      const text = (await response.text()).slice(0, 10_000).replaceAll('\\', '')
      const found = [...text.matchAll(/"option":"([\w-]+)","confidence":"?([\d.]+)/g)].filter(([, option]) =>
        choices.some(one => one === option),
      )
      if (found.length === 0) return { status: 'failed', code: 'wrong-shape', detail: 'no answer', provenance }
      const confidence = Object.fromEntries(found.map(([, option, number]) => [option ?? '', String(Math.min(1, Number(number)))]))
      return { status: 'answered', confidence, provenance }
    },
  }
}

test('a scorer that believes spoilt answers is found out', async () => {
  const cases = await shippingCases(SURE)
  const unsafe = unsafeRuns(await tryFaults({ cases, api: 'responses', signal, scorerAt: gullible }))
  expect(new Set(unsafe.map(({ why }) => why))).toEqual(new Set(['answered-anyway']))
  expect(unsafe).toContainEqual({
    fault: 'length',
    case: 'shipping: answer 1',
    view: 'unattended',
    option: 'ship',
    actions: ['order.ship'],
    why: 'answered-anyway',
  })
  const found = new Set(unsafe.map(({ fault }) => fault))
  expect([...found]).toEqual(expect.arrayContaining(['content-filter', 'duplicate-option', 'number-as-text', 'prose-around', 'cut-body']))
  expect(['fenced', 'tie', 'hang', 'server-error', 'rate-limited-once'].filter(name => [...found].some(fault => fault === name))).toEqual(
    [],
  )
})

test('an answer that a fault changes may run nothing unsafe that the undisturbed one does not', async () => {
  const cases = await shippingCases('{ confidence: { ship: 0.97, expedite: 0.95 } }')
  const unsafe = unsafeRuns(await tryFaults({ cases, api: 'responses', signal }))
  expect(unsafe).toEqual([
    {
      fault: 'option-missing',
      case: 'shipping: answer 1',
      view: 'unattended',
      option: 'expedite',
      actions: ['order.expedite'],
      why: 'other-than-undisturbed',
    },
  ])
})

test('a case whose scorer failed when it was recorded is tried with an answer that would run something', async () => {
  const cases = await shippingCases('{ fails: timeout }')
  expect(cases.map(({ says }) => says)).toEqual([{ by: { ship: 0.999, expedite: 0, hold: 0 }, recorded: false }])
})

test('cases that ask the same and have the same answer share their requests, and each is decided', async () => {
  const cases = await shippingCases(SURE, SURE, '{ option: ship, confidence: 0.7 }')
  const tried: number[] = []
  const trials = await tryFaults({ cases, api: 'responses', signal, onTried: more => tried.push(more) })
  const [undisturbed] = faultMatrix(trials)
  expect(undisturbed?.decisions.unattended).toEqual({ enforcement: { 'await-approval': 1, execute: 2 }, runs: { ship: 2 }, unsafe: 2 })
  expect(new Set(tried)).toEqual(new Set([1, 2]))
  expect(tried.reduce((sum, more) => sum + more, 0)).toBe(trials.length)
})

test('an option whose id cannot stand in a schema has its recorded confidence all the same', async () => {
  const [one] = await shippingCases(SURE)
  if (one === undefined) throw new Error('the case asks a scorer')
  const { questions } = one.need
  const [question] = questions
  const choices = [{ option: optionId('to the dock'), says: 'Bring it there' }, ...question.choices]
  const odd = {
    ...one,
    need: { ...one.need, questions: [{ ...question, choices }] },
    says: { ...one.says, by: { 'to the dock': 0.75, ship: 0.25 } },
  } as const
  const server = await startFaultServer([[odd]], [])
  const scorer = openaiAt({ ...server, api: 'responses', timeoutMs: 20_000 })
  const scoring = await server.under(0, undefined, () => putQuestion(odd, scorer, signal))
  await server.close()
  expect(scoring).toMatchObject({ status: 'answered', confidence: { 'to the dock': '0.75', ship: '0.25', hold: '0' } })
})

test('a run that is interrupted ends', async () => {
  const cases = await shippingCases(SURE)
  expect(await tryFaults({ cases, api: 'responses', signal: AbortSignal.abort('SIGINT') })).toEqual([])
})
