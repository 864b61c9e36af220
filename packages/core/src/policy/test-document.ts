import type { At } from './issue.ts'
import type { ListNode, MapNode, ScalarNode, SourceNode } from './source-node.ts'

/**
 * A test document after its schema has passed: the keys are known, the values are still text with positions, because `$name` and `like`
 * are resolved a case at a time when the tests run.
 */
export interface TestDocument {
  /** The policy that decides in every case. */
  readonly policy: string
  readonly at: At
  readonly now?: ScalarNode
  readonly cases: readonly TestCase[]
}

export interface TestCase {
  readonly name: string
  readonly at: At
  /** A row of column names, then rows of values: the case runs once a row. */
  readonly each?: ListNode
  readonly given: MapNode
  readonly propose?: MapNode
  readonly vote?: SourceNode
  readonly expect: MapNode
}
