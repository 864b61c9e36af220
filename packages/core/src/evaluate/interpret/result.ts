import type { Expression } from '../../policy/expression.ts'
import type { LifecycleModel, PolicyModel } from '../../policy/model.ts'
import type { Slot, Value } from '../../values/value.ts'
import type { WhyMissing } from '../decision.ts'
import { pathsIn, pathText } from '../expression/path-text.ts'
import type { Frame, Missing } from '../frame/frame.ts'
import { isKnown, isList } from '../frame/slot-kinds.ts'

/** `missing` tells why the value, or a part of it such as one element of a list, is unknown or absent. */
export interface Result {
  readonly value: Slot
  readonly missing: readonly Missing[]
}

type Interpret = (expression: Expression, at: Interpretation) => Result

/** Where an expression is read. Variables never change: a quantifier makes a new place for each element. */
export interface Interpretation {
  readonly policy: PolicyModel
  /** A term reads only terms before it: those from this index on are unknown here. */
  readonly below: number
  readonly lifecycle: LifecycleModel | undefined
  /** A copy: what is spent here is not spent there. */
  readonly frame: Frame
  readonly variables: ReadonlyMap<number, Result>
  readonly lets: Map<number, Charged>
  readonly columns: Map<number, Map<Slot, Charged>>
  readonly interpret: Interpret
}

/** A result that is looked up again, with the work that finding it took. */
export interface Charged {
  readonly result: Result
  readonly work: number
}

export function known(value: Value): Result {
  return { value, missing: [] }
}

/** Unknown because the operands are. */
export function unknownFrom(...operands: readonly Result[]): Result {
  return { value: undefined, missing: union(operands) }
}

/** Unknown although the operands are known: the paths in it say where to look, else the operator itself. */
export function unknownBecause(why: WhyMissing, expression: Expression, at: Interpretation): Result {
  const paths = pathsIn(expression, at.policy)
  return { value: undefined, missing: (paths.length > 0 ? paths : [expression.op]).map(path => [path, why] as const) }
}

/** A path read as `value`; where that is no value, or a list with elements that are none, `why` says so. */
export function readAs(value: Slot, why: WhyMissing, expression: Expression, at: Interpretation): Result {
  const isWhole = isList(value) ? value.every(isKnown) : isKnown(value)
  return { value, missing: isWhole ? [] : [[pathText(expression, at.policy) ?? expression.op, why]] }
}

/** Each path once, so that a thousand lines that lack one fact are one reason. */
export function union(results: readonly Result[]): readonly Missing[] {
  const byPath = new Map<string, Missing>()
  for (const { missing } of results) {
    for (const entry of missing) if (!byPath.has(entry[0])) byPath.set(entry[0], entry)
  }
  return [...byPath.values()]
}
