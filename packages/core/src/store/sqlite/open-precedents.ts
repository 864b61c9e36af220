import type { DatabaseSync } from 'node:sqlite'
import type { Issue } from '../../policy/issue.ts'
import type { DocumentText } from '../../score/precedents/sections-of-document.ts'
import type { Retriever } from '../../score/retriever.ts'
import { addDocuments } from './add-documents.ts'
import { addRecords } from './add-records.ts'
import { findPrecedents } from './find-precedents.ts'
import { openPrecedentDatabase } from './precedent-database.ts'

/** Documents and past decisions that questions to scorers are shown beside, found by SQLite's full-text search. */
export interface Precedents {
  /** Markdown, of a folder or from memory. A document that is added again takes the place of what it was. */
  readonly addDocuments: (documents: string | URL | readonly DocumentText[]) => Promise<readonly Issue[]>
  /** Lines as `makeRecord` wrote them, each for its own tenant. `file` is the name in issues. */
  readonly addRecords: (lines: Iterable<string> | AsyncIterable<string>, file?: string) => Promise<readonly Issue[]>
  /** `limit`: at most so many a question, whatever is asked for. It rejects where it cannot answer, after `close` too. */
  readonly retriever: (options?: { readonly limit?: number }) => Retriever
  /** Again is no mistake. */
  readonly close: () => void
}

/**
 * Opens precedents in memory, or in a file that outlives the process and may be built beforehand. The file is made from the documents and
 * records and can be made again.
 *
 * @throws if the file cannot be opened or holds something else, and on Node.js before 22.16, whose SQLite has no full-text search.
 *
 * @example
 * ```ts
 * const precedents = openPrecedents()
 * const issues = await precedents.addDocuments('docs/sop')
 * const scored = await withScoring(policies, input, need, { scorers, retriever: precedents.retriever({ limit: 3 }) })
 * precedents.close()
 * ```
 */
export function openPrecedents({ path = ':memory:' }: { readonly path?: string } = {}): Precedents {
  let open: DatabaseSync | undefined = openPrecedentDatabase(path)
  const database = (): DatabaseSync | undefined => open
  return {
    addDocuments: documents => addDocuments(database, documents),
    addRecords: (lines, file = 'records') => addRecords(database, lines, file),
    retriever: ({ limit = Number.POSITIVE_INFINITY } = {}) => ({
      id: 'sqlite-fts5',
      retrieve: async query => {
        if (open === undefined) throw new Error('the precedents are closed')
        return findPrecedents(open, { ...query, limit: Math.min(query.limit, limit) })
      },
    }),
    close: () => {
      open?.close()
      open = undefined
    },
  }
}
