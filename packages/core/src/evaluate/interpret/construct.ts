import type { ConstructExpression, LiteralExpression } from '../../policy/expression.ts'
import { decimalOfInteger } from '../../values/decimal.ts'
import { decodeValue } from '../../values/decode-value.ts'
import { encodeValue } from '../../values/encode-value.ts'
import { isJsonObject } from '../../values/is-json-object.ts'
import type { Json } from '../../values/json.ts'
import { ABSENT } from '../../values/value.ts'
import type { WhyMissing } from '../decision.ts'
import { isKnown, isList } from '../frame/slot-kinds.ts'
import { spend } from '../frame/step-budget.ts'
import { FUNCTIONS } from '../functions/functions.ts'
import type { Interpretation, Result } from './result.ts'
import { known, union, unknownBecause, unknownFrom } from './result.ts'

type ConstructOf<Op extends ConstructExpression['op']> = Extract<ConstructExpression, { readonly op: Op }>

export function interpretLiteral(expression: LiteralExpression): Result {
  return { value: decodeValue(expression.type, expression.value), missing: [] }
}

export function interpretSize(expression: ConstructOf<'size'>, at: Interpretation): Result {
  const of = at.interpret(expression.of, at)
  if (isList(of.value) || typeof of.value === 'string') return { value: decimalOfInteger(of.value.length), missing: [] }
  if (!isJsonObject(of.value)) return unknownFrom(of)
  const keys = Object.keys(of.value).length
  return spend(at.frame, keys) ? { value: decimalOfInteger(keys), missing: [] } : unknownBecause('out-of-range', expression, at)
}

/** The functions themselves are not written twice: they have tables of cases of their own. */
export function interpretCall(expression: ConstructOf<'call'>, at: Interpretation): Result {
  const operands = expression.args.map(argument => at.interpret(argument, at))
  const values = operands.map(({ value }) => value)
  if (!values.every(isKnown)) return unknownFrom(...operands)
  const work = values.reduce<number>((sum, value) => sum + (isList(value) ? value.length : 0), 0)
  if (!spend(at.frame, work)) return unknownBecause('out-of-range', expression, at)
  const noted: WhyMissing[] = []
  const value = FUNCTIONS[expression.function](values, at.frame, {
    type: expression.type,
    types: expression.args.map(({ type }) => type),
    lifecycle: at.lifecycle,
    unknown: why => {
      noted.push(why)
    },
  })
  if (isKnown(value)) return { value, missing: isList(value) ? union(operands) : [] }
  const [why] = noted
  const parts = unknownFrom(...operands)
  return why === undefined && parts.missing.length > 0 ? parts : unknownBecause(why ?? 'undefined', expression, at)
}

export function interpretMembers(expression: ConstructOf<'list' | 'object'>, at: Interpretation): Result {
  if (expression.op === 'object') return interpretObject(expression, at)
  const items = expression.items.map(item => at.interpret(item, at))
  return { value: items.map(({ value }) => value), missing: union(items) }
}

function interpretObject(expression: ConstructOf<'object'>, at: Interpretation): Result {
  const fields = expression.fields.map(([name, part]) => ({ name, part, result: at.interpret(part, at) }))
  const present = fields.filter(({ result }) => result.value !== ABSENT)
  const members: (readonly [string, Json])[] = []
  for (const { name, part, result } of present) {
    const json = encodeValue(part.type, result.value)
    if (json !== undefined) members.push([name, json])
  }
  if (members.length < present.length) return unknownFrom(...present.map(({ result }) => result))
  return known(Object.fromEntries(members))
}
