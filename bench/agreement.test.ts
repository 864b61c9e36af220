import { expect, test } from 'vitest'
import { disagreements } from './engines/agreement.ts'
import { engine } from './engines/engine.ts'
import { approvalCases } from './order-approval/approval-case.ts'
import { approvalEngines } from './order-approval/approval-engines.ts'

const CASES = 200
const cases = approvalCases(CASES)
const engines = await approvalEngines(cases)
// `explain` searches for flips, which takes its time; the bench itself compares more of its answers.
const quick = engines.map(one => (one.checked === undefined ? one : { ...one, checked: 2 }))

test('every engine answers every case alike, and tells the same rules where it tells any', async () => {
  expect(await disagreements(quick, CASES)).toEqual([])
})

test('an engine that answers one case otherwise is found out', async () => {
  const [first] = quick
  if (first === undefined) throw new Error('no engine')
  const wrong = engine({
    name: 'wrong',
    gives: '',
    run: index => index,
    read: index => (index === 7 ? { verdict: 'permit', fired: [] } : first.read(first.run(index))),
  })
  const found = await disagreements([first, wrong], 20)
  expect(found).toEqual([expect.stringMatching(/^case 7: wrong says permit, not (deny|review)$/)])
})

test('an engine that lists another rule is found out', async () => {
  const ours = engine({ name: 'ours', gives: '', run: () => 0, read: () => ({ verdict: 'deny', fired: ['a', 'b'] }) })
  const wrong = engine({ name: 'wrong', gives: '', run: () => 0, read: () => ({ verdict: 'deny', fired: ['a'] }) })
  expect(await disagreements([ours, wrong], 1)).toEqual(['case 0: wrong lists a, not a b'])
})
