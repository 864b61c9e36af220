import type { DocumentKind } from './schema/document-kinds.ts'
import type { Report } from './source-node.ts'

/** Which kinds of document declare what an issue of this code misses. */
const DECLARED_IN: Readonly<Record<string, readonly DocumentKind[]>> = {
  'unknown-object': ['catalogue', 'lifecycle'],
  'unknown-type': ['catalogue'],
  'unknown-field': ['catalogue', 'terms'],
  'unknown-event': ['catalogue'],
  'unknown-query': ['catalogue'],
  'unknown-action': ['catalogue'],
  'unknown-argument': ['catalogue'],
  'nothing-matches': ['catalogue'],
  'unknown-terms': ['terms'],
  'unknown-name': ['terms', 'catalogue'],
  'unknown-function': ['terms'],
  'unknown-agent': ['agent'],
  'unknown-policy': ['policy'],
  'unknown-parameter': ['workspace'],
  'empty-workspace': ['policy'],
}

/** Leaves out what follows from a document that could not be read: one mistake is one issue. */
export function withoutConsequences(lost: ReadonlySet<DocumentKind>, report: Report): Report {
  if (lost.size === 0) return report
  return issue => {
    const declaring = Object.hasOwn(DECLARED_IN, issue.code) ? DECLARED_IN[issue.code] : undefined
    if (declaring?.some(kind => lost.has(kind)) !== true) report(issue)
  }
}
