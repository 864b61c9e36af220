import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compileWorkspace } from '../compile-workspace.ts'
import type { GuardModel, WorkspaceModel } from '../model.ts'
import { readBundle } from '../read-bundle.ts'
import type { Files } from '../read-documents.ts'
import { changed, issuesOf } from '../workspace.fixture.ts'
import { writeBundle } from '../write-bundle.ts'

const FACTS =
  '{ total: { read: order.total, unit: EUR }, order: order, credit: credit, tier: order.tier, id: order.id, placed: order.placed, due: order.due, near: near, sku$: order.lines.*.itemId }'

/** The rule file, with an import of guards in front of those of the policy. */
function importing(json: string, facts = FACTS, more = ''): Files {
  const entry = `guards:\n  - from: credit.rules.json\n    facts: ${facts}\n    events: { blocked: deny, watch: review }\n${more}`
  return { ...changed('release.policy.yaml', 'guards:\n', entry), 'credit.rules.json': json }
}

const rule = (conditions: object, name = 'imported', type = 'blocked'): object => ({ name, conditions, event: { type } })
const leaf = (fact: string, operator: string, value: unknown, path?: string): object => ({
  fact,
  operator,
  value,
  ...(path === undefined ? {} : { path }),
})

function guardOf(files: Files, id = 'imported'): GuardModel | undefined {
  const compiled = compileWorkspace(files)
  const model: WorkspaceModel | undefined = compiled.kind === 'compiled' ? compiled.model : undefined
  return model?.policies[0]?.guards.find(guard => guard.id === id)
}

/** Findings at the rule file; those of unused facts are left out. */
function found(files: Files): readonly string[] {
  return issuesOf(compileWorkspace(files)).flatMap(({ code, severity }) =>
    code === 'rules-unused' ? [] : [severity === 'error' ? `${code}!` : code],
  )
}

// A leaf, what it means here, and the findings. What the engine says of the same is tried against the engine itself.
test.each<[leaf: object, text: string, findings: readonly string[]]>([
  [leaf('total', 'greaterThan', 250), "order.total > '250 EUR'", []],
  [leaf('total', 'lessThanInclusive', 99.5), "order.total <= '99.5 EUR'", []],
  [leaf('order', 'equal', 'O1', '$.id'), "order.id == 'O1'", []],
  [leaf('order', 'equal', 'O1', 'id'), "order.id == 'O1'", []],
  [leaf('order', 'greaterThan', 5, '$.lines.length'), 'order.lines.size() > 5', []],
  [leaf('tier', 'equal', 'A'), "has(order.tier) && order.tier == 'A'", []],
  [leaf('tier', 'notEqual', 'A'), "!has(order.tier) || order.tier != 'A'", ['rules-absent-is-true']],
  [leaf('tier', 'in', ['A', 'B']), "has(order.tier) && order.tier in ['A', 'B']", []],
  [leaf('tier', 'notIn', ['A', 'B']), "!has(order.tier) || !(order.tier in ['A', 'B'])", ['rules-absent-is-true']],
  [leaf('credit', 'equal', 'ok', '$.status'), "has(credit.status) && credit.status == 'ok'", []],
  [leaf('due', 'lessThan', '2026-03-01'), "has(order.due) && order.due < '2026-03-01'", []],
  [leaf('placed', 'lessThan', '2026-03-01T00:00:00.000Z'), "order.placed < '2026-03-01T00:00:00.000Z'", []],
  [leaf('sku$', 'contains', 'A'), "'A' in order.lines.*.itemId", []],
  [leaf('order', 'contains', 'A', '$.lines[*].itemId'), "order.lines.size() > 0 && 'A' in order.lines.*.itemId", []],
  [leaf('order', 'doesNotContain', 'A', '$.lines[*].itemId'), "order.lines.size() > 0 && !('A' in order.lines.*.itemId)", []],
  [leaf('sku$', 'someFact:equal', 'A'), "order.lines.*.itemId.exists(each1, each1 == 'A')", []],
  [leaf('sku$', 'not:everyFact:in', ['A', 'B']), "!order.lines.*.itemId.all(each1, each1 in ['A', 'B'])", []],
  [leaf('id', 'someValue:equal', ['A', 'B']), "order.id == 'A' || order.id == 'B'", []],
  [leaf('id', 'swap:contains', ['A', 'B']), "order.id in ['A', 'B']", []],
  [leaf('total', 'greaterThan', { fact: 'total' }), 'order.total > order.total', []],
  // What stays as the engine has it.
  [leaf('id', 'greaterThan', 5), "foreign(order.id, 'greaterThan', 5)", ['rules-no-order']],
  [leaf('id', 'equal', 5), "foreign(order.id, 'equal', 5)", ['rules-types-differ']],
  [leaf('id', 'in', 'ABC'), `foreign(order.id, 'in', "ABC")`, ['rules-text-in']],
  [leaf('tier', 'equal', null), "foreign(order.tier, 'equal', null)", ['rules-null']],
  [leaf('tier', 'equal', 'D'), `has(order.tier) && foreign(order.tier, 'equal', "D")`, ['rules-types-differ']],
  [leaf('total', 'equal', '250'), `foreign(ratio(order.total, '1 EUR'), 'equal', "250")`, ['rules-types-differ']],
  [leaf('placed', 'lessThan', '2026-03-01'), `foreign(order.placed, 'lessThan', "2026-03-01")`, ['rules-moment-form']],
  // What is always the same.
  [leaf('id', 'contains', 'A'), 'false', ['rules-not-a-list']],
  [leaf('id', 'equal', 'O1', '$.deep.er'), "order.id == 'O1'", ['rules-path-on-scalar']],
])('%j', (one, text, findings) => {
  const files = importing(JSON.stringify(rule({ all: [one] })))
  expect(found(files)).toEqual(findings)
  expect(guardOf(files)?.when?.text).toBe(text)
})

test.each<[leaf: object, findings: readonly string[]]>([
  [leaf('totl', 'equal', 1), ['rules-unmapped-fact!']],
  [leaf('total', 'above', 1), ['rules-unknown-operator!']],
  [leaf('id', 'in', 5), ['rules-needs-list!']],
  [leaf('id', 'someValue:equal', 5), ['rules-needs-list!']],
  [leaf('order', 'equal', 1, '$.total'), ['rules-needs-unit!']],
  [leaf('order', 'equal', 1), ['rules-identity!']],
  [leaf('order', 'greaterThan', 1), ['rules-no-value!']],
  [leaf('order', 'equal', 1, '$..id'), ['rules-path!']],
  [leaf('order', 'equal', 1, '$.lines[?(@.id)]'), ['rules-path!']],
  [leaf('order', 'equal', 1, '$.idd'), ['rules-path!']],
])('%j is refused', (one, findings) => {
  expect(found(importing(JSON.stringify(rule({ all: [one] }))))).toEqual(findings)
})

test('a number that the engine rounds stays what it makes of it', () => {
  const json = JSON.stringify(rule({ all: [leaf('order', 'greaterThan', 5, '$.lines.length')] })).replace('5', '9007199254740993')
  expect(found(importing(json))).toEqual(['rules-precision'])
  expect(guardOf(importing(json))?.when?.text).toBe("foreign(order.lines.size(), 'greaterThan', 9007199254740992)")
})

test('a path may be mapped as a whole', () => {
  const files = importing(
    JSON.stringify(rule({ all: [leaf('o', 'contains', 'A', '$..itemId')] })),
    '{ "o $..itemId": order.lines.*.itemId }',
  )
  expect(found(files)).toEqual([])
  expect(guardOf(files)?.when?.text).toBe("'A' in order.lines.*.itemId")
})

const JSON_FILE = `{
  "conditions": { "large": { "any": [{ "fact": "total", "operator": "greaterThan", "value": 250 }] } },
  "rules": [
    { "name": "large-blocked", "conditions": { "all": [{ "condition": "large" }, { "not": { "condition": "large" } }] },
      "event": { "type": "blocked", "params": { "message": "Too large." } } },
    { "name": "watched", "conditions": { "all": [] }, "event": { "type": "watch" } }
  ]
}
`

test('rules become guards with the places of the file', () => {
  const files = importing(
    JSON_FILE,
    '{ total: { read: order.total, unit: EUR } }',
    '    for: order.release\n    to: care\n    approvals: 2\n    because: Credit says so.\n',
  )
  const compiled = compileWorkspace(files)
  expect(found(files)).toEqual(['rules-empty'])
  expect(guardOf(files, 'large-blocked')).toMatchObject({
    for: ['order.release'],
    then: 'deny',
    to: 'care',
    approvals: 2,
    because: 'Too large.',
    when: { text: "order.total > '250 EUR' && !(order.total > '250 EUR')" },
  })
  expect(guardOf(files, 'watched')).toMatchObject({ then: 'review', because: 'Credit says so.', when: { text: 'true' } })
  const at = compiled.kind === 'compiled' ? compiled.model.at['release/large-blocked'] : undefined
  expect(at).toMatchObject({ file: 'credit.rules.json', line: 4, column: 15 })
})

test('a bundle carries what the rules mean, and the digest with it', () => {
  const bundled = (value: number) => {
    const compiled = compileWorkspace(importing(JSON.stringify(rule({ all: [leaf('id', 'greaterThan', value)] }))))
    return compiled.kind === 'compiled' ? writeBundle(compiled.model) : ''
  }
  const read = readBundle(bundled(5))
  expect(read.kind === 'read' && read.model.policies[0]?.guards[0]?.when?.expression.op).toBe('foreign')
  expect(bundled(5)).not.toBe(bundled(6))
})

const AS_RULES = `rules:
  - from: credit.rules.json
    facts: { total: { read: order.total, unit: EUR } }
    events: { blocked: hold, watch: review, log: ignore }
`

test('rules choose by priority', () => {
  const json = [
    { ...rule({ all: [leaf('total', 'greaterThan', 1)] }, 'last', 'watch') },
    { ...rule({ all: [leaf('total', 'greaterThan', 2)] }, 'first'), priority: 9 },
    { ...rule({ all: [leaf('total', 'greaterThan', 3)] }, 'silent', 'log'), priority: 5 },
  ]
  const files = { ...changed('release.policy.yaml', 'rules:\n', AS_RULES), 'credit.rules.json': JSON.stringify(json) }
  const compiled = compileWorkspace(files)
  expect(found(files)).toEqual(['rules-first-wins'])
  const rules = compiled.kind === 'compiled' ? (compiled.model.policies[0]?.rules ?? []) : []
  expect(rules.map(({ id, then }) => [id, then])).toEqual([
    ['first', { kind: 'option', option: 'hold' }],
    ['last', { kind: 'review' }],
    ['blocked', { kind: 'option', option: 'hold' }],
    ['nearest', expect.anything()],
    ['computed', expect.anything()],
  ])
})

const ONE = JSON.stringify(rule({ all: [leaf('total', 'greaterThan', 1)] }))

// What is wrong with the import itself, and where.
test.each([
  [
    'no such file',
    'from: credit.rules.json',
    'from: credits.rules.json',
    ['rules-unread@credit.rules.json:1', 'rules-no-file@release.policy.yaml:46'],
  ],
  [
    'a path out of the workspace',
    'from: credit.rules.json',
    'from: ../credit.rules.json',
    ['rules-unread@credit.rules.json:1', 'rules-no-file@release.policy.yaml:46'],
  ],
  ['an event that is not mapped', 'blocked: deny, ', '', ['rules-unmapped-event@credit.rules.json:1']],
  ['an event that says something else', 'blocked: deny', 'blocked: hold', ['unknown-value@release.policy.yaml:48']],
  ['an event of no rule', 'watch: review', 'watched: review', ['rules-unused@release.policy.yaml:48']],
  ['a wrong path', 'order.total, unit', 'order.totl, unit', ['unknown-field@release.policy.yaml:47']],
  ['a wrong unit', 'unit: EUR', 'unit: EA', ['rules-needs-unit@credit.rules.json:1']],
  ['a key that is none', 'unit: EUR', 'units: EUR', ['rules-needs-unit@credit.rules.json:1', 'unknown-key@release.policy.yaml:47']],
  ['no events', '    events: { blocked: deny, watch: review }\n', '', ['missing-key@release.policy.yaml:46']],
  ['no file', 'from: credit.rules.json\n    facts', 'facts', ['missing-key@release.policy.yaml:46']],
  ['what a guard of ours has', 'from: credit.rules.json', 'from: credit.rules.json\n    then: deny', ['wrong-form@release.policy.yaml:47']],
  ['an id that is taken', 'id: credit-clear', 'id: imported', ['duplicate-id@credit.rules.json:1']],
])('%s', (_, from, to, expected) => {
  const files = changed('release.policy.yaml', from, to, importing(ONE, '{ total: { read: order.total, unit: EUR } }'))
  const issues = issuesOf(compileWorkspace(files)).filter(
    ({ code, severity }) => severity === 'error' || expected.some(one => one.startsWith(code)),
  )
  expect(issues.map(({ code, at }) => `${code}@${at.file}:${at.line}`).sort()).toEqual([...expected].sort())
})

const keys = fc.constantFrom('all', 'any', 'not', 'fact', 'operator', 'value', 'path', 'event', 'type', 'name', 'conditions')
const texts = fc.constantFrom(
  'total',
  'tier',
  'order',
  'near',
  '$.lines[*].quantity',
  '$.lines.length',
  'equal',
  'someFact:in',
  'everyValue:lessThan',
  'blocked',
  'x',
  '',
)
const { hostile } = fc.letrec(tie => ({
  hostile: fc.oneof(
    { maxDepth: 5 },
    fc.constantFrom<unknown>(null, 0, 1e300, -0.1, true),
    texts,
    fc.array(tie('hostile'), { maxLength: 3 }),
    fc.dictionary(keys, tie('hostile'), { maxKeys: 4 }),
    fc.record({ fact: texts, operator: texts, value: tie('hostile'), path: texts }, { requiredKeys: ['fact', 'operator', 'value'] }),
  ),
}))

test('no rule file makes the loader fail, and every issue has a place', () => {
  const law = fc.property(fc.array(hostile, { maxLength: 4 }), all => {
    const issues = issuesOf(compileWorkspace(importing(JSON.stringify(rule({ all })))))
    expect(issues.filter(({ code }) => code === 'internal-error' || code === 'unreadable')).toEqual([])
    for (const { at } of issues) expect(at.line).toBeGreaterThan(0)
  })
  fc.assert(law, { numRuns: 60 })
})
