import type { ForeignExpression } from '../../policy/expression.ts'
import type { ForeignValue } from '../../values/foreign-operator.ts'
import { foreignOperator } from '../../values/foreign-operator.ts'
import type { Slot } from '../../values/value.ts'
import { foreignValue, foreignWork } from './foreign-value.ts'

/** The answer of a foreign leaf, and the work that it takes at most. */
export interface ForeignTest {
  readonly work: (left: ForeignValue, right: ForeignValue) => number
  readonly answer: (left: ForeignValue, right: ForeignValue) => boolean | undefined
  readonly left: (slot: Slot) => ForeignValue
  readonly right: (slot: Slot) => ForeignValue
  readonly constant: ForeignValue
}

/**
 * What a foreign leaf means, made once for both evaluators. Where the engine would reject the run, and for an operator that it does not
 * know, the answer is unknown.
 */
export function foreignTest({ operator, left, right, value }: ForeignExpression): ForeignTest {
  const test = foreignOperator(operator)
  return {
    work: (one, other) => foreignWork(one) * foreignWork(other),
    answer: (one, other) => (test === undefined ? undefined : answered(test, one, other)),
    left: slot => foreignValue(left.type, slot),
    right: slot => (right === undefined ? undefined : foreignValue(right.type, slot)),
    constant: parsed(value),
  }
}

function answered(test: NonNullable<ReturnType<typeof foreignOperator>>, one: ForeignValue, other: ForeignValue): boolean | undefined {
  try {
    return test(one, other)
  } catch {
    return undefined
  }
}

function parsed(value: string | undefined): ForeignValue {
  if (value === undefined) return undefined
  try {
    // Parsed at the edge: the text of a model, which a bundle brings from outside.
    return JSON.parse(value) as ForeignValue
  } catch {
    return undefined
  }
}
