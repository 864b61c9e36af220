import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { decide } from '../evaluate/decide.ts'
import type { PolicySet } from '../evaluate/policy-set.ts'
import { policySetOf } from '../evaluate/policy-set.ts'
import type { WorkspaceModel } from '../policy/model.ts'
import { canonicalJson } from '../values/canonical-json.ts'
import { digestOf } from '../values/digest.ts'
import type { Json } from '../values/json.ts'
import { readRecord } from './read-record.ts'
import { makeRecord, SEMANTICS } from './record.ts'

/** Files are only added: records of a release stay as that release wrote them. `scripts/write-corpus.mjs` makes the next one. */
const CORPORA = ['1'] as const

function linesOf(file: string): readonly string[] {
  return readFileSync(new URL(`../../corpus/${file}.jsonl`, import.meta.url), 'utf8')
    .trimEnd()
    .split('\n')
}

/** As a policy set was when the record was made: the loader of today has no say in it. */
function policySets(corpus: string): ReadonlyMap<string, PolicySet> {
  const models = linesOf(`models-${corpus}`).map((line): { digest: string; model: WorkspaceModel } => JSON.parse(line))
  return new Map(models.map(({ digest, model }) => [digest, policySetOf(model)]))
}

const plain = (data: object): Json => JSON.parse(JSON.stringify(data))

describe.each(CORPORA)('law R, corpus %s', corpus => {
  const sets = policySets(corpus)
  const records = linesOf(`records-${corpus}`).map(readRecord)

  test('the policies still have the digests that the records name', () => {
    expect([...sets].filter(([digest, policies]) => policies.digest !== digest).map(([digest]) => digest)).toEqual([])
  })

  test.each(records.map((read, index) => [index + 1, read] as const))('record %i decides again to the same bytes', (_line, read) => {
    if (read.kind === 'unreadable') throw new Error(read.issues[0].message)
    const { record } = read
    const policies = sets.get(record.policies.digest)
    if (policies === undefined) throw new Error(`no model of ${record.policies.digest}`)
    expect(record.semantics).toBe(SEMANTICS)
    expect(digestOf(canonicalJson(plain(record.input)))).toBe(record.inputDigest)
    const decision = decide(policies, record.input)
    expect(canonicalJson(plain(decision))).toBe(canonicalJson(plain(record.decision)))
    expect(plain(makeRecord(policies, record.input, decision))).toEqual(plain(record))
  })
})
