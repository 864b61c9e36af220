import type { PathExpression } from '../../policy/expression.ts'
import { equalValues } from '../../values/compare-values.ts'
import { decimalOfInteger } from '../../values/decimal.ts'
import { decodeValue, LONGEST_LIST } from '../../values/decode-value.ts'
import { isJsonObject } from '../../values/is-json-object.ts'
import type { JsonObject } from '../../values/json.ts'
import { ABSENT } from '../../values/value.ts'
import { isDecimal } from '../../values/value-form.ts'
import type { WhyMissing } from '../decision.ts'
import { factAt } from '../frame/fact-state.ts'
import { memberOf } from '../frame/member.ts'
import { readerOf } from '../frame/read-slot.ts'
import { isKnown, isList } from '../frame/slot-kinds.ts'
import { keyText } from '../options/key-text.ts'
import { wholeOf } from './exact.ts'
import type { Interpretation, Result } from './result.ts'
import { known, readAs, unknownBecause, unknownFrom } from './result.ts'

type PathOf<Op extends PathExpression['op']> = Extract<PathExpression, { readonly op: Op }>

export function interpretField(expression: PathOf<'field'>, at: Interpretation): Result {
  const of = at.interpret(expression.of, at)
  if (of.value === ABSENT) return of
  if (!isJsonObject(of.value)) return unknownFrom(of)
  const value = readerOf(expression.type)(at.frame, of.value, expression.name)
  return readAs(value, value === ABSENT ? 'absent' : whyUnreadable(of.value, expression.name, at), expression, at)
}

function whyUnreadable(object: JsonObject, name: string, at: Interpretation): WhyMissing {
  const json = memberOf(object, name)
  const isTooLong = at.frame.budget < 0 || (Array.isArray(json) && json.length > LONGEST_LIST)
  return isTooLong ? 'out-of-range' : 'malformed'
}

export function interpretKey(expression: PathOf<'key'>, at: Interpretation): Result {
  const of = at.interpret(expression.of, at)
  const key = at.interpret(expression.key, at)
  if (of.value === ABSENT) return of
  const text = keyText(expression.key.type)(key.value)
  if (!isJsonObject(of.value) || text === undefined) return unknownFrom(of, key)
  const row = readerOf(expression.type)(at.frame, of.value, text)
  if (row !== ABSENT) return readAs(row, whyUnreadable(of.value, text, at), expression, at)
  if (expression.missing === undefined) return readAs(ABSENT, 'absent', expression, at)
  const instead = expression.missing === 'unknown' ? undefined : decodeValue(expression.type, expression.missing)
  return readAs(instead, 'not-found', expression, at)
}

export function interpretIndex(expression: PathOf<'index'>, at: Interpretation): Result {
  const of = at.interpret(expression.of, at)
  const position = at.interpret(expression.index, at)
  if (of.value === ABSENT) return of
  if (!isList(of.value) || !isKnown(position.value)) return unknownFrom(of, position)
  const found = of.value.findIndex((_, index) => equalValues({ kind: 'number' }, position.value, decimalOfInteger(index)) === true)
  if (found >= 0) return readAs(of.value[found], of.value[found] === ABSENT ? 'absent' : 'undefined', expression, at)
  return isWhole(position) ? readAs(ABSENT, 'absent', expression, at) : unknownBecause('undefined', expression, at)
}

/** A position between two elements names none of them, and one that no list can reach is no position. */
function isWhole({ value }: Result): boolean {
  const whole = value !== undefined && isDecimal(value) ? wholeOf(value) : undefined
  return whole !== undefined && whole <= LAST_POSITION && whole >= -LAST_POSITION
}

const LAST_POSITION = BigInt(Number.MAX_SAFE_INTEGER)

export function interpretHas(expression: PathOf<'has'>, at: Interpretation): Result {
  const of = at.interpret(expression.of, at)
  return of.value === undefined ? unknownFrom(of) : known(of.value !== ABSENT)
}

export function interpretFactTime(expression: PathOf<'missing' | 'as-of' | 'age'>, at: Interpretation): Result {
  const { now } = at.frame
  const state = factAt(at.frame, expression.fact)
  const why = state === undefined ? 'not-asked' : state.why
  if (expression.op === 'missing') return why === 'not-asked' ? readAs(undefined, why, expression, at) : known(why !== undefined)
  if (state?.asOf === undefined) return readAs(undefined, why ?? 'undefined', expression, at)
  if (expression.op === 'as-of') return known(state.asOf)
  return now === undefined ? readAs(undefined, 'malformed', expression, at) : known(now - state.asOf)
}
