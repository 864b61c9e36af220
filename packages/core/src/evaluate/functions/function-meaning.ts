import type { LifecycleModel } from '../../policy/model.ts'
import type { Slot, Value } from '../../values/value.ts'
import type { ValueType } from '../../values/value-type.ts'
import type { WhyMissing } from '../decision.ts'
import type { Frame } from '../frame/frame.ts'
import { isKnown } from '../frame/slot-kinds.ts'

/**
 * What a function computes, for the compiled evaluator and the reference interpreter alike. Strict: it is only called with known
 * arguments, whose types the signature has checked. Elements of a list may still be unknown.
 */
export type FunctionMeaning = (args: readonly Value[], frame: Frame, call: FunctionCall) => Slot

/** One place where a function is called. `unknown` notes why there is no result and yields the unknown to return. */
export interface FunctionCall {
  readonly type: ValueType
  readonly types: readonly ValueType[]
  readonly lifecycle: LifecycleModel | undefined
  readonly unknown: (why: WhyMissing) => undefined
}

/** The elements, if all are known. */
export function knownElements(list: readonly Slot[]): readonly Value[] | undefined {
  return list.every(isKnown) ? list : undefined
}

/** Why two values of one type did not combine although both are known. */
export function mismatchOf(type: ValueType | undefined): WhyMissing {
  switch (type?.kind) {
    case 'money':
      return 'currency'
    case 'quantity':
    case 'rate':
      return 'unit'
    default:
      return 'undefined'
  }
}
