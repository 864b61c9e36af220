import { expect, test } from 'vitest'
import { decide } from '../decide.ts'
import { inputOf } from '../generated/decision-input.fixture.ts'
import { POLICY, workspaceOf } from '../generated/release.fixture.ts'
import { ACTIONS } from '../generated/release-world.fixture.ts'
import { policySetOf } from '../policy-set.ts'

/** `order.release` can be undone until `undoUntil`; the gate asks for an undo until `until`. */
function stepsWithoutUndo(until: string, undoUntil: string | undefined, undo: string | undefined = 'order.unrelease'): readonly string[] {
  const { undoUntil: _until, ...release } = { ...ACTIONS['order.release'], name: 'order.release' }
  const actions = {
    ...ACTIONS,
    'order.release': { ...ACTIONS['order.merge'], ...release, ...(undoUntil === undefined ? {} : { undoUntil }) },
  }
  const options = POLICY.options.map(option => ({
    ...option,
    steps: option.steps.map(({ undo: _undo, ...step }) =>
      step.action === 'order.release' ? { ...step, ...(undo === '' ? {} : { undo }) } : { ...step, undo: 'x' },
    ),
  }))
  const gates = [{ id: 'undo', for: [], kind: 'reversible', until, else: 'review' }] as const
  const set = policySetOf(workspaceOf([{ ...POLICY, options, gates }], { actions: actions as typeof ACTIONS }))
  const decision = decide(set, inputOf())
  return decision.kind === 'single' ? decision.reasons.flatMap(({ steps }) => steps) : []
}

test.each<[string, string, string | undefined, string | undefined, readonly string[]]>([
  ['no undo', 'pick.started', 'pick.started', '', ['1']],
  ['an undo that always works', 'pick.started', undefined, undefined, []],
  ['as long as asked', 'pick.started', 'pick.started', undefined, []],
  ['longer', 'pick.started', 'order.shipped', undefined, []],
  ['not as long', 'order.shipped', 'pick.started', undefined, ['1']],
  ['until an event that nobody knows', 'pick.started', 'truck.left', undefined, ['1']],
  ['asked for always', 'never', 'order.shipped', undefined, ['1']],
  ['asked for always, and so it is', 'never', undefined, undefined, []],
])('%s', (_name, until, undoUntil, undo, expected) => {
  expect(stepsWithoutUndo(until, undoUntil, undo)).toEqual(expected)
})
