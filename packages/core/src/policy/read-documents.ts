import type { FileKind } from './file-kind.ts'
import { fileKind } from './file-kind.ts'
import type { At } from './issue.ts'
import { checkShape } from './schema/check-shape.ts'
import type { Document } from './schema/document.ts'
import type { DocumentKind } from './schema/document-kinds.ts'
import type { Report } from './source-node.ts'
import { readYaml } from './yaml/read-yaml.ts'

export type Files = Readonly<Record<string, string>>

/** Documents by kind, and the kinds of those that could not be read at all: what they would have declared is not missing, only unread. */
export interface Documents {
  readonly found: readonly Document[]
  readonly lost: ReadonlySet<DocumentKind>
}

export function readDocuments(files: Files, fromPack: boolean, report: Report): Documents {
  const found: Document[] = []
  const lost = new Set<DocumentKind>()
  for (const path of Object.keys(files).sort()) {
    const text = files[path]
    const kind = fileKind(path)
    if (kind.kind !== 'document' || typeof text !== 'string') {
      reportName(path, kind, report)
      continue
    }
    const document = readDocument(kind.of, path, text, fromPack, report)
    if (document === undefined) lost.add(kind.of)
    else found.push(document)
  }
  return { found, lost }
}

/** The documents of one kind. */
export function ofKind<Kind extends DocumentKind>(documents: readonly Document[], kind: Kind): readonly Document<Kind>[] {
  return documents.filter((document): document is Document<Kind> => document.kind === kind)
}

function readDocument(kind: DocumentKind, path: string, text: string, fromPack: boolean, report: Report): Document | undefined {
  const root = readYaml(path, text, report)
  return root === undefined ? undefined : checkShape(kind, path, root, fromPack, report)
}

function reportName(path: string, kind: FileKind, report: Report): void {
  const at = startOfFile(path)
  if (kind.kind === 'later') {
    report({ code: 'kind-not-supported', severity: 'error', message: `\`${kind.of}\` documents are not supported yet`, at })
  }
  if (kind.kind !== 'mistaken') return
  const message = `\`${kind.of}\` is named like a document, but is none`
  report({ code: 'unknown-document-kind', severity: 'error', message, at, suggestion: `did you mean \`${kind.near}\`?` })
}

export function startOfFile(file: string): At {
  return { file, line: 1, column: 1, endLine: 1, endColumn: 1 }
}
