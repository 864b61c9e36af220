import { fileKind } from './file-kind.ts'
import type { At, Issue } from './issue.ts'
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
    if (kind.kind !== 'document') {
      const issue = nameIssue(path, kind)
      if (issue !== undefined) report(issue)
    } else if (typeof text === 'string') {
      const document = readDocument(kind.of, path, text, fromPack, report)
      if (document === undefined) lost.add(kind.of)
      else found.push(document)
    }
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

function nameIssue(path: string, kind: ReturnType<typeof fileKind>): Issue | undefined {
  if (kind.kind === 'later') {
    return {
      code: 'kind-not-supported',
      severity: 'error',
      message: `\`${kind.of}\` documents are not supported yet`,
      at: startOfFile(path),
    }
  }
  if (kind.kind !== 'mistaken') return undefined
  const message = `\`${kind.of}\` is named like a document, but is none`
  return { code: 'unknown-document-kind', severity: 'error', message, at: startOfFile(path), suggestion: `did you mean \`${kind.near}\`?` }
}

export function startOfFile(file: string): At {
  return { file, line: 1, column: 1, endLine: 1, endColumn: 1 }
}
