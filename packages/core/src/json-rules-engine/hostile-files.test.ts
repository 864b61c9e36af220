import { expect, test } from 'vitest'
import { compileWorkspace } from '../policy/compile-workspace.ts'
import type { Issue } from '../policy/issue.ts'
import { changed, issuesOf } from '../policy/workspace.fixture.ts'
import { loadRules } from './load-rules.ts'

const LEAF = '{ "fact": "tier", "operator": "equal", "value": "A" }'
const rule = (conditions: string, more = '"event": { "type": "x" }'): string => `[{ "name": "r",\n"conditions": ${conditions},\n${more} }]`
const deep = (levels: number): string => `${'{ "not": '.repeat(levels)}${LEAF}${' }'.repeat(levels)}`

/** As one import of a policy, with facts for what the files below read. */
function imported(text: string): readonly Issue[] {
  const entry = 'guards:\n  - { from: a.rules.json, facts: { tier: order.tier, order: order }, events: { x: deny } }\n'
  return issuesOf(compileWorkspace({ ...changed('release.policy.yaml', 'guards:\n', entry), 'a.rules.json': text }))
}

function run(text: string): readonly Issue[] {
  const loaded = loadRules('a.rules.json', text)
  return loaded.kind === 'refused' ? loaded.issues : loaded.warnings
}

/** What only an import says: of a value's type here. */
const OF_IMPORTS: ReadonlySet<string> = new Set(['rules-absent-is-true', 'rules-types-differ'])

/** Code, place and remedy of what is said about the file itself. */
function told(issues: readonly Issue[]): readonly string[] {
  return issues
    .filter(({ at, code }) => at.file === 'a.rules.json' && !OF_IMPORTS.has(code))
    .map(({ code, severity, at, suggestion }) => {
      const meant = suggestion?.match(/^did you mean `(.+)`\?$/)?.[1]
      return `${code}${severity === 'error' ? '!' : ''} ${at.line}:${at.column}${meant === undefined ? '' : ` ${meant}`}`
    })
    .sort()
}

// Each file both ways, and what both say of it: all at once, and where.
test.each<[name: string, text: string, said: readonly string[]]>([
  [
    '`alll`, `prority`',
    `[{ "name": "r", "prority": 3,\n"conditions": { "alll": [${LEAF}] },\n"event": { "type": "x" } }]`,
    ['rules-ignored-key 1:17 priority', 'rules-missing-key! 2:17 all'],
  ],
  [
    'keys in capitals',
    `[{ "name": "r", "Conditions": { "ALL": [${LEAF}] }, "Event": { "Type": "x" } }]`,
    [
      'rules-missing-key! 1:17 conditions',
      'rules-missing-key! 1:33 all',
      'rules-missing-key! 1:99 event',
      'rules-missing-key! 1:110 type',
    ].sort(),
  ],
  [
    'slips inside a slip',
    rule('{ "anyy": [{ "fct": "tier", "operator": "equl", "vlue": 1 }, { "al": [5] }, { "nott": { "conditon": "c" } }] }'),
    [
      'rules-missing-key! 2:17 any',
      'rules-missing-key! 2:28 fact',
      'rules-unknown-operator! 2:55 equal',
      'rules-missing-key! 2:63 value',
      'rules-missing-key! 2:78 all',
      'rules-missing-key! 2:93 not',
      'rules-missing-key! 2:103 condition',
      'rules-unknown-condition! 2:115',
      'rules-wrong-type! 2:85',
    ].sort(),
  ],
  ['`rulez`', `{ "rulez": ${rule(`{ "all": [${LEAF}] }`)} }`, ['rules-missing-key! 1:3 rules']],
  [
    '`condition` beside `rules`',
    `{ "rules": ${rule('{ "condition": "c" }')},\n"condition": { "c": { "all": [${LEAF}] } } }`,
    ['rules-missing-key! 4:1 conditions'],
  ],
  [
    'what is wrong beside an unknown reference',
    rule('{ "all": [{ "condition": "c" }, { "fact": "tier", "operator": "equals", "value": 1 }] }'),
    ['rules-unknown-condition! 2:40', 'rules-unknown-operator! 2:77 equal'],
  ],
  [
    'what is wrong in a rule without an event',
    rule('{ "all": [{ "fact": "tier", "operator": "equals", "value": 1 }] }', '"priority": -1'),
    ['rules-missing-key! 1:2', 'rules-priority! 3:13', 'rules-unknown-operator! 2:55 equal'],
  ],
  ['nothing', '', ['json-syntax! 1:1']],
  ['null', 'null', ['rules-not-rules! 1:1']],
  ['a rule that is null', '[null]', ['rules-wrong-type! 1:2']],
  ['a byte order mark', `\uFEFF${rule(`{ "all": [${LEAF}] }`)}`, ['json-syntax! 1:1']],
  ['bytes of another form', `\0\x01${rule(`{ "all": [${LEAF}] }`)}`, ['json-syntax! 1:1']],
  ['half a character', rule('{ "all": [{ "fact": "tier", "operator": "equal", "value": "\\udead" }] }'), ['not-unicode! 2:73']],
  ['an infinite number', rule('{ "all": [{ "fact": "tier", "operator": "equal", "value": 1e400 }] }'), ['number-not-finite! 2:73']],
  [
    'keys twice',
    rule(`{ "all": [${LEAF}],\n "all": [] }`, '"event": { "type": "x", "type": "y" }'),
    ['duplicate-key! 3:2', 'duplicate-key! 4:25'],
  ],
  ['`__proto__` as a key', rule(`{ "__proto__": {}, "all": [${LEAF}] }`), ['yaml-forbidden-key! 2:17']],
  ['`constructor` as a condition', rule('{ "condition": "constructor" }'), ['rules-unknown-condition! 2:30']],
  [
    '`__proto__` as an operator',
    rule('{ "all": [{ "fact": "tier", "operator": "__proto__", "value": 1 }] }'),
    ['rules-unknown-operator! 2:55'],
  ],
  ['a thousand levels', rule(deep(1_000)), ['json-too-deep! 2:285']],
  [
    'conditions that are `all` of themselves',
    `{ "rules": ${rule('{ "condition": "c" }')}, "conditions": { "c": { "all": [{ "condition": "c" }, { "condition": "d" }] } } }`,
    ['rules-condition-cycle! 3:76', 'rules-unknown-condition! 3:98'],
  ],
  [
    'an operator of ten thousand decorators',
    rule(`{ "all": [{ "fact": "tier", "operator": "${'not:'.repeat(10_000)}equal", "value": 1 }] }`),
    ['rules-unknown-operator! 2:55'],
  ],
])('%s', (_, text, said) => {
  expect([told(imported(text)), told(run(text))]).toEqual([said, said])
})

test('a hundred issues are listed, and of more the number is said', () => {
  const text = `[${Array.from({ length: 3_000 }, () => '5').join(',')}]`
  for (const issues of [imported(text), run(text)]) expect(issues.at(-1)?.message).toMatch(/^and 2900 more issues$/)
})
