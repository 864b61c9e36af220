import type { ObjectType, ValueType } from '../../values/value-type.ts'
import type { Document } from '../schema/document.ts'
import type { Report } from '../source-node.ts'
import type { Catalogue } from './catalogue.ts'
import { columnObject } from './column-object.ts'
import { factEntries } from './fact-entries.ts'
import type { LetEntry } from './let-entries.ts'
import { letEntries } from './let-entries.ts'
import { linkLet } from './link-let.ts'
import type { PolicyNamespace, TermsSource } from './policy-namespace.ts'

/** The subject that a policy decides about, with its type. */
export type SubjectObject = PolicyNamespace['subject']

/** Reads the declarations of a policy and of the terms it uses; what they mean is checked when somebody asks, and at last by `linkAllLets`. */
export function openNamespace(
  documents: readonly TermsSource[],
  subject: SubjectObject,
  incomplete: boolean,
  parameters: ReadonlyMap<string, ValueType | 'refused'>,
  hasSite: boolean,
  catalogue: Catalogue,
  report: Report,
): PolicyNamespace {
  const facts = factEntries(documents, subject.type.name, catalogue, report)
  const entries = letEntries(documents, new Set([...facts.keys(), subject.type.name]), report)
  const named = (kind: LetEntry['kind']) => new Map(entries.filter(entry => entry.kind === kind).map(entry => [entry.name, entry]))
  const columns = named('column')
  const space: PolicyNamespace = {
    catalogue,
    report,
    subject,
    hasSite,
    parameters,
    facts,
    lets: named('plain'),
    functions: named('function'),
    columns: new Map([...columns].filter(([, entry]) => columnObject(entry, subject, catalogue, report) !== undefined)),
    broken: brokenNames(documents, columns),
    incomplete,
    linked: [],
    slots: { count: 0 },
    bind: (entry, types) => linkLet(space, entry, types),
  }
  return space
}

function brokenNames(documents: readonly Document[], columns: ReadonlyMap<string, LetEntry>): ReadonlySet<string> {
  const keys = documents.flatMap(document => [...document.broken])
  const functions = keys.filter(key => key.includes('(')).map(key => `${key.slice(0, key.indexOf('(')).trim()}()`)
  return new Set([...keys, ...functions, ...columns.keys()])
}

/** Checks every `let` that has no free arguments, read or not: what nobody uses yet has mistakes too. */
export function linkAllLets(space: PolicyNamespace): void {
  for (const entry of space.lets.values()) space.bind(entry, [])
  for (const entry of space.columns.values()) {
    const element: ObjectType | undefined = space.catalogue.objects.get(entry.parameters[0] ?? '')?.type
    if (element !== undefined) space.bind(entry, [element])
  }
}
