import type { ConstructExpression, Expression, LiteralExpression } from '../../policy/expression.ts'
import type { LifecycleModel } from '../../policy/model.ts'
import { decimalOfInteger } from '../../values/decimal.ts'
import { decodeValue, LONGEST_LIST } from '../../values/decode-value.ts'
import { encodeValue } from '../../values/encode-value.ts'
import { isJsonObject } from '../../values/is-json-object.ts'
import type { Json } from '../../values/json.ts'
import type { Slot, Value } from '../../values/value.ts'
import { ABSENT } from '../../values/value.ts'
import type { ValueType } from '../../values/value-type.ts'
import type { Evaluate } from '../frame/frame.ts'
import { memberOf } from '../frame/member.ts'
import { isKnown, isList, isObjectSlot } from '../frame/slot-kinds.ts'
import { spend } from '../frame/step-budget.ts'
import type { FunctionCall } from '../functions/function-meaning.ts'
import { FUNCTIONS } from '../functions/functions.ts'
import type { Compile } from './compile.ts'

type ConstructOf<Op extends ConstructExpression['op']> = Extract<ConstructExpression, { readonly op: Op }>

export function compileLiteral({ type, value }: LiteralExpression): Evaluate {
  const constant = decodeValue(type, value)
  return () => constant
}

/** Elements, keys, or UTF-16 units. */
export function compileSize(expression: ConstructOf<'size'>, compile: Compile): Evaluate {
  if (isListField(expression.of)) return compileLength(expression.of, compile)
  const of = compile(expression.of)
  return frame => {
    const value = of(frame)
    if (isList(value) || typeof value === 'string') return decimalOfInteger(value.length)
    if (!isJsonObject(value)) return undefined
    const { length } = Object.keys(value)
    return spend(frame, length) ? decimalOfInteger(length) : undefined
  }
}

type Field = Extract<Expression, { readonly op: 'field' }>

function isListField(of: Expression): of is Field {
  return of.op === 'field' && of.type.kind === 'list' && of.type.of.kind !== 'list'
}

/** A list is as long as it came, whatever its elements turn out to be: they are not looked at. */
function compileLength({ of, name }: Field, compile: Compile): Evaluate {
  const holder = compile(of)
  return frame => {
    const object = holder(frame)
    const list = isObjectSlot(object) ? memberOf(object, name) : undefined
    if (!Array.isArray(list) || list.length > LONGEST_LIST || !spend(frame, list.length)) return undefined
    return decimalOfInteger(list.length)
  }
}

/** Strict in every argument. A list costs its length, since a function looks at all of it. */
export function compileCall(expression: ConstructOf<'call'>, compile: Compile, lifecycle: LifecycleModel | undefined): Evaluate {
  const operands = expression.args.map(compile)
  const meaning = FUNCTIONS[expression.function]
  const call: FunctionCall = { type: expression.type, types: expression.args.map(({ type }) => type), lifecycle, unknown: () => undefined }
  return frame => {
    const args = new Array<Value>(operands.length)
    let known = 0
    let work = 0
    for (const operand of operands) {
      const value = operand(frame)
      if (!isKnown(value)) continue
      args[known] = value
      known += 1
      if (isList(value)) work += value.length
    }
    return known === operands.length && spend(frame, work) ? meaning(args, frame, call) : undefined
  }
}

export function compileList(expression: ConstructOf<'list'>, compile: Compile): Evaluate {
  const items = expression.items.map(compile)
  return frame => items.map(item => item(frame))
}

/** A parameter object for an action: absent members are left out; one that is unknown makes all of it unknown. */
export function compileObject(expression: ConstructOf<'object'>, compile: Compile): Evaluate {
  const fields = expression.fields.map(([name, value]) => ({ name, type: value.type, evaluate: compile(value) }))
  return frame => {
    const members: [string, Json][] = []
    let complete = true
    for (const { name, type, evaluate } of fields) {
      const value = evaluate(frame)
      if (value === ABSENT) continue
      const json = encoded(type, value)
      if (json === undefined) complete = false
      else members.push([name, json])
    }
    return complete ? Object.fromEntries(members) : undefined
  }
}

function encoded(type: ValueType, value: Slot): Json | undefined {
  return value === undefined ? undefined : encodeValue(type, value)
}
