import { expect, test } from 'vitest'
import { compileWorkspace } from './compile-workspace.ts'
import { modelDigest } from './model-digest.ts'
import { readBundle } from './read-bundle.ts'
import { changed, FILES, issuesOf, said } from './workspace.fixture.ts'
import { writeBundle } from './write-bundle.ts'

const codes = (files: Readonly<Record<string, string>>, packs = {}) => said(issuesOf(compileWorkspace(files, packs)))

function modelOf(files: Readonly<Record<string, string>>, packs = {}) {
  const compiled = compileWorkspace(files, packs)
  if (compiled.kind === 'refused') throw new Error(JSON.stringify(compiled.issues))
  return compiled.model
}

test('issues of all files are told at once, in the order of files and lines, and one mistake is one issue', () => {
  let files = changed('release.policy.yaml', 'shows: [order.total,', 'shows: [order.totl,')
  files = changed('release.policy.yaml', 'fresh: true', 'fresh: true\nfrsh: true', files)
  files = changed('release.rollout.yaml', 'sure: 0.95', 'sure: 2', files)
  files = changed('shop.catalogue.yaml', 'placed: instant', 'placed: instnt', files)
  files = changed('DC.calendar.yaml', '08:00-14:00', '14:00-08:00', files)
  expect(codes(files)).toEqual([
    'wrong-hours@DC.calendar.yaml:3',
    'unknown-key@release.policy.yaml:11',
    'unknown-field@release.policy.yaml:56',
    'wrong-literal@release.rollout.yaml:8',
    'unknown-type@shop.catalogue.yaml:15',
  ])
})

test('a hundred issues are listed, of more the number', () => {
  const lets = Array.from({ length: 140 }, (_, index) => `  big${index}: order.totl${index}`).join('\n')
  const issues = issuesOf(compileWorkspace(changed('release.policy.yaml', 'let:\n', `let:\n${lets}\n`)))
  expect(issues).toHaveLength(101)
  expect(issues.at(-1)).toMatchObject({ code: 'too-many-issues', message: 'and 40 more issues' })
})

test('the order of files does not change what is decided', () => {
  const backwards = Object.fromEntries(Object.entries(FILES).reverse())
  expect(modelDigest(modelOf(backwards))).toBe(modelDigest(modelOf(FILES)))
})

test('comments and moved lines do not change the digest, a threshold does', () => {
  const digest = modelDigest(modelOf(FILES))
  expect(modelDigest(modelOf(changed('release.policy.yaml', 'rules:', '# rules\n\nrules:')))).toBe(digest)
  expect(modelDigest(modelOf(changed('release.policy.yaml', 'reviewFrom: 0.6', 'reviewFrom: 0.61')))).not.toBe(digest)
})

test.each([
  ['no workspace file', { 'countersign.yaml': undefined }, ['no-workspace@countersign.yaml:1']],
  [
    'a second workspace file',
    { 'sub/countersign.yaml': 'workspace: b\ntimeZone: Etc/UTC\n' },
    ['several-workspaces@sub/countersign.yaml:1'],
  ],
  ['a kind with a typing mistake', { 'a.polcy.yaml': 'policy: a' }, ['unknown-document-kind@a.polcy.yaml:1']],
  ['a document that ends in yml', { 'a.policy.yml': 'policy: a' }, ['unknown-document-kind@a.policy.yml:1']],
  ['a kind of a later version', { 'a.waiver.yaml': 'waiver: a' }, ['kind-not-supported@a.waiver.yaml:1']],
  ['other files', { 'docker-compose.yaml': '!!', 'readme.md': '', 'a.json': '{' }, []],
  ['an empty document', { 'a.policy.yaml': '# nothing\n' }, ['empty-document@a.policy.yaml:1']],
  ['a list', { 'a.policy.yaml': '- a\n' }, ['wrong-type@a.policy.yaml:1']],
  ['a policy twice', { 'z.policy.yaml': FILES['release.policy.yaml'] }, ['duplicate-id@z.policy.yaml:1']],
  ['a rollout twice', { 'z.rollout.yaml': FILES['release.rollout.yaml'] }, ['several-rollouts@z.rollout.yaml:1']],
  ['tests twice', { 'z.test.yaml': FILES['release.test.yaml'] }, []],
  [
    'an event declared twice',
    { 'z.catalogue.yaml': 'catalogue: z\nevents: { order.created: order }\n' },
    ['duplicate-id@z.catalogue.yaml:2'],
  ],
  ['a field more', { 'z.catalogue.yaml': 'catalogue: z\nobjects: { order: { fields: { gate: text? } } }\n' }, []],
  [
    'a field twice',
    { 'z.catalogue.yaml': 'catalogue: z\nobjects: { order: { fields: { total: text } } }\n' },
    ['duplicate-name@z.catalogue.yaml:2'],
  ],
])('%s', (_, more, expected) => {
  const files = Object.fromEntries(
    Object.entries({ ...FILES, ...more }).filter((entry): entry is [string, string] => entry[1] !== undefined),
  )
  expect(codes(files)).toEqual(expected)
})

test('a field that a second catalogue document adds can be read', () => {
  const files = changed('release.policy.yaml', "order.tier == 'C'", "order.gate == 'C'")
  expect(codes({ ...files, 'z.catalogue.yaml': 'catalogue: z\nobjects: { order: { fields: { gate: text? } } }\n' })).toEqual([])
})

test('a catalogue that is no YAML is one issue, not one for every name that it would have declared', () => {
  expect(codes({ ...FILES, 'shop.catalogue.yaml': 'catalogue: [' })).toEqual(['yaml-syntax@shop.catalogue.yaml:1'])
})

test('a pack is documents under its own name, and a document of the workspace replaces the one of the pack', () => {
  const { 'shop.catalogue.yaml': catalogue, 'order.lifecycle.yaml': lifecycle, ...rest } = FILES
  const files = { ...rest, 'countersign.yaml': FILES['countersign.yaml'].replace('packs: []', 'packs: [base]') }
  const packs = {
    base: {
      'countersign.yaml': 'workspace: base\ntimeZone: Etc/UTC\n',
      'a/shop.catalogue.yaml': catalogue,
      'order.lifecycle.yaml': lifecycle,
    },
  }
  const whole = modelOf(files, packs)
  expect(modelDigest(whole)).toBe(modelDigest(modelOf(FILES)))
  expect(whole.at['catalogue/shop']?.file).toBe('pack:base/a/shop.catalogue.yaml')
  expect(codes({ ...files, 'own.lifecycle.yaml': lifecycle }, packs)).toEqual(['pack-document-replaced@own.lifecycle.yaml:1'])
  expect(codes({ ...files, 'countersign.yaml': FILES['countersign.yaml'].replace('packs: []', 'packs: [bas]') }, packs)).toContain(
    'unknown-pack@countersign.yaml:4',
  )
})

test('lifecycle parameters decide at load which transitions there are', () => {
  const transitions = (files: Readonly<Record<string, string>>) => modelOf(files).lifecycles[0]?.transitions.length
  expect(transitions(FILES)).toBe(5)
  expect(transitions(changed('countersign.yaml', 'reopen: true', 'reopen: false'))).toBe(4)
  expect(transitions(changed('countersign.yaml', 'lifecycles: { order: { reopen: true } }\n', ''))).toBe(4)
})

test('two deciding policies on one event with actions on one object need an order', () => {
  const second = FILES['release.policy.yaml'].replace('policy: release', 'policy: again')
  expect(codes({ ...FILES, 'z.policy.yaml': second })).toEqual(['needs-after@z.policy.yaml:5'])
  expect(codes({ ...FILES, 'z.policy.yaml': second.replace('fresh:', 'after: release\nfresh:') })).toEqual([])
  const both = changed('release.policy.yaml', 'fresh:', 'after: again\nfresh:')
  expect(codes({ ...both, 'z.policy.yaml': second.replace('fresh:', 'after: release\nfresh:') })).toEqual([
    'after-cycle@release.policy.yaml:10',
    'after-cycle@z.policy.yaml:10',
  ])
  expect(codes({ ...FILES, 'z.policy.yaml': second.replace('[order.created]', '[order.held]') })).toEqual([])
})

const GUARDS = `policy: money
version: 1.0.0
title: Money needs a person
owner: finance
decides: order
site: order.nodeId
guards:
  - { id: posting, for: journal.post, when: step.amount > '100 EUR', then: review, because: Finance posts. }
gates:
  - { id: much, for: order.*, limit: { of: cost, permitUpTo: 10 EUR } }
`

test('a guard policy has guards, gates and facts, and needs no events', () => {
  const guards = GUARDS.replace(`journal.post, when: step.amount > '100 EUR'`, 'order.release')
  expect(codes({ ...FILES, 'money.policy.yaml': guards })).toEqual([])
  expect(codes({ ...FILES, 'money.policy.yaml': `${guards}otherwise: hold\nrules: []\n` })).toEqual([
    'guard-policy-cannot-choose@money.policy.yaml:11',
    'guard-policy-cannot-choose@money.policy.yaml:12',
  ])
})

test('money that is posted on confidence alone is a warning, until something else stands in its way', () => {
  const posting = '      - journal.post: { amount: order.total, reference: =order.id }\n    cost: 4 EUR'.replace(
    'order.total',
    '=order.total',
  )
  const exposed = changed('release.policy.yaml', '    cost: 4 EUR', posting)
  const bare = FILES['release.policy.yaml'].slice(
    FILES['release.policy.yaml'].indexOf('  - { id: daily'),
    FILES['release.policy.yaml'].indexOf('review:'),
  )
  const files = changed('release.policy.yaml', bare, '', exposed)
  expect(codes(files)).toEqual(['only-confidence@release.policy.yaml:26'])
  expect(codes({ ...files, 'money.policy.yaml': GUARDS })).toEqual([])
  expect(codes(exposed)).toEqual([])
})

test('terms that no policy uses are checked all the same', () => {
  const files = { ...FILES, 'idle.terms.yaml': 'terms: idle\nneeds: order\nlet: { big: order.totl }\n' }
  expect(codes(files)).toEqual(['unknown-field@idle.terms.yaml:3'])
})

test('an issue in terms that two policies use is told once', () => {
  const files = changed('stock.terms.yaml', 'l.free < l.quantity', 'l.fre < l.quantity')
  const second = FILES['release.policy.yaml'].replace('policy: release', 'policy: again').replace('[order.created]', '[order.held]')
  expect(codes({ ...files, 'z.policy.yaml': second })).toEqual(['unknown-field@stock.terms.yaml:14'])
})

test('an action that could never move its object is a warning', () => {
  expect(codes(changed('shop.catalogue.yaml', 'order.hold: { system: oms,', 'order.hold: { system: wms,'))).toEqual([
    'never-the-owner@shop.catalogue.yaml:28',
  ])
  const unnamed = changed('shop.catalogue.yaml', 'with: { orderId: id of order, reason', 'with: { orderId: text, reason')
  expect(codes(unnamed)).toEqual(['moves-unnamed@shop.catalogue.yaml:28'])
})

test('transitions that parameters tell apart may not be there together', () => {
  const more = '  - { from: closed, to: held, owner: oms, by: order.created, when: $stay }\nownership:'
  const files = changed('order.lifecycle.yaml', 'ownership:', more)
  const both = changed('order.lifecycle.yaml', 'parameters: {', 'parameters: { stay: { type: bool, default: true },', files)
  expect(codes(both)).toEqual(['duplicate-transition@order.lifecycle.yaml:13'])
  expect(codes(changed('countersign.yaml', 'reopen: true', 'reopen: false', both))).toEqual([])
})

test('an identity belongs to one agent', () => {
  const files = { ...FILES, 'twin.agent.yaml': 'agent: twin\nactors: [robot-2, robot-1]\n' }
  expect(codes(files)).toEqual(['duplicate-id@twin.agent.yaml:2'])
})

test('terms and variables that only a rollout reads are part of the policy', () => {
  const files = changed('release.rollout.yaml', '{ order.tier: { in: [A, B] } }', 'order.lines.all(l, ratioOf(l.quantity, l.free) < 2)')
  const policy = modelOf(files).policies[0]
  expect(policy?.lets.map(({ name }) => name)).toContain('ratioOf')
  expect(policy?.slots).toBeGreaterThan(modelOf(FILES).policies[0]?.slots ?? 0)
  expect(readBundle(writeBundle(modelOf(files))).kind).toBe('read')
})
