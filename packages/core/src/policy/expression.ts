import type { Json } from '../values/json.ts'
import type { ValueType } from '../values/value-type.ts'

/**
 * The typed AST of an expression: what CEL text and the map form both become, and what evaluator, reference interpreter,
 * sentences, analysis and bundle share. Plain JSON. Every name is resolved: facts, `let` and bound variables by index.
 *
 * Unless said otherwise an operator is strict: an unknown or absent operand makes the result unknown. `and or not if all
 * exists` follow Kleene logic instead.
 */
export type Expression =
  | LiteralExpression
  | RootExpression
  | PathExpression
  | LogicExpression
  | ArithmeticExpression
  | QuantifierExpression
  | ConstructExpression

/** `value` is canonical JSON of `type`: as `encodeValue` writes it. */
export interface LiteralExpression {
  readonly op: 'literal'
  readonly type: ValueType
  readonly value: Json
}

export type RootExpression =
  | { readonly op: 'subject'; readonly type: ValueType }
  /** The answer of fact `facts[index]` of this policy, after `onMissing`. With `key`, a map (tuple keys: maps in maps). */
  | { readonly op: 'fact'; readonly type: ValueType; readonly index: number }
  /** `lets[index]` without arguments. */
  | { readonly op: 'let'; readonly type: ValueType; readonly index: number }
  /** `lets[index]` with arguments, or a calculated column with its element as the only argument. */
  | { readonly op: 'term'; readonly type: ValueType; readonly index: number; readonly args: readonly Expression[] }
  | { readonly op: 'parameter'; readonly type: ValueType; readonly name: string }
  | { readonly op: 'now'; readonly type: ValueType }
  | { readonly op: 'site'; readonly type: ValueType }
  | { readonly op: 'event'; readonly type: ValueType; readonly field: 'id' | 'type' | 'source' | 'subject' | 'time' }
  /** A bound variable: a quantifier's, a `for` element, an argument of a term. Slots are numbered per policy. */
  | { readonly op: 'variable'; readonly type: ValueType; readonly slot: number; readonly name: string }
  /** `option.id`, or a `let` of the option that is judged; absent where this option has none of that name. */
  | { readonly op: 'option'; readonly type: ValueType; readonly name: string }
  /** A parameter of the step that a guard or gate looks at; absent where this action has none; unknown while late. */
  | { readonly op: 'step'; readonly type: ValueType; readonly name: string }
  | { readonly op: 'cost' | 'exposure'; readonly type: ValueType }
  /** A result of an earlier step. Only in parameters of `do`. */
  | { readonly op: 'late'; readonly type: ValueType; readonly step: string; readonly field: string }

export type PathExpression =
  /** Member `name` of an object, read as `type`. An object without it: absent. `pii`: reasons mask the value. */
  | { readonly op: 'field'; readonly type: ValueType; readonly of: Expression; readonly name: string; readonly pii?: true }
  /**
   * Map look-up; a key that the map does not own is absent, unless `missing` says otherwise: the `eachMissing` of a keyed fact, as
   * a default row, or `'unknown'` for `review`.
   */
  | { readonly op: 'key'; readonly type: ValueType; readonly of: Expression; readonly key: Expression; readonly missing?: Json | 'unknown' }
  /** List element by position from 0; outside: absent. */
  | { readonly op: 'index'; readonly type: ValueType; readonly of: Expression; readonly index: Expression }
  /** `has(path)`: false where absent, unknown where unknown. */
  | { readonly op: 'has'; readonly type: ValueType; readonly of: Expression }
  /** `.missing`: asked and not known; unknown while not asked. `.asOf`, `.age`: unknown unless known. */
  | { readonly op: 'missing' | 'as-of' | 'age'; readonly type: ValueType; readonly fact: number }

export type LogicExpression =
  | { readonly op: 'and' | 'or'; readonly type: ValueType; readonly args: readonly Expression[] }
  | { readonly op: 'not'; readonly type: ValueType; readonly of: Expression }
  | { readonly op: 'if'; readonly type: ValueType; readonly condition: Expression; readonly then: Expression; readonly else: Expression }
  /** Both sides have one type family; order only where the type has one. Two currencies or units: unknown. */
  | { readonly op: 'compare'; readonly type: ValueType; readonly relation: Relation; readonly left: Expression; readonly right: Expression }
  /** `x in [a, b]` and `list.contains(x)`. Kleene: true if one element equals, unknown if none does and one is unknown. */
  | { readonly op: 'in'; readonly type: ValueType; readonly of: Expression; readonly list: Expression }
  | {
      readonly op: 'text'
      readonly type: ValueType
      readonly test: 'contains' | 'starts-with' | 'ends-with'
      readonly of: Expression
      readonly part: Expression
    }
  | ForeignExpression

/**
 * A leaf of a json-rules-engine file that would mean something else here: it keeps the engine's own operator, decorators included, on
 * the plain JSON that the engine would see. Strict, and opaque to analysis.
 */
export interface ForeignExpression {
  readonly op: 'foreign'
  readonly type: ValueType
  readonly operator: string
  readonly left: Expression
  /** The other side; without it, `value`. */
  readonly right?: Expression
  /** A constant, as JSON text: it may hold `null`, and values of several types. */
  readonly value?: string
}

export type Relation = 'equal' | 'not-equal' | 'less' | 'at-most' | 'greater' | 'at-least'

/**
 * `left` and `right` tell by their types what is meant: decimals, a measure and a decimal, a rate and its denominator,
 * instant ± duration, date ± duration (whole days), instant − instant, date − date.
 */
export type ArithmeticExpression =
  | {
      readonly op: 'add' | 'subtract' | 'multiply' | 'divide'
      readonly type: ValueType
      readonly left: Expression
      readonly right: Expression
    }
  | { readonly op: 'negate'; readonly type: ValueType; readonly of: Expression }

/** `list` is evaluated once; `slot` holds the element while `body` is evaluated. At most 5,000 elements, else unknown. */
export interface QuantifierExpression {
  readonly op: 'all' | 'exists' | 'exists-one' | 'filter' | 'map'
  readonly type: ValueType
  readonly list: Expression
  readonly slot: number
  readonly name: string
  readonly body: Expression
}

export type ConstructExpression =
  /** `.size()` of list, map or text. */
  | { readonly op: 'size'; readonly type: ValueType; readonly of: Expression }
  | { readonly op: 'call'; readonly type: ValueType; readonly function: FunctionName; readonly args: readonly Expression[] }
  | { readonly op: 'list'; readonly type: ValueType; readonly items: readonly Expression[] }
  /** Value slots only. */
  | { readonly op: 'object'; readonly type: ValueType; readonly fields: readonly (readonly [name: string, value: Expression])[] }

/** Functions beyond the operators; meaning in the language reference, argument types in `function-signatures.ts`. */
export const FUNCTION_NAMES = [
  'days',
  'hours',
  'minutes',
  'sum',
  'min',
  'max',
  'count',
  'distinct',
  'abs',
  'clamp',
  'round',
  'ceilTo',
  'ratio',
  'convert',
  'coverDate',
  'hasCover',
  'arriving',
  'quantity',
  'dimWeight',
  'inBand',
  'owner',
  'today',
  'day',
  'addWorkingDays',
  'workingTime',
  'cutoff',
  'pickupDate',
  'isClosed',
] as const

export type FunctionName = (typeof FUNCTION_NAMES)[number]
