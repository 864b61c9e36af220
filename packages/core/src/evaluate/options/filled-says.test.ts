import { expect, test } from 'vitest'
import type { OptionModel } from '../../policy/model.ts'
import { inputOf } from '../generated/decision-input.fixture.ts'
import { idOf, MONEY, order, TEXT, when } from '../generated/expression.fixture.ts'
import { OPTIONS, POLICY, workspaceOf } from '../generated/release.fixture.ts'
import { needs } from '../needs.ts'
import { policySetOf } from '../policy-set.ts'

/** What the scorer is told of `hold`, where it says this of these values. */
function told(says: string, ...tells: NonNullable<OptionModel['tells']>): string | undefined {
  const options = OPTIONS.map(option => (option.id === 'hold' ? { ...option, says, tells } : option))
  const policies = policySetOf(workspaceOf([{ ...POLICY, options }]))
  const need = needs(policies, inputOf({ calendars: { 'DC-EAST': { days: [] } }, scoring: {} }))
  return need.kind === 'score' ? need.questions[0].choices.find(({ option }) => option === 'hold')?.says : undefined
}

const total = when(order('total', MONEY), 'order.total')
const id = when(order('id', idOf('order')), 'order.id')
const note = when(order('note', TEXT), 'order.note')

test.each<[says: string, tells: NonNullable<OptionModel['tells']>, told: string]>([
  ['Hold it', [], 'Hold it'],
  ['Hold {order.id}', [id], 'Hold SO-1'],
  ['Hold {order.id}, worth {order.total}', [id, total], 'Hold SO-1, worth 900 EUR'],
  ['{order.id}{order.id}', [id, id], 'SO-1SO-1'],
  ['Hold: {order.note}', [note], 'Hold: (unknown)'],
])('%s: %#', (says, tells, text) => {
  expect(told(says, ...tells)).toBe(text)
})
