import { unknownName } from './link/unknown-name.ts'
import type { Files } from './read-documents.ts'
import { ofKind, readDocuments, startOfFile } from './read-documents.ts'
import type { Document } from './schema/document.ts'
import type { DocumentKind } from './schema/document-kinds.ts'
import { idKey } from './schema/document-kinds.ts'
import type { Report } from './source-node.ts'

/** Every document of a workspace and of the packs it takes in; at most one of a kind and id. */
export interface WorkspaceDocuments {
  readonly workspace: Document<'workspace'> | undefined
  readonly all: readonly Document[]
  readonly lost: ReadonlySet<DocumentKind>
  /** Every text by path, those of packs as `pack:<name>/<file>`: documents name files beside them. */
  readonly files: Files
}

/** Kinds that a pack brings, and that other documents name. */
const DECLARING = ['catalogue', 'lifecycle', 'terms', 'policy', 'agent'] as const

export function workspaceDocuments(files: Files, packs: Readonly<Record<string, Files>>, report: Report): WorkspaceDocuments {
  const own = readDocuments(files, false, report)
  const workspace = theWorkspace(ofKind(own.found, 'workspace'), own.lost.has('workspace'), report)
  const brought = packFiles(workspace, packs, report)
  const taken = readDocuments(brought, true, report)
  const isPackMissing = (workspace?.value.packs ?? []).some(name => !Object.hasOwn(packs, name))
  const documents = distinct(
    own.found.filter(({ kind }) => kind !== 'workspace'),
    report,
  )
  const added = distinct(taken.found, report).filter(document => !isReplaced(document, documents, report))
  // Nobody knows what a pack that is not there would have declared.
  const lost = new Set([...own.lost, ...taken.lost, ...(isPackMissing ? DECLARING : [])])
  return { workspace, all: [...added, ...documents], lost, files: { ...brought, ...files } }
}

function theWorkspace(found: readonly Document<'workspace'>[], lost: boolean, report: Report): Document<'workspace'> | undefined {
  const [first, second] = [...found].sort((a, b) => a.file.length - b.file.length)
  if (first === undefined && !lost) {
    const suggestion = 'it needs `workspace: <name>` and `timeZone: <IANA name>`'
    report({
      code: 'no-workspace',
      severity: 'error',
      message: 'there is no `countersign.yaml`',
      at: startOfFile('countersign.yaml'),
      suggestion,
    })
  }
  if (second !== undefined) {
    report({ code: 'several-workspaces', severity: 'error', message: `\`${first?.file}\` is one already`, at: startOfFile(second.file) })
  }
  return first
}

/** Files of the packs that the workspace names, as `pack:<name>/<file>`. */
function packFiles(workspace: Document<'workspace'> | undefined, packs: Readonly<Record<string, Files>>, report: Report): Files {
  const files: Record<string, string> = {}
  if (workspace === undefined) return files
  const names = workspace.value.packs ?? []
  for (const [index, name] of names.entries()) {
    const pack = Object.hasOwn(packs, name) ? packs[name] : undefined
    if (pack === undefined) unknownName(report, 'unknown-pack', workspace.sources.at(names, index), 'pack', name, Object.keys(packs))
    // A pack may be a workspace of its own, to be checked by itself; taken in, it is documents only.
    const documents = Object.entries(pack ?? {}).filter(([path]) => !path.endsWith('countersign.yaml'))
    for (const [path, text] of documents) files[`pack:${name}/${path}`] = text
  }
  return files
}

function distinct(documents: readonly Document[], report: Report): readonly Document[] {
  const seen = new Map<string, Document>()
  for (const document of documents) {
    const key = keyOf(document)
    const first = seen.get(key)
    // Test documents of one policy may be many: the policy is their subject, not their id.
    if (first === undefined || document.kind === 'test') seen.set(document.kind === 'test' ? document.file : key, document)
    else
      report({
        code: codeFor(document.kind),
        severity: 'error',
        message: `\`${first.file}\` is about \`${idOf(document)}\` already`,
        at: idPlace(document),
      })
  }
  return [...seen.values()]
}

function codeFor(kind: DocumentKind): string {
  return kind === 'rollout' ? 'several-rollouts' : 'duplicate-id'
}

function isReplaced(document: Document, own: readonly Document[], report: Report): boolean {
  const other = document.kind === 'test' ? undefined : own.find(one => keyOf(one) === keyOf(document))
  if (other === undefined) return false
  report({ code: 'pack-document-replaced', severity: 'warning', message: `this replaces \`${document.file}\``, at: idPlace(other) })
  return true
}

function keyOf(document: Document): string {
  return `${document.kind} ${idOf(document)}`
}

/** The first key of a document is its kind, and the value of it its id. */
export function idOf(document: Document): string {
  const entry = document.root.entries.find(({ key }) => key === idKey(document.kind))
  return entry?.value.kind === 'scalar' ? entry.value.source : ''
}

export function idPlace(document: Document): ReturnType<typeof startOfFile> {
  return document.sources.at(document.value, idKey(document.kind))
}
