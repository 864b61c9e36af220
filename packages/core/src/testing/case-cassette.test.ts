import { expect, test } from 'vitest'
import { changed, FILES } from '../policy/workspace.fixture.ts'
import { loadPolicies } from '../runtime/load-policies.ts'
import { recordingScorer } from '../score/cassette/recording-scorer.ts'
import { newTape } from '../score/cassette/tape.ts'
import { writeCassette } from '../score/cassette/write-cassette.ts'
import { embeddedScorer } from '../score/embedded-scorer.ts'
import type { TestRun } from './run-policy-tests.ts'
import { runPolicyTests } from './run-policy-tests.ts'

const FILE = 'answers.cassette.json'
const ASKING = { signal: new AbortController().signal, tenant: 'test', subject: '' }

/** The case of the workspace, without its `propose`, of a document that names a cassette. */
const DOCUMENTS = changed(
  'release.test.yaml',
  '    propose: { option: all, confidence: $sure }\n',
  '',
  changed('release.test.yaml', 'cases:', `cassette: ${FILE}\ncases:`),
)

async function run(files: Readonly<Record<string, string>>): Promise<TestRun> {
  const loaded = await loadPolicies({ files })
  if (loaded.kind === 'refused') throw new Error(JSON.stringify(loaded.issues))
  return runPolicyTests(loaded)
}

async function recorded(asked: TestRun, sure: number): Promise<string> {
  const tape = newTape()
  const scorer = recordingScorer(embeddedScorer({ id: 'model', version: '1', score: () => ({ confidence: { all: sure } }) }), tape)
  for (const { question } of asked.unanswered) await scorer.score(question, ASKING)
  return writeCassette(tape.answers(), FILE).text
}

test('what no cassette answers is an issue of the case, and can be recorded', async () => {
  const before = await run(DOCUMENTS)
  expect(before.cases.map(({ status, issues }) => [status, ...issues.map(({ code }) => code)])).toEqual([
    ['invalid', 'cassette-miss'],
    ['invalid', 'cassette-miss'],
  ])
  expect(before.unanswered.map(({ cassette }) => cassette)).toEqual([FILE, FILE])
  const after = await run({ ...DOCUMENTS, [FILE]: await recorded(before, 0.95) })
  expect(after.unanswered).toEqual([])
  expect(after.cases.flatMap(({ issues }) => issues)).toEqual([])
  for (const { decided } of after.cases) {
    expect(decided?.input.scoring['']).toMatchObject({ confidence: { all: '0.95' }, provenance: { answeredBy: 'model' } })
    expect(decided?.decision).toMatchObject({ chosen: { by: { kind: 'scorer' }, confidence: '0.95' } })
  }
})

test('a case that has an answer of its own is not looked up', async () => {
  const own = changed('release.test.yaml', 'cases:', `cassette: ${FILE}\ncases:`)
  const ran = await run(own)
  expect(ran.unanswered).toEqual([])
  expect(ran.cases.map(({ decided }) => decided)).toEqual((await run(FILES)).cases.map(({ decided }) => decided))
})

test('without a cassette nothing is looked up: the decision goes without an answer', async () => {
  const ran = await run(changed('release.test.yaml', '    propose: { option: all, confidence: $sure }\n', ''))
  expect(ran.unanswered).toEqual([])
  expect(ran.cases.flatMap(({ issues }) => issues)).toEqual([])
  expect(ran.cases.map(({ status }) => status)).toEqual(['failed', 'failed'])
})

test('what is wrong with a cassette is said once, however many documents name it', async () => {
  const twice = { ...DOCUMENTS, 'more.test.yaml': DOCUMENTS['release.test.yaml'] ?? '', [FILE]: '{' }
  const ran = await run(twice)
  expect(ran.findings.filter(({ code }) => code === 'cassette-syntax').map(({ at }) => at.file)).toEqual([FILE])
  expect(ran.cases.map(({ status }) => status)).toEqual(['invalid', 'invalid', 'invalid', 'invalid'])
  expect(ran.unanswered).toEqual([])
})

test('a document beside names a file of its own folder', async () => {
  const files = { ...FILES, 'deep/more.test.yaml': DOCUMENTS['release.test.yaml'] ?? '' }
  expect((await run(files)).unanswered.map(({ cassette }) => cassette)).toEqual([`deep/${FILE}`, `deep/${FILE}`])
})
