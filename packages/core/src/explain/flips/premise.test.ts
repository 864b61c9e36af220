import { expect, test } from 'vitest'
import { decideBy } from '../../evaluate/decide.ts'
import { inputOf } from '../../evaluate/generated/decision-input.fixture.ts'
import { compare, MONEY, money, order, when } from '../../evaluate/generated/expression.fixture.ts'
import { GUARD_POLICY, POLICY, workspaceOf } from '../../evaluate/generated/release.fixture.ts'
import { compileProgram } from '../../evaluate/program/compile-program.ts'
import type { Expression } from '../../policy/expression.ts'
import type { GuardModel, PolicyModel } from '../../policy/model.ts'
import { withPlaceholders } from './placeholders.ts'
import { premises } from './premise.ts'
import { replacing } from './replacing.ts'
import type { Substitution } from './substitution.ts'

const total = order('total', MONEY)
const withFreight: Expression = { op: 'add', type: MONEY, left: total, right: money('500') }

const above = (id: string, amount: Expression, bound: string): GuardModel => ({
  id,
  for: ['*'],
  when: when(compare(amount, 'greater', money(bound))),
  then: 'review',
  approvals: 1,
  because: '',
})

const policy: PolicyModel = { ...POLICY, guards: [above('large', total, '1000'), above('larger', withFreight, '3000')] }
const guardPolicy: PolicyModel = { ...GUARD_POLICY, guards: [above('largest', total, '5000')] }
const program = compileProgram(workspaceOf([policy, guardPolicy]))

const totalOf = (amount: string): Substitution => replacing(total, `${amount} EUR`, policy)
const sumOf = (amount: string): Substitution => replacing(withFreight, `${amount} EUR`, policy)

test.each([
  { name: 'nothing is replaced', given: [], expected: [] },
  { name: 'a value is replaced where it stands alone', given: [totalOf('2500')], expected: ['large'] },
  { name: 'and inside what is computed of it', given: [totalOf('2501')], expected: ['large', 'larger'] },
  { name: 'and in a guard policy', given: [totalOf('5001')], expected: ['large', 'larger', 'largest'] },
  { name: 'what is computed is replaced, its parts are not', given: [sumOf('9000')], expected: ['larger'] },
  { name: 'both are, the whole first', given: [sumOf('9000'), totalOf('2000')], expected: ['large', 'larger'] },
  { name: 'after a part of it, the whole is read nowhere', given: [totalOf('2000'), sumOf('9000')], expected: ['large'] },
])('$name', ({ given, expected }) => {
  const premise = premises(program, inputOf(), [totalOf('1'), sumOf('1')])
  const { program: changed, input } = premise(given)
  const decision = decideBy(changed, input)
  const codes = decision.kind === 'single' ? decision.reasons.map(({ code }) => code) : []
  expect(codes.filter(code => code.startsWith('large'))).toEqual(expected)
})

test('a policy that reads nothing of what may be another is not compiled again', () => {
  expect(withPlaceholders(policy, [{ expression: order('weight', MONEY), name: ' 0' }])).toBe(policy)
})
