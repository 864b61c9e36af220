import type { DatabaseSync, SQLOutputValue, StatementSync } from 'node:sqlite'
import { wordsOfScopes } from '../../score/precedents/precedent-scope.ts'
import type { PrecedentSection } from '../../score/precedents/precedent-section.ts'
import { searchWords } from '../../score/precedents/search-words.ts'
import { addCorpus, corpusId, DOCUMENTS, inTransaction, recordsOf } from './precedent-database.ts'

/** A section of one corpus with the document that it goes with, and the time that says which of two is the later. */
interface Entry {
  readonly document: string
  readonly at: number
  readonly section: PrecedentSection
}

/** A past decision: whose it is, and when it was made. */
export interface PastDecision {
  readonly tenant: string
  readonly at: number
  readonly section: PrecedentSection
}

/** The sections of one document in place of those that it had. */
export function writeDocument(database: DatabaseSync, document: string, sections: readonly PrecedentSection[]): void {
  inTransaction(database, () => {
    const corpus = corpusId(database, DOCUMENTS) ?? addCorpus(database, DOCUMENTS)
    const writer = writerOf(database, corpus)
    for (const row of writer.ofDocument.all(corpus, document)) removeRow(writer, row)
    for (const section of sections) addEntry(writer, { document, at: 0, section })
  })
}

/** Of two decisions with one id the later counts, and of two at one time the one whose text sorts last: whichever came first. */
export function writeDecisions(database: DatabaseSync, decisions: readonly PastDecision[]): void {
  inTransaction(database, () => {
    const writers = new Map<string, Writer>()
    for (const { tenant, at, section } of decisions) {
      const name = recordsOf(tenant)
      const writer = writers.get(name) ?? writerOf(database, corpusId(database, name) ?? addCorpus(database, name))
      writers.set(name, writer)
      const row = writer.ofSource.get(writer.corpus, section.source)
      if (row !== undefined && !isLater(at, section, row)) continue
      if (row !== undefined) removeRow(writer, row)
      addEntry(writer, { document: '', at, section })
    }
  })
}

function isLater(at: number, { text, title }: PrecedentSection, row: Row): boolean {
  const before = Number(row['at'])
  return at === before ? `${title}\n${text}` > `${row['title']}\n${row['body']}` : at > before
}

type Row = Record<string, SQLOutputValue>

/** The statements on one corpus, prepared once for many rows. */
interface Writer {
  readonly corpus: number
  readonly ofDocument: StatementSync
  readonly ofSource: StatementSync
  readonly add: StatementSync
  readonly index: StatementSync
  readonly remove: StatementSync
  readonly forget: StatementSync
}

function writerOf(database: DatabaseSync, corpus: number): Writer {
  const words = `words_${corpus}`
  return {
    corpus,
    ofDocument: database.prepare('select * from section where corpus = ? and document = ?'),
    ofSource: database.prepare('select * from section where corpus = ? and source = ?'),
    add: database.prepare('insert into section (corpus, document, source, at, title, body, scope) values (?, ?, ?, ?, ?, ?, ?)'),
    index: database.prepare(`insert into ${words} (rowid, scope, title, body) values (?, ?, ?, ?)`),
    remove: database.prepare('delete from section where id = ?'),
    forget: database.prepare(`insert into ${words} (${words}, rowid, scope, title, body) values ('delete', ?, ?, ?, ?)`),
  }
}

function addEntry({ corpus, add, index }: Writer, { document, at, section }: Entry): void {
  const { source, title, text, scopes } = section
  const scope = wordsOfScopes(scopes).join(' ')
  const { lastInsertRowid } = add.run(corpus, document, source, at, title, text, scope)
  index.run(lastInsertRowid, scope, indexed(title), indexed(text))
}

/** The index keeps no texts and is told what to forget; so its counts, by which words weigh, are those of what is left. */
function removeRow({ forget, remove }: Writer, { id = 0, scope, title, body }: Row): void {
  forget.run(id, String(scope), indexed(String(title)), indexed(String(body)))
  remove.run(id)
}

function indexed(text: string): string {
  return searchWords(text).join(' ')
}
