import type { Json } from '../values/json.ts'
import type { ValueType } from '../values/value-type.ts'
import type { Expression } from './expression.ts'

/**
 * What names mean at one place of one policy. The loader answers lazily: asking for a `let` checks that `let` first.
 *
 * `'refused'`: the name is declared, but its own declaration has an issue that was reported there (a cycle too), so whoever reads it
 * says nothing more. `undefined`: no such name here.
 */
export interface Scope {
  /** Subject, facts, `let` without arguments, bound variables, `now`, `site`, `cost`, `exposure`. */
  value(name: string): Binding | 'refused' | undefined
  /** `let: f(a, b): …` */
  term(name: string): TermDeclaration | 'refused' | undefined
  /** `let: line.short: …`: a calculated column of the objects of this type; its only argument is the element. */
  column(objectType: string, name: string): TermBinding | 'refused' | undefined
  parameter(name: string): ValueType | 'refused' | undefined
  /** `option.x`; nothing where `option` may not be read. `option.id` is known to the checker wherever `names('option')` has `id`. */
  option(name: string): ValueType | 'refused' | undefined
  /** `step.x` in guards and gates. */
  step(name: string): ValueType | 'refused' | undefined
  /** `result.<step>.<field>` in parameters of later steps. */
  late(step: string, field: string): ValueType | 'refused' | undefined
  /** What can be read here, for suggestions. `column` with `of` an object type; `late` with `of` a step lists its fields, without it the steps. */
  names(kind: NameKind, of?: string): readonly string[]
  /** A fresh variable slot of this policy. */
  newSlot(): number
}

export type NameKind = 'value' | 'term' | 'parameter' | 'option' | 'step' | 'column' | 'late'

/** The type of `expression` carries the fields of its objects. */
export interface Binding {
  readonly expression: Expression
  /** Index of the fact that this name is: `.missing`, `.asOf` and `.age` can be read. */
  readonly fact?: number
  /** The fact is a map: this many keys lead to a row, and a row that is not there reads as `missing` (`eachMissing`). */
  readonly keyed?: { readonly keys: number; readonly missing: Json | 'unknown' }
}

/** A term with arguments: its body is checked once for each combination of argument types that it is called with. */
export interface TermDeclaration {
  readonly parameters: readonly string[]
  bind(types: readonly ValueType[]): TermBinding | 'refused'
}

export interface TermBinding {
  /** Index into `lets`. */
  readonly index: number
  /** With fields. */
  readonly type: ValueType
}
