import { expect, test } from 'vitest'
import { changed } from '../policy/workspace.fixture.ts'
import { loadPolicies } from '../runtime/load-policies.ts'
import { runPolicyTests } from './run-policy-tests.ts'

test.each([
  ['tiemout', [['unknown-failure', 'warning', 'did you mean `timeout`?']]],
  ['timeout', []],
  ['planner-on-holiday', []],
])('a case may fail its scorer by `%s`, and a slip is warned of once, at its place', async (why, expected) => {
  const written = `propose: { fails: ${why} }`
  const files = changed('release.test.yaml', 'propose: { option: all, confidence: $sure }', written)
  const loaded = await loadPolicies({ files })
  if (loaded.kind === 'refused') throw new Error(JSON.stringify(loaded.issues))
  const { cases, findings } = runPolicyTests(loaded)
  const warned = findings.filter(({ code }) => code === 'unknown-failure')
  expect(warned.map(({ code, severity, suggestion }) => [code, severity, suggestion])).toEqual(expected)
  const lines = (files['release.test.yaml'] ?? '').split('\n')
  for (const { at } of warned) expect(lines[at.line - 1]?.slice(at.column - 1, at.endColumn - 1)).toBe(why)
  // It was decided, as a failed scorer.
  expect(cases.map(({ decided }) => decided?.input.scoring[''])).toMatchObject(cases.map(() => ({ status: 'failed', why })))
})

test('a case that is warned of passes', async () => {
  const files = changed('release.test.yaml', 'propose: { option: all, confidence: $sure }', 'propose: { fails: tiemout }')
  const loose = {
    ...files,
    'release.test.yaml': (files['release.test.yaml'] ?? '').replace(/expect: \{.*\}/, 'expect: { reasons: { include: [scorer-failed] } }'),
  }
  const loaded = await loadPolicies({ files: loose })
  if (loaded.kind === 'refused') throw new Error(JSON.stringify(loaded.issues))
  expect(runPolicyTests(loaded).cases.map(({ status, failures }) => ({ status, failures }))).toMatchObject([
    { status: 'passed' },
    { status: 'passed' },
  ])
})
