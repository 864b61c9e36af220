import fc from 'fast-check'
import { Engine } from 'json-rules-engine'
import { expect, test } from 'vitest'
import { evaluated, imported } from '../../json-rules-engine/imported-rules.fixture.ts'
import { leaves, ruleSets } from '../../json-rules-engine/rule-set.arbitrary.ts'
import { worlds } from '../../json-rules-engine/rule-world.arbitrary.ts'
import { compileWorkspace } from '../compile-workspace.ts'
import type { GuardModel, PolicyModel, WorkspaceModel } from '../model.ts'
import type { Files } from '../read-documents.ts'
import { changed } from '../workspace.fixture.ts'
import type { ExportedFact, ExportedFile, ExportedRules } from './export-rules.ts'
import { exportPolicy } from './export-rules.ts'

function modelOf(files: Files): WorkspaceModel {
  const compiled = compileWorkspace(files)
  if (compiled.kind === 'compiled') return compiled.model
  throw new Error(compiled.issues.map(({ message, at }) => `${at.file}:${at.line} ${message}`).join('\n'))
}

function exported(files: Files): { readonly policy: PolicyModel; readonly written: ExportedRules } {
  const model = modelOf(files)
  const [policy] = model.policies
  if (policy === undefined) throw new Error('no policy')
  return { policy, written: exportPolicy(model, policy) }
}

/** The files with a guard of this condition instead of the others. */
const guarding = (when: string): Files =>
  changed(
    'release.policy.yaml',
    '{ id: credit-clear, for: order.release, when: { credit.status: { not: ok } }, then: deny,',
    `{ id: clear, when: ${JSON.stringify(when)}, then: deny,`,
    changed('shop.catalogue.yaml', 'due: date?\n', 'due: date?\n      wanted: date?\n      tags: list of text?\n'),
  )

const conditionsOf = ({ text }: ExportedFile): unknown => JSON.parse(text)[0]?.conditions

// A condition of ours, what the engine would have, and the facts that it then needs.
test.each<[when: string, conditions: object, facts: readonly string[]]>([
  ["order.total > '250 EUR'", { all: [{ fact: 'order.total in EUR', operator: 'greaterThan', value: 250 }] }, ['order.total EUR']],
  ["'250 EUR' >= order.total", { all: [{ fact: 'order.total in EUR', operator: 'lessThanInclusive', value: 250 }] }, ['order.total EUR']],
  ["has(order.tier) && order.tier == 'A'", { all: [{ fact: 'order.tier?', operator: 'equal', value: 'A' }] }, ['order.tier?']],
  ["!has(order.tier) || order.tier != 'A'", { all: [{ fact: 'order.tier?', operator: 'notEqual', value: 'A' }] }, ['order.tier?']],
  ["order.tier in ['A', 'B']", { all: [{ fact: 'order.tier', operator: 'in', value: ['A', 'B'] }] }, ['order.tier']],
  ["!(order.tier in ['A', 'B'])", { not: { fact: 'order.tier', operator: 'in', value: ['A', 'B'] } }, ['order.tier']],
  ["'X' in order.lines.*.itemId", { all: [{ fact: 'order.lines.*.itemId', operator: 'contains', value: 'X' }] }, ['order.lines.*.itemId']],
  [
    "order.lines.exists(l, l.itemId == 'X')",
    { all: [{ fact: 'order.lines.*.itemId', operator: 'someFact:equal', value: 'X' }] },
    ['order.lines.*.itemId'],
  ],
  [
    "order.lines.all(l, l.quantity > '5 EA')",
    { all: [{ fact: 'order.lines.*.quantity in EA', operator: 'everyFact:greaterThan', value: 5 }] },
    ['order.lines.*.quantity EA'],
  ],
  [
    'order.lines.size() > 3 || big',
    {
      any: [
        { fact: 'order.lines.size()', operator: 'greaterThan', value: 3 },
        { all: [{ fact: 'order.total in EUR', operator: 'greaterThan', value: 1000 }] },
      ],
    },
    ['order.lines.size()', 'order.total EUR'],
  ],
  ["order.due < '2026-03-01'", { all: [{ fact: 'order.due', operator: 'lessThan', value: '2026-03-01' }] }, ['order.due']],
  ["credit.status == 'ok'", { all: [{ fact: 'credit.status', operator: 'equal', value: 'ok' }] }, ['credit.status']],
])('%s', (when, conditions, facts) => {
  const { written } = exported(guarding(when))
  expect(conditionsOf(written.guards)).toEqual(conditions)
  expect(
    written.guards.facts.map(({ read, unit, optional }) => `${read}${unit === undefined ? '' : ` ${unit}`}${optional ? '?' : ''}`),
  ).toEqual(facts)
})

// What the engine cannot mean, and where it stands.
test.each([
  ['order.total > param.spend[0]', 'order.total', 'no constant'],
  ["cost > '5 EUR'", 'cost', 'only a plan'],
  ['has(order.tier)', 'has(order.tier)', 'absent'],
  ['credit.missing', 'credit.missing', 'absent'],
  ["order.id > 'A'", 'order.id', 'order of texts'],
  ['order.placed + hours(2) < now', 'order.placed + hours(2)', 'calculates nothing'],
  ["order.id.contains('A')", "order.id.contains('A')", 'calculates nothing'],
  ['order.lines.exists(l, l.quantity > l.quantity)', 'order.lines', 'each element'],
  ["order.total > '12345678901234567.89 EUR'", '12345678901234567.89', 'binary'],
])('%s cannot be said', (when, what, why) => {
  const { written } = exported(guarding(when))
  const gap = written.gaps.find(({ id }) => id === 'clear')
  expect(gap).toMatchObject({ what, why: expect.stringContaining(why), at: { file: 'release.policy.yaml', line: 46 } })
  expect(written.guards.count).toBe(1)
})

test('gates, ranked options and action patterns are listed', () => {
  const { written } = exported(guarding('big'))
  expect(written.gaps.map(({ id, what }) => `${id}: ${what}`)).toEqual([
    'noted: for: order.*, wave.tag',
    'nearest: then',
    'computed: then',
    ...['sure', 'spend', 'daily', 'undoable'].map(id => `${id}: gate`),
  ])
  expect(JSON.parse(written.rules.text)).toEqual([
    {
      name: 'blocked',
      priority: 3,
      conditions: { all: [{ fact: 'credit.status', operator: 'equal', value: 'blocked' }] },
      event: { type: 'hold', params: { message: 'Finance owns credit.' } },
    },
  ])
})

test.each([
  ["order.total > '250 EUR' && !(order.tier in ['A', 'B'])", 'as it was'],
  ["has(order.tier) && order.tier == 'A' || order.lines.size() > 3", 'as it was'],
  ["!has(order.tier) || order.tier != 'A'", 'as it was'],
  ["order.total in ['1 EUR', '2 EUR']", 'as it was'],
  ["'X' in order.lines.*.itemId", 'but for its slots'],
  ["order.lines.exists(l, l.itemId == 'X')", 'in other words'],
  ["has(order.tier) && order.tier == 'A' || order.tier == 'B'", 'as it was'],
  ["!('X' in order.lines.*.itemId)", 'but for its slots'],
  ['has(order.tags) && "vip" in order.tags', 'as it was'],
  ['has(order.tags) && !("vip" in order.tags)', 'as it was'],
  ['has(order.tags) && order.tags.size() > 2', 'as it was'],
  ['!has(order.tags) || !order.tags.exists(t, t == "vip")', 'in other words'],
  ['has(order.due) && has(order.wanted) && order.due < order.wanted', 'as it was'],
])('what goes out comes back: %s', (when, how) => {
  const { written } = exported(guarding(when))
  const map = ({ read, unit, optional }: ExportedFact) => ({
    read,
    ...(unit === undefined ? {} : { unit }),
    ...(optional ? {} : { absent: 'unknown' }),
  })
  const facts = Object.fromEntries(written.guards.facts.map(fact => [fact.name, map(fact)]))
  const entry = { from: 'back.rules.json', facts, events: { deny: 'deny', review: 'ignore' } }
  const text = changed('release.policy.yaml', 'guards:\n', `guards:\n  - ${JSON.stringify(entry)}\n`, guarding(when))
  const again = exported({ ...changed('release.policy.yaml', 'id: clear', 'id: own', text), 'back.rules.json': written.guards.text })
  const guard = (name: string): GuardModel | undefined => again.policy.guards.find(({ id }) => id === name)
  expect(guard('clear')).toMatchObject({ then: 'deny', because: 'Finance owns credit.' })
  expect(conditionsOf(again.written.guards)).toEqual(conditionsOf(written.guards))
  if (how === 'as it was') expect(guard('clear')?.when?.expression).toEqual(guard('own')?.when?.expression)
})

/** The value that a fact reads of the world, as a host would give it. */
function factValue(read: string, world: Readonly<Record<string, unknown>>): unknown {
  const steps = read.replace(/^thing\./, '').split(/\.(?!\*)|(?=\[)/)
  return steps.reduce<unknown>((value, step) => stepInto(value, step), world)
}

function stepInto(value: unknown, step: string): unknown {
  if (value === undefined || value === null) return undefined
  if (step === 'size()') return Array.isArray(value) ? value.length : undefined
  const index = /^\[(\d+)\]$/.exec(step)?.[1]
  if (index !== undefined) return Array.isArray(value) ? value[Number(index)] : undefined
  const key = /^\[['"](.+)['"]\]$/.exec(step)?.[1] ?? step
  return Object.hasOwn(Object(value), key) ? Reflect.get(Object(value), key) : undefined
}

/** A value that it does not know the host leaves out. */
async function engineSays(file: ExportedFile, world: Readonly<Record<string, unknown>>): Promise<readonly string[] | 'rejects'> {
  const engine = new Engine(JSON.parse(file.text))
  try {
    const given = file.facts.map(({ name, read, optional }) => ({ name, optional, value: factValue(read, world) }))
    const known = given.filter(({ optional, value }) => optional || value !== undefined)
    const { results } = await engine.run(Object.fromEntries(known.map(({ name, value }) => [name, value])))
    return results.map(({ name }) => String(name)).sort()
  } catch {
    return 'rejects'
  }
}

const RUNS = Number(process.env['DIFFERENTIAL'] ?? 1_000)

test('what is exported means the same to the engine', { timeout: Math.max(60_000, RUNS * 5) }, async () => {
  const simple = leaves.filter(leaf => !JSON.stringify(leaf).includes('[*]'))
  let compared = 0
  const law = fc.asyncProperty(ruleSets(simple), worlds, async (generated, world) => {
    const { errors, rules } = imported(JSON.stringify(generated))
    fc.pre(errors.length === 0)
    const guards = rules.map(
      ({ name, when }): GuardModel => ({
        id: name,
        for: ['*'],
        when: { text: '', expression: when },
        then: 'deny',
        approvals: 1,
        because: '-',
      }),
    )
    const written = exportPolicy(EMPTY, { ...POLICY, guards })
    const said = new Set(written.gaps.map(({ id }) => id))
    const theirs = await engineSays(written.guards, world)
    for (const { name, when } of rules.filter(rule => !said.has(rule.name))) {
      const ours = evaluated(when, world).compiled
      if (theirs === 'rejects') continue
      compared += 1
      expect([name, ours]).toEqual([name, theirs.includes(name)])
    }
  })
  await fc.assert(law, { numRuns: RUNS })
  expect(compared).toBeGreaterThan(RUNS / 4)
})

const POLICY: PolicyModel = {
  ...{
    id: 'p',
    version: '1.0.0',
    title: 'P',
    owner: 'o',
    events: [],
    subject: 'thing',
    after: [],
    fresh: false,
    parameters: [],
    facts: [],
  },
  ...{ lets: [], slots: 0, options: [], guards: [], rules: [], gates: [] },
}
const EMPTY: WorkspaceModel = {
  ...({
    model: 1,
    name: 'w',
    timeZone: 'UTC',
    policies: [],
    lifecycles: [],
    agents: [],
    calendars: [],
    actions: {},
    events: {},
    subjects: {},
    at: {},
  } as const),
}
