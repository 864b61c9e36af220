import type { ValueType } from '../../values/value-type.ts'
import { isNumeric } from '../assignable.ts'

export type Operator = '+' | '-' | '*' | '/'

/** The type of an arithmetic result; `undefined`: the operator has no meaning for these two. */
export function arithmeticType(operator: Operator, left: ValueType, right: ValueType): ValueType | undefined {
  switch (operator) {
    case '+':
      return sumType(left, right) ?? (left.kind === 'duration' ? shiftType(right, left) : undefined)
    case '-':
      return differenceType(left, right)
    case '*':
      return productType(left, right)
    case '/':
      return quotientType(left, right)
  }
}

function sumType(left: ValueType, right: ValueType): ValueType | undefined {
  if (isNumeric(left) && isNumeric(right)) return left.kind === 'count' && right.kind === 'count' ? left : { kind: 'number' }
  return isAmount(left) && left.kind === right.kind ? left : shiftType(left, right)
}

/** A moment moved by a duration stays a moment of its kind. */
function shiftType(moment: ValueType, by: ValueType): ValueType | undefined {
  return by.kind === 'duration' && (moment.kind === 'instant' || moment.kind === 'date') ? moment : undefined
}

function differenceType(left: ValueType, right: ValueType): ValueType | undefined {
  if ((left.kind === 'instant' || left.kind === 'date') && left.kind === right.kind) return { kind: 'duration' }
  const type = sumType(left, right)
  return type?.kind === 'count' ? { kind: 'number' } : type
}

/** A rate times its denominator gives its numerator: money, unless what is around it says quantity. An exchange rate's denominator is money. */
function productType(left: ValueType, right: ValueType): ValueType | undefined {
  if (isNumeric(left) && isNumeric(right)) return left.kind === 'count' && right.kind === 'count' ? left : { kind: 'number' }
  if (isNumeric(right)) return isAmount(left) || left.kind === 'rate' ? left : undefined
  if (isNumeric(left)) return isAmount(right) || right.kind === 'rate' ? right : undefined
  return isDenominator(left, right) || isDenominator(right, left) ? { kind: 'money' } : undefined
}

function isDenominator(rate: ValueType, by: ValueType): boolean {
  return rate.kind === 'rate' && isAmount(by)
}

function quotientType(left: ValueType, right: ValueType): ValueType | undefined {
  if (isNumeric(left) && isNumeric(right)) return { kind: 'number' }
  if (isNumeric(right)) return isAmount(left) || left.kind === 'rate' ? left : undefined
  return isAmount(left) && left.kind === right.kind ? { kind: 'number' } : undefined
}

/** Kinds that add among themselves and scale by numbers. */
export function isAmount(type: ValueType): boolean {
  return type.kind === 'money' || type.kind === 'quantity' || type.kind === 'duration'
}
