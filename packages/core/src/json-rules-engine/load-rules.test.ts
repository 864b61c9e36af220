import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Issue } from '../policy/issue.ts'
import { loadRules } from './load-rules.ts'
import type { RuleHost } from './rule-host.ts'

function said(rules: string | object, host?: RuleHost): readonly string[] {
  const loaded = loadRules('a.rules.json', rules, host)
  return loaded.kind === 'loaded'
    ? []
    : errorsOf(loaded.issues).map(({ code, message, at }) => `${at.line}:${at.column} ${code}: ${message}`)
}

const errorsOf = (issues: readonly Issue[]) => issues.filter(({ severity }) => severity === 'error')

const withLeaf = (leaf: string): string => `{"event": {"type": "x"},\n "conditions": {"all": [\n${leaf}]}}`

test.each<[name: string, rules: string | object, host: RuleHost, expected: readonly string[]]>([
  ['params, which the host is given', withLeaf('{"fact": "f", "params": {"a": 1}, "operator": "equal", "value": 1}'), {}, []],
  ['broken JSON', '{"event": ', {}, ['1:11 json-syntax: a value is needed, but the file ends']],
  [
    'two things wrong',
    withLeaf('{"fact": "f", "operator": "equals", "value": 1},\n{"fact": "f", "operator": "equal", "value": 1, "path": "$..a"}'),
    {},
    [
      '3:27 rules-unknown-operator: there is no operator `equals`',
      '4:56 rules-path: `$..a` does not lead to one place: `..` searches every level, and what it finds changes with the data',
    ],
  ],
  [
    'a path on the other side',
    withLeaf('{"fact": "f", "operator": "equal", "value": {"fact": "g", "path": "$[?(@.a)]"}}'),
    {},
    ['3:67 rules-path: `$[?(@.a)]` does not lead to one place: a filter is a program in a text'],
  ],
  [
    'which a resolver of the host may read',
    withLeaf('{"fact": "f", "operator": "equal", "value": {"fact": "g", "path": "$[?(@.a)]"}}'),
    { pathResolver: () => 1 },
    [],
  ],
  ['an operator of the host', withLeaf('{"fact": "f", "operator": "not:near", "value": 1}'), { operators: { near: () => true } }, []],
  [
    'a decorator of nobody',
    withLeaf('{"fact": "f", "operator": "most:equal", "value": 1}'),
    {},
    ['3:27 rules-unknown-operator: there is no operator `most:equal`'],
  ],
  [
    'a shared condition of nobody',
    '{"event": {"type": "x"}, "conditions": {"condition": "c"}}',
    {},
    [expect.stringMatching(/^1:\d+ rules-unknown-condition: /)],
  ],
  [
    'a circle',
    '{"rules": [{"event": {"type": "x"}, "conditions": {"condition": "c"}}],\n"conditions": {"c": {"all": [{"condition": "c"}]}}}',
    {},
    [expect.stringMatching(/^2:\d+ rules-condition-cycle: /)],
  ],
  [
    'rules that are parsed have lines too',
    [{ event: { type: 'x' }, conditions: { all: [{ fact: 'f', operator: 'equals', value: 1 }] } }],
    {},
    [expect.stringMatching(/^10:\d+ rules-unknown-operator/)],
  ],
  [
    'what no JSON can say',
    [{ event: { type: 'x' }, conditions: { all: [{ fact: 'f', operator: 'equal', value: Number.NaN }] } }],
    {},
    ['1:1 rules-not-run: the rules are no plain JSON: `value` is NaN'],
  ],
  [
    'a handler',
    [{ event: { type: 'x' }, conditions: { all: [] }, onSuccess: () => undefined }],
    {},
    [expect.stringMatching(/^1:1 rules-not-run: .*`onSuccess` is/)],
  ],
  [
    'no time at all',
    withLeaf('{"fact": "f", "operator": "equal", "value": 1}'),
    { timeoutMs: Number.NaN },
    ['1:1 rules-not-run: `timeoutMs` is a number of milliseconds above 0, got NaN'],
  ],
  [
    'a fact without a name',
    withLeaf('{"fact": "f", "operator": "equal", "value": 1}'),
    { facts: { '': () => 1 } },
    ['1:1 rules-not-run: the engine refuses it: factId required'],
  ],
])('%s', (_, rules, host, expected) => {
  expect(said(rules, host)).toEqual(expected)
})

test('conditions that multiply are refused', () => {
  const conditions = Object.fromEntries(
    Array.from({ length: 20 }, (_, i) => [`c${i}`, { all: Array(10).fill({ condition: `c${i + 1}` }) }]),
  )
  const rules = { rules: [{ event: { type: 'x' }, conditions: { condition: 'c0' } }], conditions: { ...conditions, c20: { all: [] } } }
  expect(said(rules)).toEqual([expect.stringContaining('rules-too-large')])
})

test('rules that hold themselves are refused', () => {
  const rules: unknown[] = []
  rules.push(rules)
  expect(said(rules)).toEqual([expect.stringContaining('rules-not-run: the rules are no plain JSON')])
})

const words = fc.constantFrom(
  'fact',
  'operator',
  'value',
  'all',
  'any',
  'not',
  'condition',
  'conditions',
  'event',
  'type',
  'rules',
  'path',
  'priority',
  'name',
  'params',
)
const anything = fc.letrec<{ node: unknown }>(tie => ({
  node: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    fc.constantFrom<unknown>('f', 'equal', '$.a', 1, null, true, '', -1, 0.5),
    fc.array(tie('node'), { maxLength: 3 }),
    fc.dictionary(words, tie('node'), { maxKeys: 4 }),
  ),
})).node

test('whatever looks like rules, loads or is refused with reasons', () => {
  const law = fc.property(anything, rules => {
    if (typeof rules !== 'object' || rules === null) return
    const loaded = loadRules('a', rules)
    if (loaded.kind === 'refused') expect(loaded.issues[0].message).not.toBe('')
  })
  fc.assert(law, { numRuns: 1000 })
})
