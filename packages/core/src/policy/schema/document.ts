import type { At } from '../issue.ts'
import type { MapNode, SourceNode } from '../source-node.ts'
import type { DocumentKind, DocumentOf } from './document-kinds.ts'

/**
 * A document whose shape is right, with the way back from every part of its value to where that stands in the file. What had issues
 * was taken out of the value, so that the rest can still be checked; `broken` names what was taken out.
 */
export interface Document<Kind extends DocumentKind = DocumentKind> {
  readonly kind: Kind
  readonly file: string
  readonly value: DocumentOf<Kind>
  readonly root: MapNode
  readonly sources: Sources
  readonly broken: ReadonlySet<string>
  /** Whether the document came with a pack. */
  readonly fromPack: boolean
}

/** Where the parts of a document's value stand. Containers are told apart by identity. */
export interface Sources {
  /** The node of member `key` of a map, or of element `key` of a list. */
  node(container: object, key: string | number): SourceNode
  has(container: object, key: string): boolean
  /** Where to point when something is wrong with the member: its key and value, if they fit on a line, else the key. */
  at(container: object, key: string | number): At
  keyAt(container: object, key: string): At
}
