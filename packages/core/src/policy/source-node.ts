import type { At, Issue } from './issue.ts'

/**
 * A document after YAML and before meaning: a plain tree in which every part knows where it stands. Keys are unique, the
 * depth and the number of nodes are bounded, and nothing in it came through an anchor, a tag or a merge.
 */
export type SourceNode = ScalarNode | ListNode | MapNode

export interface ScalarNode {
  readonly kind: 'scalar'
  readonly value: string | number | boolean | null
  /** As written, without quotes: `2.50` and `0010` stay what they are. */
  readonly source: string
  readonly style: 'plain' | 'quoted' | 'block'
  readonly at: At
  /** Where the part of `source` from `offset` to `end` (default: one character) stands. Exact where the text maps one to one, else the whole scalar. */
  readonly place: (offset: number, end?: number) => At
  /** A comment follows on the same line, so a plain text may have been cut short. */
  readonly comment?: true
}

export interface ListNode {
  readonly kind: 'list'
  readonly items: readonly SourceNode[]
  readonly at: At
}

export interface MapNode {
  readonly kind: 'map'
  readonly entries: readonly MapEntry[]
  readonly at: At
}

export interface MapEntry {
  readonly key: string
  readonly keyAt: At
  readonly value: SourceNode
}

/** Where issues go while a document is read. */
export type Report = (issue: Issue) => void
