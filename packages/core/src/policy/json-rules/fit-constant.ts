import { decimalOf, formatDecimal, parseDecimal } from '../../values/decimal-text.ts'
import type { ValueType } from '../../values/value-type.ts'
import { isNumeric } from '../assignable.ts'
import type { Expression } from '../expression.ts'
import { readLiteralText } from '../literal-text.ts'
import { aType } from '../type-text.ts'
import type { ConstantOperand, ReadOperand } from './operand.ts'
import type { Fallback } from './translation.ts'

/** A constant of the file as a value of the type that it is compared with, if equality and order then mean the same. */
export function fitConstant(constant: ConstantOperand, beside: ReadOperand, type: ValueType): Expression | Fallback {
  const { json } = constant
  if (isNumeric(type)) return typeof json === 'number' ? fitNumber(constant, json) : differs(constant, type)
  switch (type.kind) {
    case 'bool':
      return typeof json === 'boolean' ? { op: 'literal', type, value: json } : differs(constant, type)
    case 'text':
    case 'id':
      return typeof json === 'string' ? { op: 'literal', type, value: json } : differs(constant, type)
    case 'enum':
      return typeof json === 'string' && type.values.includes(json) ? { op: 'literal', type, value: json } : differs(constant, type)
    case 'date':
    case 'instant':
      return typeof json === 'string' ? fitMoment(json, type) : differs(constant, type)
    case 'money':
    case 'quantity':
    case 'duration':
      return fitMeasure(constant, type, beside)
    default:
      return differs(constant, type)
  }
}

/** The engine rounds what it reads to a binary number; what survives that is the same decimal on both sides. */
function fitNumber({ node }: ConstantOperand, json: number): Expression | Fallback {
  const rounded = decimalOf(json)
  const source = node?.kind === 'scalar' ? node.source : ''
  const written = /e/i.test(source) ? rounded : parseDecimal(source.replace(/^-0(?=\.?0*$)/, '0'))
  if (rounded === undefined || written === undefined || formatDecimal(rounded) !== formatDecimal(written)) {
    const message = `the engine reads \`${source.slice(0, 40)}\` as ${json}, and the leaf keeps that`
    return { kind: 'foreign', code: 'rules-precision', message, suggestion: 'write at most 15 digits' }
  }
  return { op: 'literal', type: { kind: 'number' }, value: formatDecimal(rounded) }
}

/** Texts of days and moments are in order only where they are all written in one way. */
function fitMoment(text: string, type: ValueType): Expression | Fallback {
  const reading = readLiteralText(text, type)
  if (reading.kind === 'read' && reading.value === text) return { op: 'literal', type, value: text }
  const form = reading.kind === 'read' ? String(reading.value) : type.kind === 'date' ? '2026-03-21' : '2026-03-21T12:00:00.000Z'
  const message = `the engine compares texts, and here ${aType(type)} is written \`${form}\``
  return { kind: 'foreign', code: 'rules-moment-form', message, suggestion: `write \`"${form}"\`` }
}

function fitMeasure(constant: ConstantOperand, type: ValueType, { unit, text }: ReadOperand): Expression | Fallback {
  if (unit === undefined) return needsUnit(text, type)
  const number = typeof constant.json === 'number' ? fitNumber(constant, constant.json) : differs(constant, type)
  if ('code' in number) return number
  const amount = number.op === 'literal' ? String(number.value) : ''
  const reading = readLiteralText(type.kind === 'duration' ? `${amount}${unit}` : `${amount} ${unit}`, type)
  if (reading.kind === 'read') return { op: 'literal', type, value: reading.value }
  return { kind: 'refused', code: 'rules-needs-unit', message: `\`${unit}\` is no unit of \`${text}\`: ${reading.message}` }
}

export function needsUnit(text: string, type: ValueType): Fallback {
  const form = type.kind === 'money' ? 'EUR' : type.kind === 'duration' ? 'h' : 'EA'
  const message = `\`${text}\` is ${aType(type)}, and the numbers of the file have no unit`
  return { kind: 'refused', code: 'rules-needs-unit', message, suggestion: `map it as \`{ read: ${text}, unit: ${form} }\`` }
}

function differs({ json }: ConstantOperand, type: ValueType): Fallback {
  if (json === null)
    return {
      kind: 'foreign',
      code: 'rules-null',
      message: 'an absent value and `null` are one here, and two to the engine: where there is no value the leaf is unknown',
      suggestion: 'use `has(…)` in a guard or rule of ours',
    }
  const said = typeof json === 'object' ? 'this value' : `\`${JSON.stringify(json)?.slice(0, 60)}\``
  const message = `${said} is never ${aType(type)}, and the engine compares it all the same`
  return { kind: 'foreign', code: 'rules-types-differ', message, suggestion: 'write a value of this type, without quotes for a number' }
}
