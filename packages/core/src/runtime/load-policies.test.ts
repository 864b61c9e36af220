import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { bundlePolicies } from './bundle-policies.ts'
import type { Loaded, PolicyFiles } from './load-policies.ts'
import { loadPolicies } from './load-policies.ts'

const ORDERS = `catalogue: orders
objects:
  order: { key: id, fields: { id: id of order, total: money } }
events: { order.created: order }
actions:
  order.hold: { system: oms, safe: true, with: { orderId: id of order } }
`

const POLICY = `policy: hold-all
version: 1.0.0
title: Hold every order
owner: planners
events: [order.created]
decides: order
options:
  hold: { says: Hold it, do: [ { order.hold: { orderId: =order.id } } ] }
rules: [ { id: always, when: "true", then: hold, because: Nothing moves yet. } ]
otherwise: hold
`

const TESTS = `tests: hold-all
now: 2026-03-21T12:00:00Z
cases:
  - name: an order is held
    given: { event: order.created, order: { id: SO-1, total: 5 EUR } }
    expect: { option: hold }
`

const FILES: PolicyFiles = {
  'countersign.yaml': 'workspace: shop\ntimeZone: Europe/Berlin\n',
  'orders.catalogue.yaml': ORDERS,
  'hold-all.policy.yaml': POLICY,
  'hold-all.test.yaml': TESTS,
}

const digestOf = (loaded: Loaded): unknown => (loaded.kind === 'loaded' ? loaded.policies.digest : loaded)
const codesOf = (loaded: Loaded): unknown => (loaded.kind === 'refused' ? loaded.issues.map(issue => issue.code) : loaded.kind)

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'countersign-'))
  await Promise.all(Object.entries(FILES).map(([path, text]) => writeFile(join(folder, path), text)))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

describe('the same policies', () => {
  test('come from files, a folder, packs and a bundle', async () => {
    const loaded = await loadPolicies({ files: FILES })
    if (loaded.kind === 'refused') throw new Error(JSON.stringify(loaded.issues))
    expect(digestOf(await loadPolicies({ folder }))).toBe(loaded.policies.digest)
    expect(digestOf(await loadPolicies({ bundle: bundlePolicies(loaded.policies) }))).toBe(loaded.policies.digest)
    const { 'orders.catalogue.yaml': orders = '', ...own } = FILES
    const files = { ...own, 'countersign.yaml': `${own['countersign.yaml']}packs: [base]\n` }
    expect(digestOf(await loadPolicies({ files, packs: { base: { 'orders.catalogue.yaml': orders } } }))).toBe(loaded.policies.digest)
  })

  test('come with the tests of their workspace, and a bundle without', async () => {
    const loaded = await loadPolicies({ folder })
    if (loaded.kind === 'refused') throw new Error(JSON.stringify(loaded.issues))
    expect(loaded.tests.map(one => [one.policy, one.cases.length])).toEqual([['hold-all', 1]])
    expect(await loadPolicies({ bundle: bundlePolicies(loaded.policies) })).toMatchObject({ kind: 'loaded', tests: [], warnings: [] })
  })
})

describe('what does not load is refused with its issues', () => {
  test('a folder that is not there', async () =>
    expect(codesOf(await loadPolicies({ folder: join(folder, 'nowhere') }))).toContain('folder-unreadable'))

  test('a file that is not UTF-8, together with what is wrong elsewhere', async () => {
    await writeFile(join(folder, 'a.terms.yaml'), new Uint8Array([0xff]))
    await writeFile(join(folder, 'b.policy.yaml'), 'policy: [')
    expect(codesOf(await loadPolicies({ folder }))).toEqual(expect.arrayContaining(['file-not-utf8', 'yaml-syntax']))
  })

  test('an unreadable file alone', async () => {
    await writeFile(join(folder, 'a.terms.yaml'), new Uint8Array([0xff]))
    expect(codesOf(await loadPolicies({ folder }))).toEqual(['file-not-utf8'])
  })

  test('no files', async () => expect(codesOf(await loadPolicies({ files: {} }))).not.toBe('loaded'))

  test.each(['', '{}', 'null', '[]', '{"bundle":1}', '{"bundle":1,"model":{},"digest":"sha256:0"}'])('the bundle `%s`', async bundle => {
    expect(codesOf(await loadPolicies({ bundle }))).not.toBe('loaded')
  })

  test('a bundle in which something was changed', async () => {
    const loaded = await loadPolicies({ files: FILES })
    const bundle = loaded.kind === 'loaded' ? bundlePolicies(loaded.policies) : ''
    expect(codesOf(await loadPolicies({ bundle: bundle.replaceAll('hold-all', 'hold-any') }))).toEqual(['bundle-digest'])
  })
})
