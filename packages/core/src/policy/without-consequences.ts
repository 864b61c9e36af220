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
  'unknown-editable': ['catalogue'],
  'nothing-matches': ['catalogue'],
  'no-key': ['catalogue'],
  'unknown-terms': ['terms'],
  'unknown-name': ['terms', 'catalogue'],
  'unknown-function': ['terms'],
  'unknown-agent': ['agent'],
  'unknown-policy': ['policy'],
  'unknown-parameter': ['workspace'],
  'empty-workspace': ['policy'],
  'guard-never-speaks': ['policy', 'agent'],
  'rules-unread': ['policy'],
}

/** What is declared somewhere and cannot be known: whole documents, and names whose declaration has an issue. */
export interface Lost {
  readonly kinds: ReadonlySet<DocumentKind>
  readonly names: ReadonlySet<string>
}

/** Leaves out what only follows from a declaration that has an issue itself: one mistake is one issue. */
export function withoutConsequences(lost: Lost, report: Report): Report {
  return issue => {
    const declaring = Object.hasOwn(DECLARED_IN, issue.code) ? DECLARED_IN[issue.code] : undefined
    if (declaring?.some(kind => lost.kinds.has(kind)) === true) return
    if (issue.code.startsWith('unknown-') && namesIn(issue.message).some(name => lost.names.has(name))) return
    report(issue)
  }
}

/** Messages put what the author wrote in backticks. */
function namesIn(message: string): readonly string[] {
  return [...message.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name)
}
