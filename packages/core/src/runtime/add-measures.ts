import type { Measure } from '../evaluate/decision.ts'
import { formatDecimal, parseDecimal } from '../values/decimal-text.ts'
import { addMeasured } from '../values/measured.ts'
import type { Measured } from '../values/value.ts'

/** @returns `undefined` for two currencies, two units, a number with money, or what is no measure. Zero goes with everything. */
export function addMeasures(a: Measure, b: Measure): Measure | undefined {
  const [left, right] = [measured(a), measured(b)]
  if (left === undefined || right === undefined) return undefined
  if (left.amount === 0 && left.unit === '') return b
  if (right.amount === 0 && right.unit === '') return a
  if (formOf(a) !== formOf(b)) return undefined
  const sum = addMeasured(left, right)
  return sum === undefined ? undefined : withAmount(a, formatDecimal(sum.amount))
}

type Form = 'number' | 'money' | 'quantity'

function formOf(measure: Measure): Form {
  if (typeof measure === 'string') return 'number'
  return 'currency' in measure ? 'money' : 'quantity'
}

function measured(measure: Measure): Measured | undefined {
  const amount = parseDecimal(typeof measure === 'string' ? measure : measure.amount)
  if (amount === undefined) return undefined
  if (typeof measure === 'string') return { amount, unit: '' }
  return { amount, unit: 'currency' in measure ? measure.currency : measure.unit }
}

function withAmount(measure: Measure, amount: string): Measure {
  if (typeof measure === 'string') return amount
  return 'currency' in measure ? { amount, currency: measure.currency } : { amount, unit: measure.unit }
}
