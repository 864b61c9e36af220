import { nearestName } from '../values/nearest-name.ts'
import type { DocumentKind } from './schema/document-kinds.ts'
import { DOCUMENT_SCHEMAS, LATER_KINDS } from './schema/document-kinds.ts'

/** What a file of a workspace is, by its name. */
export type FileKind =
  | { readonly kind: 'document'; readonly of: DocumentKind }
  | { readonly kind: 'later'; readonly of: string }
  /** Named almost like a document: a kind with a typing mistake must not be passed over in silence. */
  | { readonly kind: 'mistaken'; readonly of: string; readonly near: string }
  | { readonly kind: 'other' }

const WORKSPACE_FILE = 'countersign.yaml'

/** `countersign.yaml`, or `<name>.<kind>.yaml`. Any other file is none of ours. */
export function fileKind(path: string): FileKind {
  const file = path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1)
  if (file === WORKSPACE_FILE) return { kind: 'document', of: 'workspace' }
  const found = /^.+\.([A-Za-z]+)\.(ya?ml)$/.exec(file)
  if (found === null) return { kind: 'other' }
  const [, kind = '', extension] = found
  const known = Object.keys(DOCUMENT_SCHEMAS).find(name => name === kind)
  if (isDocumentKind(known) && known !== 'workspace') {
    return extension === 'yaml' ? { kind: 'document', of: known } : { kind: 'mistaken', of: file, near: file.replace(/\.yml$/, '.yaml') }
  }
  if (LATER_KINDS.has(kind)) return { kind: 'later', of: kind }
  const near = nearestName(kind, [...Object.keys(DOCUMENT_SCHEMAS), ...LATER_KINDS])
  return near === undefined ? { kind: 'other' } : { kind: 'mistaken', of: file, near: file.replace(`.${kind}.`, `.${near}.`) }
}

function isDocumentKind(name: string | undefined): name is DocumentKind {
  return name !== undefined
}
