import { expect, test } from 'vitest'
import * as core from './index.ts'

test('the front door opens on these, so that a new name is a decision', () => {
  expect(Object.keys(core).sort()).toEqual(EXPORTS)
})

const EXPORTS = [
  'BUILT_IN_CODES',
  'SEMANTICS',
  'SYSTEMS',
  'bundlePolicies',
  'calendarCache',
  'decide',
  'deciders',
  'decisionId',
  'describePolicies',
  'documentSchemas',
  'explain',
  'explainPolicy',
  'exportRules',
  'followLifecycles',
  'judgeTransition',
  'lineReader',
  'loadPolicies',
  'makeRecord',
  'nearestName',
  'needs',
  'optionId',
  'policyId',
  'readPolicyFolder',
  'readRecord',
  'readRecordedLine',
  'releaseOf',
  'resolveCalendar',
  'simulate',
  'simulatedLedger',
  'siteOf',
  'stepId',
  'tracer',
  'withCalendars',
  'workspaceFromRules',
]
