import { parseInstant } from '../../values/instant.ts'
import { shortened } from '../literal-text.ts'
import type { Files } from '../read-documents.ts'
import type { Document } from '../schema/document.ts'
import type { TestCaseDocument } from '../schema/test-schema.ts'
import type { MapNode, Report } from '../source-node.ts'
import type { TestCase, TestDocument } from '../test-document.ts'
import type { Catalogue } from './catalogue.ts'
import { answerType } from './fact-entries.ts'
import { refuse } from './linking.ts'
import { besideDocument } from './rule-files.ts'
import { unknownName } from './unknown-name.ts'

/** What a test document names. */
interface TestSurroundings {
  readonly catalogue: Catalogue
  /** Every text of the workspace by path. */
  readonly files: Files
  readonly report: Report
}

/** A test document for whoever runs it: values stay nodes, because `$column` and `like` are read a case at a time. */
export function linkTests(
  document: Document<'test'>,
  policies: readonly string[],
  { catalogue, files, report }: TestSurroundings,
): TestDocument {
  const { value, sources } = document
  const at = sources.at(value, 'tests')
  if (!policies.includes(value.tests)) unknownName(report, 'unknown-policy', at, 'policy', value.tests, policies)
  const now = sources.node(value, 'now')
  if (value.now !== undefined && parseInstant(value.now) === undefined) {
    refuse(report, 'wrong-form', now.at, `\`${value.now}\` is not an instant`, 'write it with an offset, like `2026-03-21T12:00:00Z`')
  }
  return {
    policy: value.tests,
    at,
    ...(value.now !== undefined && now.kind === 'scalar' ? { now } : {}),
    ...namedCassette(document, files, report),
    cases: value.cases.map(one => linkCase(document, one)),
    shapes: shapesOf(catalogue),
  }
}

const CASSETTE = '.cassette.json'

/** Whether there is such a file is asked when the cases run: the first recording makes it. */
function namedCassette({ file, value, sources }: Document<'test'>, files: Files, report: Report): Pick<TestDocument, 'cassette'> {
  if (value.cassette === undefined) return {}
  const at = sources.at(value, 'cassette')
  const named = besideDocument(file, value.cassette)
  if (named?.endsWith(CASSETTE) !== true) {
    const message = `\`${shortened(value.cassette)}\` is no cassette of this workspace`
    return refuse(report, 'cassette-name', at, message, `name a file \`<name>${CASSETTE}\` beside this one`) ?? {}
  }
  const text = Object.hasOwn(files, named) ? files[named] : undefined
  return { cassette: { file: named, at, ...(typeof text === 'string' ? { text } : {}) } }
}

function shapesOf({ objects, queries }: Catalogue): TestDocument['shapes'] {
  return {
    objects: new Map([...objects].map(([name, { type }]) => [name, type])),
    answers: new Map([...queries].map(([name, query]) => [name, answerType(query)])),
  }
}

function linkCase({ sources, root }: Document<'test'>, one: TestCaseDocument): TestCase {
  const map = (key: 'given' | 'propose' | 'expect'): MapNode => {
    const node = sources.node(one, key)
    return node.kind === 'map' ? node : { kind: 'map', entries: [], at: root.at }
  }
  const each = sources.node(one, 'each')
  return {
    name: one.name,
    at: sources.at(one, 'name'),
    ...(each.kind === 'list' ? { each } : {}),
    given: map('given'),
    ...(one.propose === undefined ? {} : { propose: map('propose') }),
    ...(one.vote === undefined ? {} : { vote: sources.node(one, 'vote') }),
    expect: map('expect'),
  }
}
