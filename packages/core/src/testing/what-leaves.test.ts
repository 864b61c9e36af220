import { readdirSync } from 'node:fs'
import OpenAI from 'openai'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { DecisionInput } from '../evaluate/decision-input.ts'
import { operandsOf } from '../evaluate/expression/operands-of.ts'
import type { PolicySet } from '../evaluate/policy-set.ts'
import { modelOf, policySetOf } from '../evaluate/policy-set.ts'
import { compileWorkspace } from '../policy/compile-workspace.ts'
import type { Expression } from '../policy/expression.ts'
import type { Catalogue } from '../policy/link/catalogue.ts'
import { linkCatalogue } from '../policy/link/link-catalogue.ts'
import type { PolicyModel } from '../policy/model.ts'
import type { Files } from '../policy/read-documents.ts'
import { ofKind } from '../policy/read-documents.ts'
import type { TestDocument } from '../policy/test-document.ts'
import { workspaceDocuments } from '../policy/workspace-documents.ts'
import { readPolicyFolder } from '../runtime/read-policy-folder.ts'
import { openaiScorer } from '../score/openai/openai-scorer.ts'
import { sourcedQuestion } from '../score/prepare-question.ts'
import type { Found, Retriever } from '../score/retriever.ts'
import { withScoring } from '../score/with-scoring.ts'
import { openPrecedents } from '../store/sqlite/open-precedents.ts'
import { optionId } from '../values/ids.ts'
import type { FakeLlm } from './llm/start-fake-llm.ts'
import { startFakeLlm } from './llm/start-fake-llm.ts'
import type { Plant, PlantedInput } from './planted.fixture.ts'
import { plantedInput, plantedPrecedent } from './planted.fixture.ts'
import { plantedPast } from './planted-past.fixture.ts'
import { questionOf } from './question-of.ts'
import { runPolicyTests } from './run-policy-tests.ts'

const REPOSITORY = new URL('../../../../', import.meta.url)
const PACKS = ['orders', 'shipments', 'outbound', 'receipts']
/** Questions of one policy that are put through the server. */
const MOST_ASKED = 4
/** Cases of one policy that are recorded, four times each. */
const MOST_PAST = 6

interface Workspace {
  readonly name: string
  readonly policies: PolicySet
  readonly tests: readonly TestDocument[]
  readonly catalogue: Catalogue
}

const shipped = (await readPolicyFolder(new URL('packages/policies/', REPOSITORY))).files
const packs = Object.fromEntries(PACKS.map(pack => [pack, packFiles(pack)]))
const workspaces = await allWorkspaces()
const inputs = workspaces.flatMap(({ policies, tests }) => decidedInputs(policies, tests))
const asking = workspaces.flatMap(workspace =>
  modelOf(workspace.policies)
    .policies.filter(({ propose }) => propose?.by.kind === 'scorer')
    .map(policy => ({ title: `${workspace.name}: ${policy.id}`, workspace, policy })),
)

let server: FakeLlm
beforeAll(async () => {
  server = await startFakeLlm()
})
afterAll(() => server.close())

describe('of all that is planted in the data, a server receives only what `shows` lists and nobody recognises', () => {
  test.each(asking)('$title', async ({ workspace, policy }) => {
    const planted = inputs.filter(input => input.policy === policy.id).flatMap(input => askedWith(workspace, input))
    expect(planted.length).toBeGreaterThan(0)
    const shown = shownNames(policy)
    for (const { input, plants } of planted.slice(0, MOST_ASKED)) {
      const { found, plant } = plantedPrecedent()
      const received = await receivedOf(workspace.policies, input, policy, [found])
      expect(arrived(received, [plant.opaque, ...plant.recognisable])).toEqual([plant.opaque])
      expect(plants.length).toBeGreaterThan(0)
      expect(
        arrived(
          received,
          plants.flatMap(({ recognisable }) => recognisable),
        ),
      ).toEqual([])
      expect(
        arrived(
          received,
          plants.filter(plant => !shown.has(nameOf(plant))).map(({ opaque }) => opaque),
        ),
      ).toEqual([])
    }
  })

  test.each(asking)('and of past cases nothing at all: $title', async ({ workspace, policy }) => {
    const mine = inputs.filter(input => input.policy === policy.id)
    const [asked] = mine.flatMap(input => askedWith(workspace, input))
    if (asked === undefined) throw new Error('no case gets as far as a scorer')
    const past = mine.slice(0, MOST_PAST).flatMap((input, index) => plantedPast(workspace.policies, workspace.catalogue, input, index))
    const precedents = openPrecedents()
    await precedents.addRecords(past.map(({ line }) => line))
    const options = policy.options.map(({ id }) => optionId(id))
    // In every past decision: what is looked for is not what is tested here.
    const shown = [{ field: 'any', from: 'policy', value: 'Asked' }]
    const found = await precedents
      .retriever()
      .retrieve({ tenant: asked.input.tenant, policy: asked.input.policy, options, reasons: [], shown, limit: 50 })
    precedents.close()
    expect(found.length).toBeGreaterThan(0)
    const received = await receivedOf(workspace.policies, asked.input, policy, found)
    const needles = past.flatMap(({ plants }) => plants)
    expect(arrived(past.map(({ line }) => line).join('\n'), needles).length).toBe(needles.length)
    expect(
      arrived(
        received,
        found.map(({ source }) => source),
      ).length,
    ).toBe(found.length)
    expect(arrived(received, needles)).toEqual([])
  })

  test('which is not so without redaction', () => {
    const raw = asking.flatMap(({ workspace, policy }) =>
      inputs
        .filter(input => input.policy === policy.id)
        .flatMap(input => askedWith(workspace, input))
        .slice(0, 1)
        .map(
          ({ input, plants }) =>
            arrived(
              rawQuestion(workspace.policies, input),
              plants.flatMap(({ recognisable }) => recognisable),
            ).length,
        ),
    )
    expect(Math.max(...raw)).toBeGreaterThan(0)
  })
})

async function receivedOf(policies: PolicySet, input: DecisionInput, policy: PolicyModel, found: readonly Found[]): Promise<string> {
  const retriever: Retriever = { id: 'planted', retrieve: () => Promise.resolve(found) }
  const scorer = policy.propose?.by.kind === 'scorer' ? policy.propose.by.scorer : ''
  const before = server.received.length
  for (const api of ['responses', 'chat'] as const) {
    const client = new OpenAI({ apiKey: 'not-needed-here', baseURL: server.url })
    const need = questionOf(policies, input)
    if (need === undefined) continue
    const scored = await withScoring(policies, input, need, {
      scorers: { [scorer]: openaiScorer({ client, model: 'm', api }) },
      retriever,
      precedents: found.length,
    })
    expect(scored.scoring['']).toMatchObject({ status: 'answered' })
  }
  const requests = server.received.slice(before)
  expect(requests.length).toBe(2)
  return requests.map(({ method, path, headers, body }) => `${method} ${path} ${JSON.stringify(headers)}\n${body}`).join('\n')
}

/** As planted, and without spaces and case: what was only written otherwise has arrived too. */
function arrived(received: string, needles: readonly string[]): readonly string[] {
  const plain = received.toLowerCase()
  const compact = plain.replace(/[^a-z0-9@.]/g, '')
  return needles.filter(
    needle => plain.includes(needle.toLowerCase()) || compact.includes(needle.toLowerCase().replace(/[^a-z0-9@.]/g, '')),
  )
}

function rawQuestion(policies: PolicySet, input: DecisionInput): string {
  return (questionOf(policies, input)?.questions ?? []).map(one => JSON.stringify(sourcedQuestion(policies, input, one, []))).join('\n')
}

/** Planted everywhere; where that keeps the scorer from being asked, only where nothing was before. */
function askedWith({ policies, catalogue }: Workspace, input: DecisionInput): readonly PlantedInput[] {
  return (['name', 'text'] as const).flatMap(personal =>
    [true, false]
      .map(overwrite => plantedInput(modelOf(policies), catalogue, input, { overwrite, personal }))
      .filter(planted => questionOf(policies, planted.input) !== undefined)
      .slice(0, 1),
  )
}

function decidedInputs(policies: PolicySet, tests: readonly TestDocument[]): readonly DecisionInput[] {
  return runPolicyTests({ policies, tests }).cases.flatMap(({ decided }) => (decided === undefined ? [] : [decided.input]))
}

/** Names of fields that an expression of `shows` reads; such a field may arrive, if nothing in it is recognised. */
function shownNames(policy: PolicyModel): ReadonlySet<string> {
  const names = new Set<string>()
  const add = (expression: Expression): void => {
    if (expression.op === 'field' && expression.pii !== true) names.add(expression.name)
    if (expression.op === 'let') {
      const body = policy.lets[expression.index]
      if (body !== undefined) add(body.expression)
    }
    for (const operand of operandsOf(expression)) add(operand)
  }
  for (const shown of policy.propose?.shows ?? []) if (shown.kind === 'path') add(shown.expression)
  return names
}

function nameOf({ field }: Plant): string {
  return field.slice(field.lastIndexOf('.') + 1)
}

function packFiles(pack: string): Files {
  const own = Object.entries(shipped).filter(([path]) => path.startsWith(`${pack}/`) && !/\.(test|rollout|calendar)\.yaml$/.test(path))
  return Object.fromEntries(own)
}

async function allWorkspaces(): Promise<readonly Workspace[]> {
  const examples = readdirSync(new URL('examples/', REPOSITORY), { withFileTypes: true })
    .filter(entry => entry.isDirectory())
    .map(({ name }) => `examples/${name}/policies/`)
  const found: Workspace[] = []
  for (const name of ['packages/policies/', ...examples.sort()]) {
    const { files } = await readPolicyFolder(new URL(name, REPOSITORY))
    if (Object.keys(files).length === 0) continue
    const compiled = compileWorkspace(files, packs)
    if (compiled.kind === 'refused') throw new Error(`${name} does not load: ${compiled.issues[0]?.message}`)
    const documents = workspaceDocuments(files, packs, () => undefined)
    const catalogue = linkCatalogue(ofKind(documents.all, 'catalogue'), new Set(), () => undefined)
    found.push({ name, policies: policySetOf(compiled.model), tests: compiled.cases, catalogue })
  }
  return found
}
