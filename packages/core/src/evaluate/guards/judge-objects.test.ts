import { describe, expect, test } from 'vitest'
import type { ActionModel } from '../../policy/model.ts'
import type { Json, JsonObject } from '../../values/json.ts'
import type { ValueType } from '../../values/value-type.ts'
import { idOf, listOf } from '../generated/expression.fixture.ts'
import { actions, outcomeOf, proposal } from '../generated/outcome.fixture.ts'
import { ACTIONS, AGENT } from '../generated/release-world.fixture.ts'

const LINE: ValueType = { kind: 'object', name: 'line', fields: { orderId: { type: idOf('order'), optional: true } } }
const NOTE: ActionModel = {
  name: 'order.note',
  system: 'oms',
  params: {
    orderId: { type: idOf('order'), optional: true },
    others: { type: listOf(idOf('order')), optional: true },
    line: { type: LINE, optional: true },
    lines: { type: listOf(LINE), optional: true },
    carrier: { type: idOf('carrier'), optional: true },
    text: { type: { kind: 'text' }, optional: true },
    keep: { type: listOf({ kind: 'quantity' }), optional: true },
  },
  gives: {},
  safe: true,
  moves: {},
}
const WORLD = { actions: { ...ACTIONS, 'order.note': NOTE }, agents: [AGENT] }

const noting = (params: JsonObject) => outcomeOf(proposal(actions({ action: 'order.note', params }), { cost: '0' }), { gates: [] }, WORLD)

describe('actions that an asker writes name the object that is decided about', () => {
  test.each<[string, JsonObject, string[]]>([
    ['itself', { orderId: 'SO-1' }, []],
    ['in a list', { others: ['SO-1', 'SO-1'] }, []],
    ['in an object', { line: { orderId: 'SO-1' } }, []],
    ['nobody', { others: [] }, []],
    ['an object of another type', { orderId: 'SO-1', carrier: 'SO-666' }, []],
    ['another one', { orderId: 'SO-666' }, ['parameter-invalid']],
    ['another one beside it', { others: ['SO-1', 'SO-666'] }, ['parameter-invalid']],
    ['another one deep inside', { lines: [{ orderId: 'SO-1' }, { orderId: 'SO-666' }] }, ['parameter-invalid']],
  ])('%s', (_name, params, said) => {
    expect(noting(params).reasons.map(({ code }) => code)).toEqual(said)
  })
})

describe('what an asker writes is sent as its contract has it, or not at all', () => {
  test.each<[string, JsonObject, Json | undefined, string[]]>([
    ['canonical', { keep: ['5.0 EA', 0] }, { keep: [{ amount: '5', unit: 'EA' }, '0'] }, []],
    ['without members that nobody declared', { line: { orderId: 'SO-1', force: true } }, { line: { orderId: 'SO-1' } }, []],
    ['garbage in a list', { keep: ['lots', 5], text: 'x' }, { text: 'x' }, ['parameter-invalid']],
    ['a parameter that nobody declared', { force: true, text: 'x' }, { text: 'x' }, ['parameter-invalid']],
  ])('%s', (_name, given, sent, said) => {
    const { chosen, reasons } = noting(given)
    const params = Object.entries(chosen?.plan.steps[0]?.params ?? {}).map(([name, param]) => [
      name,
      param.kind === 'value' ? param.value : param,
    ])
    expect(Object.fromEntries(params)).toEqual(sent)
    expect(reasons.map(({ code }) => code)).toEqual(said)
  })
})
