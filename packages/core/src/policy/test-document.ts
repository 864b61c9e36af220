import type { ValueType } from '../values/value-type.ts'
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
  readonly cassette?: NamedCassette
  readonly cases: readonly TestCase[]
  readonly shapes: CaseShapes
}

/** A file of recorded answers, by its path below the workspace. `text` is absent where there is no such file: nothing is recorded yet. */
interface NamedCassette {
  readonly file: string
  readonly text?: string
  readonly at: At
}

/** What the given object and facts are checked against when a case runs: types with their fields, which the model leaves out. */
export interface CaseShapes {
  /** By name of the object. */
  readonly objects: ReadonlyMap<string, ValueType>
  /** By name of the query: what a fact of it holds. */
  readonly answers: ReadonlyMap<string, ValueType>
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
