import type { DatabaseSync } from 'node:sqlite'
import type { Issue } from '../../policy/issue.ts'
import { issueList } from '../../policy/issue-list.ts'
import { fileIssue } from '../../runtime/file-issue.ts'
import type { DocumentText } from '../../score/precedents/sections-of-document.ts'
import { documentName, sectionsOfDocument } from '../../score/precedents/sections-of-document.ts'
import type { FolderItem } from './document-folder.ts'
import { documentsIn } from './document-folder.ts'
import { closedIssue } from './precedents-closed.ts'
import { writeDocument } from './write-precedents.ts'

/** `database` gives nothing once it is closed. */
export async function addDocuments(
  database: () => DatabaseSync | undefined,
  from: string | URL | readonly DocumentText[],
): Promise<readonly Issue[]> {
  const issues = issueList()
  for await (const item of typeof from === 'string' || from instanceof URL ? documentsIn(from) : itemsOf(from)) {
    const open = database()
    if (open === undefined) return [closedIssue('')]
    if (item.kind === 'issue') issues.add(item.issue)
    else for (const issue of addDocument(open, item.document)) issues.add(issue)
  }
  return [...issues.errors(), ...issues.warnings()]
}

function addDocument(database: DatabaseSync, document: DocumentText): readonly Issue[] {
  const { sections, issues } = sectionsOfDocument(document)
  writeDocument(database, documentName(document.name), sections)
  return issues
}

/** Of documents with one name none is used: which of them counts must not hang on their order. */
function itemsOf(documents: readonly DocumentText[]): readonly FolderItem[] {
  const times = new Map<string, number>()
  for (const { name } of documents) times.set(documentName(name), (times.get(documentName(name)) ?? 0) + 1)
  return documents.map((document): FolderItem => {
    const name = documentName(document.name)
    if (times.get(name) === 1) return { kind: 'document', document }
    return {
      kind: 'issue',
      issue: fileIssue(name, 'precedent-repeated', `several documents are called \`${name}\`, so none of them is used`),
    }
  })
}
