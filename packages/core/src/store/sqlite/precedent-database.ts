import { DatabaseSync } from 'node:sqlite'
import { digestOf } from '../../values/digest.ts'

/** `CSPr`: tells a file of ours from another program's, and its form from another one. */
const APPLICATION = 0x43535072
/** 1 had values of past cases in the texts of their decisions. */
const FORM = 2
const WAIT_MS = 5_000

/**
 * What is found together is ranked together: the documents of all, and the past decisions of one tenant. Each has an index of its own, so
 * that nothing which one tenant decides can move what another finds.
 */
const TABLES = `
  create table corpus (id integer primary key, name text not null unique);
  create table section (
    id integer primary key,
    corpus integer not null references corpus(id),
    document text not null,
    source text not null,
    at integer not null,
    title text not null,
    body text not null,
    scope text not null,
    unique (corpus, source)
  );
  create index section_of_document on section (corpus, document);
  pragma application_id = ${APPLICATION};
  pragma user_version = ${FORM};
`

/** @throws if the file cannot be opened, is not one of precedents in the form of this release, or this Node.js has no FTS5. */
export function openPrecedentDatabase(path: string): DatabaseSync {
  try {
    const database = new DatabaseSync(path)
    prepared(database)
    return database
  } catch (cause) {
    throw new Error(`cannot open precedents in \`${path}\`: ${cause instanceof Error ? cause.message : 'unknown'}`, { cause })
  }
}

function prepared(database: DatabaseSync): void {
  try {
    const search = database.prepare(`select count(*) as modules from pragma_module_list where name = 'fts5'`).get()
    if (search?.['modules'] !== 1) throw new Error(`Node.js ${process.versions.node} has no full-text search; 22.16 and 24 have it`)
    database.exec(`pragma busy_timeout = ${WAIT_MS}`)
    prepareTables(database)
  } catch (cause) {
    database.close()
    throw cause
  }
}

function prepareTables(database: DatabaseSync): void {
  inTransaction(database, () => {
    const application = database.prepare('pragma application_id').get()?.['application_id']
    const form = database.prepare('pragma user_version').get()?.['user_version']
    if (application === APPLICATION && form === FORM) return
    const tables = database.prepare('select count(*) as tables from sqlite_schema').get()?.['tables']
    if (tables !== 0 || application !== 0)
      throw new Error('the file holds something else, or precedents of another release: add them to a new file')
    database.exec(TABLES)
  })
}

/** All of it or nothing. */
export function inTransaction(database: DatabaseSync, write: () => void): void {
  database.exec('begin immediate')
  try {
    write()
    database.exec('commit')
  } catch (cause) {
    // What failed may have rolled back already: a full disk does.
    attempt(() => database.exec('rollback'))
    throw cause
  }
}

function attempt(act: () => void): void {
  try {
    act()
  } catch {}
}

export const DOCUMENTS = 'documents'

/** As a digest: a tenant may be called anything, halves of characters included. */
export function recordsOf(tenant: string): string {
  return `records ${digestOf(JSON.stringify(tenant))}`
}

/** The number in the name of a corpus's index; `undefined` while nothing was added to it. */
export function corpusId(database: DatabaseSync, name: string): number | undefined {
  const id = database.prepare('select id from corpus where name = ?').get(name)?.['id']
  return typeof id === 'number' ? id : undefined
}

/** Texts are split into words before they are handed over; `ascii` takes all beyond ASCII as it is. */
export function addCorpus(database: DatabaseSync, name: string): number {
  const id = Number(database.prepare('insert into corpus (name) values (?)').run(name).lastInsertRowid)
  database.exec(`
    create virtual table words_${id} using fts5(scope, title, body, content = '', tokenize = 'ascii');
    create virtual table terms_${id} using fts5vocab(words_${id}, row);
  `)
  return id
}
