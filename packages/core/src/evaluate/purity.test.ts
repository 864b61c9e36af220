import { readFileSync } from 'node:fs'
import { Worker } from 'node:worker_threads'
import { sample } from 'fast-check'
import { expect, test } from 'vitest'
import type { DecisionRecord } from '../audit/record.ts'
import type { WorkspaceModel } from '../policy/model.ts'
import { loadPolicies } from '../runtime/load-policies.ts'
import { runPolicyTests } from '../testing/run-policy-tests.ts'
import type { DecisionInput } from './decision-input.ts'
import { inputs } from './generated/decision-input.arbitrary.ts'
import { workspaces } from './generated/workspace.arbitrary.ts'
import { modelOf } from './policy-set.ts'
import type { PurityAnswer, PurityTask } from './purity-worker.fixture.ts'
import type { Asked } from './whole-evaluation.fixture.ts'
import { wholeEvaluation } from './whole-evaluation.fixture.ts'

const SEED = 20260321

test('the whole evaluation touches no clock, chance, timer, process, locale or network, and answers the same without them', async () => {
  const asked = [...committed(), await shipped(), ...generated()]
  expect(asked.flatMap(({ questions }) => questions).length).toBeGreaterThan(400)
  const elsewhere = poisoned({ asked, plant: [] })
  const answers = asked.map(wholeEvaluation)
  expect(await elsewhere).toEqual({ touched: [], answers })
})

/** What somebody might put into a decision, and what must be said of it. */
const PLANTED = [
  { statement: 'Date.now()', touches: 'Date' },
  { statement: 'Math.random()', touches: 'Math.random' },
  { statement: 'setTimeout(() => {}, 0)', touches: 'setTimeout' },
  { statement: 'setInterval(() => {}, 1)', touches: 'setInterval' },
  { statement: 'setImmediate(() => {})', touches: 'setImmediate' },
  { statement: 'queueMicrotask(() => {})', touches: 'queueMicrotask' },
  { statement: 'performance.now()', touches: 'performance' },
  { statement: 'process.env.TZ', touches: 'process' },
  { statement: 'globalThis.crypto.randomUUID()', touches: 'crypto' },
  { statement: "fetch('http://localhost')", touches: 'fetch' },
  { statement: "console.log('here')", touches: 'console' },
  { statement: 'new Intl.DateTimeFormat()', touches: 'Intl' },
  { statement: '(1234.5).toLocaleString()', touches: 'Number.toLocaleString' },
  { statement: "'a'.localeCompare('b')", touches: 'String.localeCompare' },
  { statement: 'new WeakRef({})', touches: 'WeakRef' },
  { statement: "import('node:net')", touches: 'import node:net' },
] as const

test('a touch is found even where what it throws is swallowed', async () => {
  const { touched } = await poisoned({ asked: committed().slice(0, 1), plant: PLANTED.map(({ statement }) => statement) })
  expect(touched).toEqual(PLANTED.map(({ touches }) => touches).sort())
})

/** Without an environment, so that code is read and not taken from a cache of compiled code. */
function poisoned(task: PurityTask): Promise<PurityAnswer> {
  return new Promise((resolve, reject) => {
    new Worker(new URL('./purity-worker.fixture.ts', import.meta.url), { workerData: task, env: {} })
      .once('message', resolve)
      .once('error', reject)
  })
}

/** One in twenty is explained. */
function asking(model: WorkspaceModel, of: readonly DecisionInput[]): Asked {
  return { model, questions: of.map((input, index) => ({ input, why: index % 20 === 0 })) }
}

/** The records that law R holds on, by the policies that decided them. */
function committed(): readonly Asked[] {
  const records = linesOf('records-1').map((line): DecisionRecord => JSON.parse(line))
  const models = linesOf('models-1').map((line): { digest: string; model: WorkspaceModel } => JSON.parse(line))
  return models.map(({ digest, model }) =>
    asking(
      model,
      records.filter(({ policies }) => policies.digest === digest).map(({ input }) => input),
    ),
  )
}

function linesOf(file: string): readonly string[] {
  return readFileSync(new URL(`../../corpus/${file}.jsonl`, import.meta.url), 'utf8')
    .trimEnd()
    .split('\n')
}

/** What the cases of the shipped packs decide, before and after their votes. */
async function shipped(): Promise<Asked> {
  const loaded = await loadPolicies({ folder: new URL('../../../policies/', import.meta.url) })
  if (loaded.kind === 'refused') throw new Error(loaded.issues.map(({ message }) => message).join('\n'))
  const made = runPolicyTests(loaded).cases.flatMap(({ decided, shown }) => [shown, decided])
  return asking(
    modelOf(loaded.policies),
    made.flatMap(one => (one === undefined ? [] : [one.input])),
  )
}

/** Every construct, in workspaces that nobody wrote. */
function generated(): readonly Asked[] {
  const asked = sample(inputs, { seed: SEED, numRuns: 200 })
  return sample(workspaces, { seed: SEED, numRuns: 20 }).map(({ workspace }, index) =>
    asking(workspace, asked.slice(index * 10, index * 10 + 10)),
  )
}
