import { loadPolicies } from '@countersign/core'
import { runPolicyTests } from '@countersign/core/testing'
import { expect, test } from 'vitest'

const loaded = await loadPolicies({ folder: new URL('../', import.meta.url) })
if (loaded.kind === 'refused')
  throw new Error(loaded.issues.map(({ at, message }) => `${at.file}:${at.line}:${at.column} ${message}`).join('\n'))
const { cases, findings } = runPolicyTests(loaded)

test.each(cases.map(one => ({ ...one, title: `${one.policy}: ${one.name}${one.row === undefined ? '' : `, row ${one.row}`}` })))(
  '$title',
  ({ failures, issues, because }) => {
    expect({ failures, issues, because }).toEqual({ failures: [], issues: [], because: [] })
  },
)

test('every rule, guard, gate side, condition and option of every pack has its case', () => {
  expect(findings.map(({ at, message }) => `${at.file}:${at.line} ${message}`)).toEqual([])
})

test('the packs load without a warning', () => {
  expect(loaded.warnings).toEqual([])
})
