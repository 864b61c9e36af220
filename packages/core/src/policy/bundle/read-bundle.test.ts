import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Json } from '../../values/json.ts'
import { compileWorkspace } from '../compile-workspace.ts'
import type { WorkspaceModel } from '../model.ts'
import { modelDigest } from '../model-digest.ts'
import { readBundle } from '../read-bundle.ts'
import { FILES } from '../workspace.fixture.ts'
import { writeBundle } from '../write-bundle.ts'

const compiled = compileWorkspace(FILES)
if (compiled.kind === 'refused') throw new Error('the workspace of the tests has issues')
const model: WorkspaceModel = compiled.model
const text = writeBundle(model)

/** A bundle whose digest is right, whatever is in it: an attacker can make one too. */
const bundleOf = (content: unknown): string => JSON.stringify({ bundle: 1, digest: modelDigest(content as WorkspaceModel), model: content })

const plain = (): Record<string, unknown> => JSON.parse(text).model

function codesOf(bundle: string): readonly string[] {
  const reading = readBundle(bundle)
  return reading.kind === 'refused' ? reading.issues.map(({ code }) => code) : []
}

test('what was written is read', () => {
  const reading = readBundle(text)
  expect(reading.kind).toBe('read')
  if (reading.kind === 'read') expect(writeBundle(reading.model)).toBe(text)
})

test.each([
  ['nothing', '', 'not-a-bundle'],
  ['no JSON', '{', 'not-a-bundle'],
  ['a list', '[]', 'not-a-bundle'],
  ['another version', '{"bundle":2}', 'not-a-bundle'],
  ['no model', '{"bundle":1}', 'not-a-bundle'],
  ['deep JSON', '['.repeat(200_000), 'not-a-bundle'],
  ['another digest', text.replace(/sha256:./, 'sha256:x'), 'bundle-digest'],
  ['another threshold', text.replace('"value":"0.6"', '"value":"0.1"'), 'bundle-digest'],
])('%s is refused', (_, bundle, code) => {
  expect(codesOf(bundle)).toEqual([code])
})

const POLICY = ['policies', '0']

test.each<readonly [what: string, path: readonly string[], by: unknown]>([
  ['a fact that is not there', [...POLICY, 'site'], { op: 'fact', type: { kind: 'id' }, index: 99 }],
  ['a term that reads itself', [...POLICY, 'lets', '0', 'expression'], { op: 'let', type: { kind: 'bool' }, index: 0 }],
  ['a slot beyond the frame', [...POLICY, 'slots'], 0],
  ['an option that is not there', [...POLICY, 'otherwise'], 'nowhere'],
  ['an action without contract', [...POLICY, 'options', '0', 'steps', '0', 'action'], 'not.there'],
  ['a subject without key', [...POLICY, 'subject'], 'thing'],
  ['an unknown operation', [...POLICY, 'site'], { op: 'run', type: { kind: 'id' } }],
  ['a member too many', [...POLICY, 'effective'], { from: '2026-01-01', until: '2027-01-01' }],
  ['two policies of one name', ['policies'], [model.policies[0], model.policies[0]]],
])('%s is refused, also with a right digest', (_, path, by) => {
  expect(codesOf(bundleOf(replaced(plain(), path, by)))).toEqual(['not-a-bundle'])
})

test('an expression nested without end is refused', () => {
  let site: Json = { op: 'now', type: { kind: 'instant' } }
  for (let depth = 0; depth < 3000; depth += 1) site = { op: 'not', type: { kind: 'bool' }, of: site }
  expect(codesOf(bundleOf(replaced(plain(), [...POLICY, 'site'], site)))).toEqual(['not-a-bundle'])
})

/** Every path of a value, the inner ones too. */
function pathsOf(value: unknown, path: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [path]
  return [path, ...Object.entries(value).flatMap(([key, part]) => pathsOf(part, [...path, key]))]
}

function replaced(value: unknown, path: readonly string[], by: unknown): unknown {
  const [key, ...rest] = path
  if (key === undefined) return by
  if (Array.isArray(value)) return value.map((part, index) => (String(index) === key ? replaced(part, rest, by) : part))
  return Object.fromEntries(Object.entries(value as object).map(([name, part]) => [name, name === key ? replaced(part, rest, by) : part]))
}

const WRONG = [null, true, 0, -1, 1.5, 1e300, '', 'nowhere', [], [[]], {}, { kind: 'nothing' }, { op: 'literal' }]

test('whatever stands at any place, reading ends in a model or in issues', () => {
  const { at: _, ...content } = plain()
  const paths = pathsOf(content)
  fc.assert(
    fc.property(fc.constantFrom(...paths), fc.constantFrom(...WRONG), (path, wrong) => {
      const reading = readBundle(bundleOf(replaced({ ...content, at: {} }, path, wrong)))
      expect(['read', 'refused']).toContain(reading.kind)
    }),
    { numRuns: 300 },
  )
})
