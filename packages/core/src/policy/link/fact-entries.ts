import type { Json } from '../../values/json.ts'
import type { ValueType } from '../../values/value-type.ts'
import { readLiteral } from '../literal.ts'
import { many } from '../schema/parts.ts'
import type { FactDocument } from '../schema/policy-schema.ts'
import type { Binding } from '../scope.ts'
import type { Report } from '../source-node.ts'
import type { Catalogue, QueryContract } from './catalogue.ts'
import { isFree } from './is-free.ts'
import { reading, refuse } from './linking.ts'
import type { TermsSource } from './policy-namespace.ts'
import { unknownName } from './unknown-name.ts'

/** A fact as declared: what expressions read by its name. Its arguments are linked later, because they may name other facts. */
export interface FactEntry {
  readonly name: string
  readonly index: number
  readonly document: TermsSource
  readonly fact: FactDocument
  /** Absent: there is no such query, which was said. */
  readonly query: QueryContract | undefined
  readonly binding: Binding | 'refused'
}

export function factEntries(
  documents: readonly TermsSource[],
  subject: string,
  catalogue: Catalogue,
  report: Report,
): ReadonlyMap<string, FactEntry> {
  const entries = new Map<string, FactEntry>()
  for (const document of documents) {
    const facts = document.value.facts ?? {}
    for (const [name, fact] of Object.entries(facts)) {
      const isTaken = entries.has(name) || name === subject
      if (isFree(name, isTaken, document.sources.keyAt(facts, name), report))
        entries.set(name, factEntry(name, entries.size, document, fact, catalogue, report))
    }
  }
  return entries
}

function factEntry(
  name: string,
  index: number,
  document: TermsSource,
  fact: FactDocument,
  catalogue: Catalogue,
  report: Report,
): FactEntry {
  const query = catalogue.queries.get(fact.query)
  const base = { name, index, document, fact, query }
  if (query === undefined && fact.system === 'countersign') {
    const at = document.sources.at(fact, 'query')
    refuse(report, 'not-supported-yet', at, 'facts of our own history are not supported yet', 'leave the fact out')
    return { ...base, binding: 'refused' }
  }
  if (query === undefined) {
    unknownName(report, 'unknown-query', document.sources.at(fact, 'query'), 'query', fact.query, catalogue.queries.keys())
    return { ...base, binding: 'refused' }
  }
  if (!query.systems.includes(fact.system)) {
    const known = query.systems.map(system => `\`${system}\``).join(' or ')
    refuse(report, 'system-does-not-answer', document.sources.at(fact, 'system'), `\`${query.name}\` is answered by ${known}`)
  }
  if (!checkKey(document, fact, query, report)) return { ...base, binding: 'refused' }
  const missing = readEachMissing(document, fact, query, report)
  if (missing === 'refused') return { ...base, binding: 'refused' }
  const expression = { op: 'fact', type: answerType(query), index } as const
  return { ...base, binding: { expression, fact: index, ...(missing === undefined ? {} : { keyed: { keys: query.key.length, missing } }) } }
}

/** A row; a map of rows; with several keys, maps in maps. */
export function answerType(query: QueryContract): ValueType {
  return query.key.reduceRight<ValueType>(of => ({ kind: 'map', of }), query.row)
}

/** The key of the answer is the contract's; a policy repeats it so that a reader sees a map. */
function checkKey(document: TermsSource, fact: FactDocument, query: QueryContract, report: Report): boolean {
  const written = many(fact.key)
  if (written.length === query.key.length && written.every((name, index) => name === query.key[index])) return true
  const at = fact.key === undefined ? document.sources.at(fact, 'query') : document.sources.at(fact, 'key')
  const meant = query.key.length === 1 ? `\`key: ${query.key[0]}\`` : `\`key: [${query.key.join(', ')}]\``
  if (query.key.length === 0) refuse(report, 'wrong-key', at, `the answer of \`${query.name}\` is not a map`, 'leave `key` out')
  else refuse(report, 'wrong-key', at, `the answer of \`${query.name}\` is a map by ${query.key.join(', ')}`, `write ${meant}`)
  return false
}

/** What a row reads as that is not in the answer; nothing for a fact without key. */
function readEachMissing(
  document: TermsSource,
  fact: FactDocument,
  query: QueryContract,
  report: Report,
): Json | 'unknown' | 'refused' | undefined {
  const { sources } = document
  if (!sources.has(fact, 'eachMissing')) {
    if (query.key.length === 0) return undefined
    refuse(
      report,
      'missing-each-missing',
      sources.at(fact, 'key'),
      'a fact with `key` needs `eachMissing`: a row may be missing',
      'write `eachMissing: review`, or the values of such a row',
    )
    return 'refused'
  }
  if (query.key.length === 0) {
    refuse(
      report,
      'each-missing-without-key',
      sources.keyAt(fact, 'eachMissing'),
      '`eachMissing` is for facts with `key`',
      'use `onMissing`',
    )
    return 'refused'
  }
  const node = sources.node(fact, 'eachMissing')
  if (node.kind === 'scalar' && node.value === 'review') return 'unknown'
  return reading(report, node.at, inner => readLiteral(node, query.row, inner)) ?? 'refused'
}
