import type { DatabaseSync } from 'node:sqlite'
import type { ScopeWish } from '../../score/precedents/precedent-scope.ts'
import { wordsOfQuery } from '../../score/precedents/precedent-scope.ts'
import { precedentDigest } from '../../score/precedents/precedent-section.ts'
import { queryWords } from '../../score/precedents/query-words.ts'
import type { Found, PrecedentQuery } from '../../score/retriever.ts'
import { corpusId, DOCUMENTS, recordsOf } from './precedent-database.ts'

/** Words of a question that are looked for: the rarest say most, and bound what a search costs. */
const MOST_WORDS = 24
const MOST_FOUND = 50

interface Corpus {
  readonly id: number
  /** What somebody wrote for a policy counts without a word in common; a past decision is like this one only by its words. */
  readonly declares: boolean
  readonly words: readonly string[]
}

/** From the closest on; each is asked only for what the ones before left open. */
const TIERS: readonly (ScopeWish & { readonly by: 'words' | 'scope' })[] = [
  { reasons: 'shared', by: 'words', declared: false },
  { reasons: 'shared', by: 'scope', declared: true },
  { reasons: 'whatever', by: 'words', declared: false },
  { reasons: 'whatever', by: 'scope', declared: true },
]

/**
 * The precedents closest to a question: first by what they are for, then by the words in common, each index ranked by itself and the
 * lists interleaved, ties by source. It depends on the texts that are there alone: not on their order, their time or the machine.
 */
export function findPrecedents(database: DatabaseSync, query: PrecedentQuery): readonly Found[] {
  const limit = Number.isNaN(query.limit) ? 0 : Math.trunc(Math.min(Math.max(query.limit, 0), MOST_FOUND))
  const corpora = corporaOf(database, query)
  const found = new Map<string, Found>()
  for (const tier of TIERS) {
    if (found.size >= limit) break
    const lists = corpora.map(corpus => search(database, corpus, tier, query, limit + found.size))
    for (const one of interleaved(lists)) if (found.size < limit) found.set(one.source, found.get(one.source) ?? one)
  }
  return [...found.values()]
}

function corporaOf(database: DatabaseSync, query: PrecedentQuery): readonly Corpus[] {
  const words = queryWords(query)
  return [DOCUMENTS, recordsOf(query.tenant)].flatMap(name => {
    const id = corpusId(database, name)
    return id === undefined ? [] : [{ id, declares: name === DOCUMENTS, words: rarest(database, id, words) }]
  })
}

/** Those that occur at all, the rarest first, words that are equally rare by their text. */
function rarest(database: DatabaseSync, corpus: number, words: readonly string[]): readonly string[] {
  const count = database.prepare(`select doc from terms_${corpus} where term = ?`)
  return words
    .map(word => ({ word, sections: Number(count.get(word)?.['doc'] ?? 0) }))
    .filter(({ sections }) => sections > 0)
    .sort((a, b) => a.sections - b.sections || (a.word < b.word ? -1 : 1))
    .slice(0, MOST_WORDS)
    .map(({ word }) => word)
}

function search(
  database: DatabaseSync,
  { id, declares, words }: Corpus,
  { by, ...wish }: (typeof TIERS)[number],
  query: PrecedentQuery,
  limit: number,
): readonly Found[] {
  const scope = wordsOfQuery(query, wish)
  if (scope.reasons.length === 0 || (by === 'words' ? words.length === 0 : !declares)) return []
  const filter = `scope : (${anyOf(scope.options)}) AND scope : (${anyOf(scope.reasons)})`
  const rows =
    by === 'words'
      ? database.prepare(byWords(id)).all(`{title body} : (${anyOf(words)}) AND ${filter}`, limit - 1, limit)
      : database.prepare(byScope(id)).all(filter, limit)
  return rows.map(row => {
    const texts = { source: String(row['source']), title: String(row['title']), text: String(row['body']) }
    return { ...texts, digest: precedentDigest(texts) }
  })
}

function anyOf(words: readonly string[]): string {
  return words.map(word => `"${word.replaceAll('"', '""')}"`).join(' OR ')
}

/** A weight is compared in billionths, so that the last bits of a logarithm decide nothing. Only what may be among the first is read. */
function byWords(corpus: number): string {
  return `
    with hit as materialized (
      select rowid as id, cast(bm25(words_${corpus}, 0.0, 2.0, 1.0) * 1e9 as integer) as weight from words_${corpus} where words_${corpus} match ?
    )
    select source, title, body from hit join section using (id)
    where weight <= coalesce((select weight from hit order by weight limit 1 offset ?), 0)
    order by weight, source limit ?`
}

function byScope(corpus: number): string {
  return `
    select section.source, section.title, section.body from words_${corpus} join section on section.id = words_${corpus}.rowid
    where words_${corpus} match ? order by source limit ?`
}

/** The first of each list, then the second of each; at one rank by source. */
function interleaved(lists: readonly (readonly Found[])[]): readonly Found[] {
  return lists
    .flatMap(list => list.map((found, rank) => ({ found, rank })))
    .sort((a, b) => a.rank - b.rank || (a.found.source < b.found.source ? -1 : 1))
    .map(({ found }) => found)
}
