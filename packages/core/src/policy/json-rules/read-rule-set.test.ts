import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Issue } from '../issue.ts'
import { readRuleSet } from './read-rule-set.ts'
import type { RuleSet } from './rule-set.ts'

function read(text: string): { readonly rules: RuleSet | undefined; readonly issues: readonly Issue[] } {
  const issues: Issue[] = []
  const rules = readRuleSet('a.rules.json', text, issue => issues.push(issue))
  return { rules, issues }
}

const said = (issues: readonly Issue[]): readonly string[] =>
  issues.map(({ code, at }) => `${code} ${at.line}:${at.column}-${at.endColumn}`)

const LEAF = '{ "fact": "a", "operator": "equal", "value": 1 }'
const rule = (conditions: string, more = ''): string => `{ "name": "r", ${more}"conditions": ${conditions}, "event": { "type": "x" } }`

test.each([
  ['a text', '"x"', ['rules-not-rules 1:1-4']],
  ['an object of something else', '{ "a": 1 }', ['rules-not-rules 1:1-11']],
  ['no rule in the list', '[]', ['rules-not-rules 1:1-3']],
  ['rules that are no list', '{ "rules": {} }', ['rules-wrong-type 1:12-14']],
  ['conditions that are a list', `{ "rules": [${rule('{ "all": [] }')}], "conditions": [] }`, ['rules-wrong-type 1:100-102']],
  ['a key that nobody reads', `{ "rules": [${rule(`{ "all": [${LEAF}] }`)}], "facts": {} }`, ['rules-ignored-key 1:134-141']],
  ['a rule that is a number', '[5]', ['rules-wrong-type 1:2-3']],
  ['a rule without anything', '[{}]', ['rules-missing-key 1:2-4', 'rules-missing-key 1:2-4']],
  ['no event', '[{ "name": "r", "conditions": { "all": [] } }]', ['rules-empty 1:40-42', 'rules-missing-key 1:2-46']],
  ['conditions with a leaf at the root', rule(LEAF), ['rules-no-operator 1:30-78']],
  ['all with an object', rule('{ "all": {} }'), ['rules-wrong-type 1:39-41']],
  ['not with a list', rule('{ "not": [] }'), ['rules-wrong-type 1:39-41']],
  ['a leaf that lacks two', rule('{ "all": [{ "fact": "a" }] }'), ['rules-missing-key 1:40-55']],
  ['a leaf that is nothing', rule('{ "all": [{}] }'), ['rules-missing-key 1:40-42']],
  ['a fact that is a number', rule('{ "all": [{ "fact": 1, "operator": "equal", "value": 1 }] }'), ['rules-wrong-type 1:50-51']],
  ['an operator that is a number', rule('{ "all": [{ "fact": "a", "operator": 1, "value": 1 }] }'), ['rules-wrong-type 1:67-68']],
  ['params', rule('{ "all": [{ "fact": "a", "operator": "equal", "value": 1, "params": { "id": 1 } }] }'), ['rules-params 1:88-96']],
  [
    'params of a value',
    rule('{ "all": [{ "fact": "a", "operator": "equal", "value": { "fact": "b", "params": { "id": 1 } } }] }'),
    ['rules-params 1:100-108'],
  ],
  ['any before all', rule(`{ "all": [5], "any": [${LEAF}] }`), ['rules-ignored-key 1:32-37']],
  ['any of none', rule('{ "any": [] }'), ['rules-empty 1:39-41']],
  ['a reference beside all', rule('{ "all": [], "condition": "c" }'), ['rules-ambiguous 1:43-54']],
  ['a reference to nothing', rule('{ "condition": "c" }'), ['rules-unknown-condition 1:45-48']],
  ['a priority of nought', rule(`{ "all": [${LEAF}] }`, '"priority": -1, '), ['rules-priority 1:28-30']],
  ['a priority below one', rule(`{ "all": [${LEAF}] }`, '"priority": 0.5, '), ['rules-priority 1:28-31']],
  ['a priority in letters', rule(`{ "all": [${LEAF}] }`, '"priority": "abc", '), ['rules-priority 1:28-33']],
  ['a priority as text', rule(`{ "all": [${LEAF}] }`, '"priority": "10", '), ['rules-priority-read 1:28-32']],
  ['a handler', rule(`{ "all": [${LEAF}] }`, '"onSuccess": "x", '), ['rules-handler 1:16-27']],
  ['an event without a type', `{ "name": "r", "conditions": { "all": [${LEAF}] }, "event": {} }`, ['rules-missing-key 1:102-104']],
  ['an event of a number', `{ "name": "r", "conditions": { "all": [${LEAF}] }, "event": { "type": 1 } }`, ['rules-wrong-type 1:112-113']],
  ['a name in capitals', `{ "name": "Big Order", "conditions": { "all": [${LEAF}] }, "event": { "type": "x" } }`, ['rules-id 1:11-22']],
  [
    'a circle',
    `{ "rules": [${rule('{ "condition": "c" }')}], "conditions": { "c": { "not": { "condition": "c" } } } }`,
    ['rules-condition-cycle 1:138-141'],
  ],
])('%s', (_, text, expected) => {
  expect(said(read(text).issues)).toEqual(expected)
})

test('all that is wrong is said at once', () => {
  const text = `[
  { "name": "a", "conditions": { "all": [{ "fact": "x", "operator": "equal" }, { "any": 5 }] }, "event": { "type": 1 } },
  { "name": "b", "priority": 0.2, "conditions": {} }
]`
  expect(said(read(text).issues)).toEqual([
    'rules-missing-key 2:42-78',
    'rules-wrong-type 2:89-90',
    'rules-wrong-type 2:116-117',
    'rules-priority 3:30-33',
    'rules-no-operator 3:49-51',
    'rules-missing-key 3:3-53',
  ])
})

test('rules go by priority, and then as they stand in the file', () => {
  const one = (name: string, priority: number) => rule(`{ "all": [${LEAF}] }`, `"priority": ${priority}, `).replace('"r"', `"${name}"`)
  const { rules } = read(`[${one('a', 1)}, ${one('b', 5)}, ${one('c', 1)}]`)
  expect(rules?.rules.map(({ id, priority }) => `${id} ${priority}`)).toEqual(['b 5', 'a 1', 'c 1'])
})

test.each([
  ['Blocked account (EU)', 'blocked-account-eu'],
  ['creditLimit', 'credit-limit'],
  ['Größe über 5', 'grosse-uber-5'],
  ['4711', 'rule-4711'],
  ['***', 'rule-1'],
])('`%s` is called `%s`', (name, id) => {
  expect(read(rule(`{ "all": [${LEAF}] }`).replace('"r"', JSON.stringify(name))).rules?.rules[0]?.id).toBe(id)
})

test('two rules of one name have two ids', () => {
  const { rules } = read(`[${rule(`{ "all": [${LEAF}] }`)}, ${rule(`{ "all": [${LEAF}] }`)}]`)
  expect(rules?.rules.map(({ id }) => id)).toEqual(['r', 'r-2'])
})

test.each([
  ['references that double', (index: number) => `{ "all": [{ "condition": "c${index + 1}" }, { "condition": "c${index + 1}" }] }`, 20],
  ['references in a long row', (index: number) => `{ "not": { "condition": "c${index + 1}" } }`, 2_000],
])('%s are refused in time', (_, condition, count) => {
  const shared = Array.from({ length: count }, (__, index) => `"c${index}": ${condition(index)}`)
  const text = `{ "rules": [${rule('{ "condition": "c0" }')}], "conditions": { ${shared.join(', ')}, "c${count}": { "all": [${LEAF}] } } }`
  const { rules, issues } = read(text)
  expect(issues.map(({ code }) => code)).toContain('rules-too-large')
  expect(rules?.rules).toEqual([])
})

const keys = fc.constantFrom(
  'rules',
  'conditions',
  'all',
  'any',
  'not',
  'condition',
  'fact',
  'operator',
  'value',
  'path',
  'params',
  'event',
  'type',
  'name',
  'priority',
  'x',
)
const { hostile } = fc.letrec(tie => ({
  hostile: fc.oneof(
    { maxDepth: 6 },
    fc.constantFrom<unknown>(null, 0, 1, -1, '', 'x', 'equal', true),
    fc.array(tie('hostile'), { maxLength: 3 }),
    fc.dictionary(keys, tie('hostile'), { maxKeys: 5 }),
  ),
}))

test('no JSON makes it throw, and what is missing was said', () => {
  const law = fc.property(hostile, value => {
    const { rules, issues } = read(JSON.stringify(value) ?? '')
    if (rules === undefined || rules.rules.length === 0) expect(issues.some(({ severity }) => severity === 'error')).toBe(true)
    for (const { at } of issues) expect(at.line).toBeGreaterThan(0)
  })
  fc.assert(law, { numRuns: 2_000 })
})
