import { describe, expect, test } from 'vitest'
import type { OptionModel, PolicyModel, RuleModel } from '../../policy/model.ts'
import type { Json } from '../../values/json.ts'
import { decide } from '../decide.ts'
import type { Outcome } from '../decision.ts'
import type { DecisionInput } from '../decision-input.ts'
import { inputOf, known, unknown } from '../generated/decision-input.fixture.ts'
import {
  compare,
  cost,
  fact,
  field,
  idOf,
  listOf,
  literal,
  MONEY,
  NUMBER,
  objectOf,
  order,
  TEXT,
  truth,
  variable,
  when,
} from '../generated/expression.fixture.ts'
import { OPTIONS, POLICY, workspaceOf } from '../generated/release.fixture.ts'
import { policySetOf } from '../policy-set.ts'

// A node that ships: one option an element of a list that came as a fact.

const SLOT = 0
const node = variable(SLOT, 'n', objectOf('node'))
const TRANSFER: OptionModel = {
  id: 'transfer',
  says: 'Transfer',
  each: { slot: SLOT, name: 'n', list: field(fact(1), 'nodes', listOf(objectOf('node'))), keyField: 'id' },
  lets: [{ name: 'far', type: NUMBER, expression: field(node, 'far', NUMBER) }],
  only: [{ id: 'near', ...when(compare({ op: 'option', type: NUMBER, name: 'far' }, 'at-most', literal(NUMBER, '5'))) }],
  steps: [{ id: '1', action: 'order.split', params: [['orderId', order('id', idOf('order'))]] }],
  onReview: 'whole',
  ifRejected: 'keep',
  cost: when(field(node, 'freight', MONEY), 'n.freight'),
}
const HOLD = OPTIONS.filter(({ id }) => id === 'hold')
const rank = [{ ...when(cost, 'cost'), direction: 'up' }] as const
const RANKED: NonNullable<PolicyModel['propose']> = {
  by: { kind: 'rank', keys: rank },
  choices: ['transfer'],
  shows: [],
  onFailure: { kind: 'review' },
  instructions: '',
}
const BASE: PolicyModel = {
  ...POLICY,
  options: [TRANSFER, ...HOLD],
  guards: [],
  rules: [],
  gates: [],
  propose: RANKED,
}

const nodes = (...list: Json[]) => inputOf({ facts: { credit: known({ status: 'ok' }), freight: known({ nodes: list }) } })
const at = (id: Json, freight: string, far = '1'): Json => ({ id, freight, far })

function outcome(input: DecisionInput, change: Partial<PolicyModel> = {}): Outcome {
  const decision = decide(policySetOf(workspaceOf([{ ...BASE, ...change }])), input)
  if (decision.kind !== 'single') throw new Error(decision.reason.code)
  return decision
}

const chosen = (input: DecisionInput, change?: Partial<PolicyModel>) => outcome(input, change).chosen?.plan.option
const codes = ({ reasons }: Outcome) => reasons.map(({ code, vote }) => `${code} ${vote}`)

describe('instances', () => {
  test('are named by the key of their element, else by position; a key twice is told apart', () => {
    const { eligible } = outcome(nodes(at('W', '1 EUR'), at('W', '2 EUR'), { freight: '3 EUR', far: '1' }, at(7, '4 EUR')))
    expect(eligible.map(({ plan }) => plan.option)).toEqual(['transfer[W]', 'transfer[W#1]', 'transfer[2]', 'transfer[7]', 'hold'])
  })

  test('read their own element', () => {
    const { struck, eligible } = outcome(nodes(at('W', '1 EUR', '6'), at('E', '2 EUR')))
    expect(struck.map(({ option, reasons }) => [option, reasons.map(({ code }) => code)])).toEqual([['transfer[W]', ['near']]])
    expect(eligible[0]?.plan.cost).toEqual({ amount: '2', currency: 'EUR' })
  })

  const unlisted = inputOf({ facts: { credit: known({ status: 'ok' }), freight: unknown } })
  const scorer: Partial<PolicyModel> = { propose: { ...RANKED, by: { kind: 'scorer', scorer: 's' } } }
  const undetermined: Partial<PolicyModel> = {
    rules: [{ id: 'r', when: when(field(fact(0), 'ok', { kind: 'bool' })), then: { kind: 'option', option: 'hold' }, because: '' }],
  }
  const uncomputed: Partial<PolicyModel> = {
    rules: [{ id: 'r', when: when(truth(true)), then: { kind: 'computed', option: when(field(fact(0), 'name', TEXT)) }, because: '' }],
  }
  test.each<[string, DecisionInput, Partial<PolicyModel>, readonly string[]]>([
    ['none of a list that is not known', unlisted, {}, ['candidates-unknown review', 'person-chooses review']],
    ['nor for a scorer', unlisted, scorer, ['candidates-unknown review', 'person-chooses review']],
    ['an empty list', nodes(), {}, ['no-option deny']],
    ['an empty list for a scorer', nodes(), scorer, ['no-option deny']],
    ['a rule that is not known might have chosen', nodes(), undetermined, ['rule-undetermined review', 'person-chooses review']],
    ['a rule of which it is not known what it chose', nodes(), uncomputed, ['rule-choice-struck review', 'person-chooses review']],
  ])('where nothing is left only what is known denies: %s', (_name, input, change, expected) => {
    const result = outcome(input, change)
    expect(codes(result)).toEqual(expected)
    expect(result.fallback?.by).toEqual(result.verdict === 'deny' ? { kind: 'otherwise', because: 'nothing-eligible' } : undefined)
  })

  test('beyond 50 that passed `only` are cut, the dearest first, before any guard is asked', () => {
    const many = Array.from({ length: 52 }, (_, index) => at(`N${String(index).padStart(2, '0')}`, `${100 - index} EUR`))
    const { cut, eligible, struck } = outcome(nodes(...many, at('far', '1 EUR', '9')))
    expect(cut).toEqual(['transfer[N01]', 'transfer[N00]'])
    expect(eligible).toHaveLength(51)
    expect(struck.map(({ option }) => option)).toEqual(['transfer[far]'])
    expect(outcome(nodes(...many.slice(0, 50))).cut).toEqual([])
  })

  test('without a rank they are cut by cost, then by id; an unknown cost goes first', () => {
    const many = Array.from({ length: 50 }, (_, index) => at(`N${String(index).padStart(2, '0')}`, '1 EUR'))
    const { propose: _rank, ...rest } = BASE
    const decision = decide(policySetOf(workspaceOf([rest])), nodes(at('dear', '2 EUR'), { id: 'odd', far: '1' }, ...many))
    expect(decision).toMatchObject({ cut: ['transfer[dear]', 'transfer[odd]'] })
  })
})

describe('rank', () => {
  test('the cheapest; of two the first by id', () => {
    expect(chosen(nodes(at('W', '2 EUR'), at('E', '1 EUR')))).toBe('transfer[E]')
    expect(chosen(nodes(at('W', '1 EUR'), at('E', '1 EUR')))).toBe('transfer[E]')
  })

  test('unknown sorts last, and is noted; where it is chosen a person looks at it', () => {
    const odd = { id: 'A', far: '1' }
    expect(codes(outcome(nodes(odd, at('W', '2 EUR'))))).toEqual(['rank-unknown note'])
    expect(outcome(nodes(odd))).toMatchObject({ verdict: 'review', chosen: { plan: { option: 'transfer[A]' }, by: { kind: 'rank' } } })
  })

  test.each([[['100 EUR', '50 USD', '80 EUR']], [['80 EUR', '50 USD', '100 EUR']], [['50 USD', '100 EUR', '80 EUR']]])(
    'where two currencies meet nothing is cheaper: %s',
    costs => {
      const result = outcome(nodes(...costs.map((freight, index) => at(`N${index}`, freight))))
      expect(result).toMatchObject({ verdict: 'review', chosen: { plan: { option: 'transfer[N0]' } } })
      expect(codes(result)).toEqual(['rank-unknown review', 'rank-unknown note', 'rank-unknown note'])
    },
  )

  test('a zero goes with every currency', () => {
    const result = outcome(nodes(at('W', '2 EUR'), { id: 'E', freight: 0, far: '1' }))
    expect([result.verdict, result.chosen?.plan.option]).toEqual(['permit', 'transfer[E]'])
  })

  test('a choice by rank is asked for no confidence', () => {
    expect(outcome(nodes(at('W', '1 EUR')), { gates: POLICY.gates.filter(({ kind }) => kind === 'confidence') })).toMatchObject({
      verdict: 'permit',
    })
  })
})

describe('rules that compute', () => {
  const rule = (then: RuleModel['then']): Partial<PolicyModel> => ({ rules: [{ id: 'r', when: when(truth(true)), then, because: '' }] })
  const first = rule({ kind: 'first', option: 'transfer', rank: [{ ...when(cost, 'cost'), direction: 'down' }] })
  const computed = rule({ kind: 'computed', option: when(field(fact(0), 'status', TEXT)) })
  const saying = (status: Json) => ({ ...nodes(at('W', '1 EUR')), facts: { ...nodes(at('W', '1 EUR')).facts, credit: known({ status }) } })

  test('the first of a family, by its own rank, among those that passed `only`', () => {
    expect(chosen(nodes(at('W', '1 EUR'), at('E', '2 EUR'), at('X', '3 EUR', '9')), first)).toBe('transfer[E]')
  })

  test.each<[string, Json, readonly string[]]>([
    ['an unknown key of the first caps it', { id: 'A', far: '1' }, ['rank-unknown review']],
    ['of another it is noted', [{ id: 'A', far: '1' }, at('W', '1 EUR')], ['rank-unknown note']],
    ['so do two currencies', [at('A', '1 EUR'), at('W', '1 USD')], ['rank-unknown review', 'rank-unknown note']],
  ])('the first of a family: %s', (_name, list, expected) => {
    const result = outcome(nodes(...(Array.isArray(list) ? list : [list])), first)
    expect(result.chosen?.by).toEqual({ kind: 'rule', rule: 'r' })
    expect(codes(result)).toEqual(expected)
  })

  test('a guard that strikes it is no reason to take the next', () => {
    const guards: PolicyModel['guards'] = [
      {
        id: 'dear',
        for: ['order.split'],
        when: when(compare(cost, 'greater', literal(MONEY, { amount: '1', currency: 'EUR' }))),
        then: 'deny',
        approvals: 1,
        because: '',
      },
    ]
    const result = outcome(nodes(at('W', '1 EUR'), at('E', '2 EUR')), { ...first, guards })
    expect(codes(result)).toEqual(['rule-choice-struck review'])
    expect(result.chosen).toMatchObject({ plan: { option: 'transfer[W]' }, by: { kind: 'rank' } })
  })

  test.each<[string, Json, string, readonly string[]]>([
    ['an id', 'hold', 'hold', []],
    ['an instance', 'transfer[W]', 'transfer[W]', []],
    ['nothing of that name', 'sell', 'transfer[W]', ['rule-choice-struck review']],
    ['no text', 7, 'transfer[W]', ['rule-choice-struck review']],
  ])('an option that is computed: %s', (_name, status, option, reasons) => {
    const result = outcome(saying(status), computed)
    expect([result.chosen?.plan.option, codes(result)]).toEqual([option, reasons])
  })

  test('`review` lets the choice go on, capped', () => {
    const result = outcome(nodes(at('W', '1 EUR')), rule({ kind: 'review' }))
    expect(result).toMatchObject({ verdict: 'review', chosen: { plan: { option: 'transfer[W]' } } })
    expect(codes(result)).toEqual(['r review'])
  })
})
