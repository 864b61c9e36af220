import type { ValueType } from '../../values/value-type.ts'
import type { Expression } from '../expression.ts'
import { printExpression } from '../print-expression.ts'
import type { PrintNames } from '../print-root.ts'
import type { ExportGap } from './export-gap.ts'
import type { PlainJson } from './plain-json.ts'

/** A value of ours as a fact of the engine, called what it reads. */
export interface EngineFact {
  readonly name: string
  readonly read: string
  readonly unit?: string
}

/**
 * The fact that a value is: what is read of the subject, of facts and of terms, and how many there are. What only a plan has, or is
 * set by a rollout row, is nothing that a host of the engine knows.
 */
export function factFor(expression: Expression, unit: string | undefined, names: PrintNames): EngineFact | ExportGap {
  const read = printExpression(expression, names)
  const inUnit = unitOfRatio(expression)
  if (inUnit !== undefined) return factFor(inUnit.of, inUnit.unit, names)
  if (!isReadable(expression)) return { what: read, why: reasonFor(expression) }
  const inner = expression.type.kind === 'list' ? expression.type.of : expression.type
  if (inner.kind === 'money' || inner.kind === 'quantity') {
    if (unit === undefined) return { what: read, why: 'the engine has no units, and no constant beside it says which one is meant' }
    return { name: `${read} in ${unit}`, read, unit }
  }
  return isPlain(inner) ? { name: read, read } : { what: read, why: `the engine has no ${inner.kind}` }
}

const PLAIN: ReadonlySet<string> = new Set(['bool', 'text', 'id', 'enum', 'count', 'number', 'percent', 'date', 'instant'])

function isPlain(type: ValueType): boolean {
  return PLAIN.has(type.kind)
}

/** Paths from the subject, from facts and terms, sizes and fields of each element. */
function isReadable(expression: Expression): boolean {
  switch (expression.op) {
    case 'subject':
    case 'fact':
    case 'let':
      return true
    case 'field':
    case 'size':
      return isReadable(expression.of)
    case 'index':
      return isReadable(expression.of) && expression.index.op === 'literal'
    case 'key':
      return isReadable(expression.of) && (expression.key.op === 'literal' || isReadable(expression.key))
    case 'map':
      return (
        expression.name === '*' && isReadable(expression.list) && expression.body.op === 'field' && expression.body.of.op === 'variable'
      )
    default:
      return false
  }
}

function reasonFor({ op }: Expression): string {
  switch (op) {
    case 'parameter':
      return 'a parameter has the value that a rollout row gives it'
    case 'step':
    case 'option':
    case 'cost':
    case 'exposure':
      return 'only a plan has it'
    case 'has':
    case 'missing':
    case 'as-of':
    case 'age':
      return 'the engine does not tell what is absent or unknown from what is false'
    default:
      return 'the engine compares facts and constants, and calculates nothing'
  }
}

/** `ratio(x, 1 EUR)`, which an import writes for an amount in a foreign leaf. */
function unitOfRatio(expression: Expression): { readonly of: Expression; readonly unit: string } | undefined {
  if (expression.op !== 'call' || expression.function !== 'ratio') return undefined
  const [of, one] = expression.args
  if (of === undefined || one?.op !== 'literal' || typeof one.value !== 'object' || Array.isArray(one.value)) return undefined
  const { amount } = one.value as { readonly amount?: unknown }
  const unit = 'currency' in one.value ? one.value['currency'] : 'unit' in one.value ? one.value['unit'] : undefined
  return amount === '1' && typeof unit === 'string' ? { of, unit } : undefined
}

const NUMBERS: ReadonlySet<string> = new Set(['count', 'number', 'percent'])
const TEXTS: ReadonlySet<string> = new Set(['text', 'id', 'enum', 'date', 'instant'])

/** A constant as the file's JSON; a decimal only where a binary number is exactly as short. */
export function constantFor(expression: Expression, unit: string | undefined): { readonly value: PlainJson } | ExportGap {
  if (expression.op !== 'literal') return { what: expression.op, why: 'only a constant stands here' }
  const { type, value } = expression
  if (type.kind === 'bool' && typeof value === 'boolean') return { value }
  if (TEXTS.has(type.kind) && typeof value === 'string') return { value }
  if (NUMBERS.has(type.kind)) return numberFor(String(value))
  if (type.kind !== 'money' && type.kind !== 'quantity') return { what: JSON.stringify(value), why: `the engine has no ${type.kind}` }
  if (typeof value !== 'object') return numberFor(String(value))
  const [own, amount] = Array.isArray(value) ? [undefined, ''] : amountOf(value as Readonly<Record<string, unknown>>)
  return own === unit ? numberFor(amount) : { what: JSON.stringify(value), why: 'one fact has one unit' }
}

function amountOf(value: Readonly<Record<string, unknown>>): readonly [unit: unknown, amount: string] {
  return [value['currency'] ?? value['unit'], String(value['amount'])]
}

function numberFor(text: string): { readonly value: PlainJson } | ExportGap {
  const number = Number(text)
  return String(number) === text ? { value: number } : { what: text, why: 'a binary number does not hold this decimal' }
}
