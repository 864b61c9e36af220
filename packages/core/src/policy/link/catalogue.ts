import type { SystemId } from '../../canonical/system.ts'
import type { FieldType, ObjectType, ValueType } from '../../values/value-type.ts'
import type { ActionModel } from '../model.ts'

/** All catalogue documents of a workspace as one: what can be decided about, asked and done. */
export interface Catalogue {
  readonly objects: ReadonlyMap<string, CatalogueObject>
  /** Event type → subject type. */
  readonly events: ReadonlyMap<string, string>
  readonly queries: ReadonlyMap<string, QueryContract>
  /** With the fields of their types, of which a bundle carries those of parameters. */
  readonly actions: ReadonlyMap<string, ActionModel>
}

export interface CatalogueObject {
  readonly type: ObjectType
  readonly key: string | undefined
}

/** What may be asked, of whom, and what the answer is. */
export interface QueryContract {
  readonly name: string
  readonly systems: readonly SystemId[]
  readonly with: ReadonlyMap<string, FieldType>
  readonly key: readonly string[]
  /** One row of the answer: what a key leads to, or the whole answer where there is no key. */
  readonly row: ValueType
}

/** Whether an action or query name fits a pattern: `*`, `order.*`, or the name itself. */
export function fitsPattern(pattern: string, name: string): boolean {
  if (pattern === '*') return true
  return pattern.endsWith('.*') ? name.startsWith(pattern.slice(0, -1)) : pattern === name
}

/** Types of the objects that an action's parameters name. */
export function objectsOf(action: ActionModel): ReadonlySet<string> {
  const named = Object.values(action.params).flatMap(({ type }) => idOf(type))
  return new Set([...named, ...Object.keys(action.moves)])
}

function idOf(type: ValueType): readonly string[] {
  if (type.kind === 'list') return idOf(type.of)
  return type.kind === 'id' && type.of !== undefined ? [type.of] : []
}
