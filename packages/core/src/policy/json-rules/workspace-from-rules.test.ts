import fc from 'fast-check'
import { expect, test } from 'vitest'
import { loadPolicies } from '../../runtime/load-policies.ts'
import { runPolicyTests } from '../../testing/run-policy-tests.ts'
import { compileWorkspace } from '../compile-workspace.ts'
import type { SkeletonOptions } from './workspace-from-rules.ts'
import { workspaceFromRules } from './workspace-from-rules.ts'

const JSON_FILE = JSON.stringify({
  conditions: { grown: { all: [{ fact: 'age', operator: 'greaterThanInclusive', value: 18 }] } },
  rules: [
    {
      name: 'blocked',
      conditions: { any: [{ fact: 'account-information', operator: 'equal', value: 'blocked', path: '$.status' }] },
      event: { type: 'Blocked!' },
    },
    {
      name: 'minor',
      conditions: { all: [{ not: { condition: 'grown' } }, { fact: 'age', operator: 'greaterThan', value: 0 }] },
      event: { type: 'watch' },
    },
    {
      name: 'tagged',
      conditions: {
        all: [
          { fact: 'tags', operator: 'contains', value: 'vip' },
          { fact: 'tags', operator: 'doesNotContain', value: 'bad' },
        ],
      },
      event: { type: 'watch' },
    },
    {
      name: 'lines',
      priority: 5,
      conditions: { all: [{ fact: 'basket', operator: 'someFact:greaterThan', value: 5, path: '$.lines[*].qty' }] },
      event: { type: 'watch' },
    },
    {
      name: 'many',
      conditions: { all: [{ fact: 'basket', operator: 'greaterThan', value: 50, path: '$.lines.length' }] },
      event: { type: 'watch' },
    },
    {
      name: 'odd',
      conditions: {
        all: [
          { fact: 'flag', operator: 'equal', value: true },
          { fact: 'x', operator: 'notEqual', value: 'A', path: '$..y' },
        ],
      },
      event: { type: 'watch' },
    },
    {
      name: 'limit',
      conditions: { all: [{ fact: 'spent', operator: 'greaterThan', value: { fact: 'limit', path: '$.first_name' } }] },
      event: { type: 'watch' },
    },
  ],
})

test.each<SkeletonOptions['as']>(['guards', 'rules'])('what it writes loads and passes its cases, as %s', async as => {
  const made = workspaceFromRules('credit.rules.json', JSON_FILE, { policy: 'credit', subject: 'case', as })
  if (made.kind === 'refused') throw new Error(JSON.stringify(made.issues))
  const loaded = await loadPolicies({ files: made.files })
  if (loaded.kind === 'refused') throw new Error(`${JSON.stringify(loaded.issues, null, 1)}\n${Object.values(made.files).join('\n')}`)
  const { cases, findings } = runPolicyTests(loaded)
  expect(
    findings
      .filter(({ code }) => code !== 'not-covered')
      .map(({ message, at }) => `${at.line} ${message}\n${made.files['credit.test.yaml']}`),
  ).toEqual([])
  expect(cases.length).toBeGreaterThan(5)
})

const NAMES = [
  'id',
  'order',
  'constructor',
  'toString',
  'a b',
  'A b',
  'Größe',
  '状态',
  '1st',
  'true',
  'null',
  'in',
  'size',
  'now',
  "it's",
  'a"b',
  '#c',
  'a: b',
  '%',
  '-1',
]
const names = fc.constantFrom(...NAMES)
const paths = fc.constantFrom(
  {},
  { path: '$.a' },
  { path: '$.id' },
  { path: '$.true' },
  { path: "$['ship to']" },
  { path: '$..x' },
  { path: "$['a,b']" },
)
const facts = fc
  .uniqueArray(names, { minLength: 1, maxLength: 4 })
  .chain(all => fc.tuple(...all.map(fact => paths.map(path => ({ fact, ...path })))))
const strange = fc
  .tuple(facts, names, names, fc.constantFrom('A', 'x: y', "it's", 'true', '#'))
  .map(([leaves, name, type, value]) => [
    { name, conditions: { all: leaves.map(leaf => ({ ...leaf, operator: 'equal', value })) }, event: { type, params: { message: value } } },
  ])

test('the fact called like the subject is the subject, and ids stay ids', () => {
  const leaf = (fact: string, path: string, value: unknown) => ({ fact, path, operator: 'equal', value })
  const conditions = { all: [leaf('order', '$.id', 'A'), leaf('order', '$.tier', 'B'), leaf('account', '$.id', 'C')] }
  const text = JSON.stringify([{ name: 'r', conditions, event: { type: 'x' } }])
  const made = workspaceFromRules('c.rules.json', text, { policy: 'credit', subject: 'order', as: 'guards' })
  const files = made.kind === 'made' ? made.files : {}
  expect(files['credit.policy.yaml']).toContain('    facts:\n      order: order\n      account: order.account\n    events:')
  expect(files['credit.test.yaml']).toContain('order: {"id":"A","tier":"B","account":{"id":"C"}}')
})

test('of very many rules there are cases for some', () => {
  const leaf = { fact: 'a', operator: 'notEqual', value: 'x' }
  const rules = Array.from({ length: 1_200 }, (_, index) => ({ name: `r${index}`, conditions: { all: [leaf] }, event: { type: 'x' } }))
  const made = workspaceFromRules('credit.rules.json', JSON.stringify(rules), { policy: 'credit', subject: 'order', as: 'rules' })
  expect(made.kind === 'made' && compileWorkspace(made.files).kind).toBe('compiled')
})

test('whatever facts, events and rules are called, what it writes loads', () => {
  const law = fc.property(strange, fc.constantFrom<SkeletonOptions['as'][]>('guards', 'rules'), (rules, as) => {
    const made = workspaceFromRules('credit.rules.json', JSON.stringify(rules), { policy: 'credit', subject: 'order', as })
    const compiled = made.kind === 'made' ? compileWorkspace(made.files) : made
    expect(compiled.kind === 'refused' ? compiled.issues.filter(({ severity }) => severity === 'error') : []).toEqual([])
  })
  fc.assert(law, { numRuns: 150 })
})
