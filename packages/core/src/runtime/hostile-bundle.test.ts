import { assert, asyncProperty, constantFrom, integer } from 'fast-check'
import { expect, test } from 'vitest'
import { decide } from '../evaluate/decide.ts'
import { deciders } from '../evaluate/deciders.ts'
import { eventTrigger, inputOf, known } from '../evaluate/generated/decision-input.fixture.ts'
import { needs } from '../evaluate/needs.ts'
import { compileWorkspace } from '../policy/compile-workspace.ts'
import { everyNth } from '../policy/hostile/expect-total.fixture.ts'
import { changedAt, pathsOf, WRONG_VALUES } from '../policy/hostile/wrong-values.fixture.ts'
import { FILES } from '../policy/workspace.fixture.ts'
import { writeBundle } from '../policy/write-bundle.ts'
import { canonicalJson } from '../values/canonical-json.ts'
import { digestOf } from '../values/digest.ts'
import { policyId } from '../values/ids.ts'
import { isJsonObject } from '../values/is-json-object.ts'
import { bundlePolicies } from './bundle-policies.ts'
import { loadPolicies } from './load-policies.ts'

const MANY = Number(process.env['LAWS'] ?? 0) > 2_000

/** Prime, so that every value comes round. */
const STEP = MANY ? 5 : 23

const BUNDLE = bundleOfFiles()
const { model: MODEL } = JSON.parse(BUNDLE)

const INPUT = inputOf(
  {
    policy: policyId('release'),
    facts: {
      stock: known({ I1: { free: '5 EA' } }),
      credit: known({ status: 'ok', open: '0 EUR' }),
      near: known([{ id: 'N1', name: 'near', freight: '5 EUR', days: 2 }]),
    },
    scoring: { '': { status: 'answered', scorer: 'release', confidence: { all: '0.95', 'from-near[N1]': '0.1', hold: '0.1' } } },
    ledger: {},
  },
  {
    id: 'SO-1',
    nodeId: 'DC',
    total: '900 EUR',
    tier: 'A',
    lines: [{ id: 'L1', itemId: 'I1', quantity: '5 EA' }],
    placed: '2026-03-21T11:00:00Z',
  },
)

function bundleOfFiles(): string {
  const compiled = compileWorkspace(FILES)
  if (compiled.kind === 'refused') throw new Error(JSON.stringify(compiled.issues))
  return writeBundle(compiled.model)
}

/** A bundle whose digest is right, whatever the model is. */
function bundleOf(model: unknown): string {
  const content = isJsonObject(model) ? { ...model } : {}
  delete content['at']
  return JSON.stringify({ bundle: 1, model, digest: digestOf(canonicalJson(content)) })
}

/** Refused with an issue, or loaded; and what is loaded decides. */
async function expectTotal(text: string): Promise<'loaded' | 'refused'> {
  const loaded = await loadPolicies({ bundle: text })
  if (loaded.kind === 'refused') {
    expect(['not-a-bundle', 'bundle-digest']).toContain(loaded.issues[0].code)
    return 'refused'
  }
  expect(['single', 'not-applicable']).toContain(decide(loaded.policies, INPUT).kind)
  needs(loaded.policies, INPUT)
  deciders(loaded.policies, eventTrigger())
  return 'loaded'
}

test('the bundle itself loads and decides', async () => {
  expect(await expectTotal(BUNDLE)).toBe('loaded')
  const loaded = await loadPolicies({ bundle: BUNDLE })
  expect(loaded.kind === 'loaded' && bundlePolicies(loaded.policies)).toBe(BUNDLE)
  expect(loaded.kind === 'loaded' && decide(loaded.policies, INPUT)).toMatchObject({ kind: 'single', chosen: { plan: { option: 'all' } } })
})

test.each([
  ['nothing', ''],
  ['no JSON', BUNDLE.slice(1)],
  ['half of it', BUNDLE.slice(0, BUNDLE.length / 2)],
  ['another version', BUNDLE.replace('"bundle":1', '"bundle":2')],
  ['another digest', BUNDLE.replace(/"digest":"\w{4}/, '"digest":"0000')],
  ['no digest', BUNDLE.replace('"digest"', '"digst"')],
  ['another threshold', BUNDLE.replace('"0.6"', '"0.5"')],
  ['deep JSON', '['.repeat(100_000)],
  ['a list', '[]'],
  ['a prototype', '{"bundle":1,"__proto__":{"model":{}},"digest":"x"}'],
])('%s is refused', async (_, text) => {
  expect(await expectTotal(text)).toBe('refused')
})

test('a bundle with wrong parts and the right digest is refused, or loads and decides', async () => {
  const cases = pathsOf(MODEL).flatMap(path => [...WRONG_VALUES, 99, 'release', undefined].map(value => ({ path, value })))
  for (const { path, value } of everyNth(cases, STEP)) {
    await expectTotal(bundleOf(changedAt(MODEL, path, () => value)))
  }
})

test('a bundle with a changed or missing byte is refused, unless only a place has changed', () => {
  const byte = constantFrom('', '0', '"', '}', '\u0000', 'x')
  const change = asyncProperty(integer({ min: 0, max: BUNDLE.trimEnd().length - 1 }), byte, async (index, by) => {
    const text = BUNDLE.slice(0, index) + by + BUNDLE.slice(index + 1)
    if (text !== BUNDLE && !isInPlaces(index)) expect(await expectTotal(text)).toBe('refused')
  })
  return assert(change, { numRuns: 200 })
})

/** Places of constructs in files are not part of the digest. */
function isInPlaces(index: number): boolean {
  const start = BUNDLE.indexOf('"at":{')
  return index >= start && index <= BUNDLE.indexOf('"calendars"', start)
}
