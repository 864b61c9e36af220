import { encodeValue } from '../../values/encode-value.ts'
import type { Json } from '../../values/json.ts'
import type { Frame } from '../frame/frame.ts'
import type { OptionProgram } from '../program/program.ts'

/** Longer values stand in `shows`; a sentence is read at a glance. */
const LONGEST = 200

/** `Ship from {n.name}` as it is told of one instance: `Ship from Reno`. What is not known is `(unknown)`. */
export function filledSays({ model: { says }, tells }: OptionProgram, frame: Frame): string {
  if (tells.length === 0) return says
  let next = 0
  return says.replaceAll(/\{[^{}]*\}/g, part => {
    const told = tells[next]
    next += 1
    return told === undefined ? part : textOf(encodeValue(told.type, told.evaluate(frame)))
  })
}

function textOf(json: Json | undefined): string {
  if (json === undefined) return '(unknown)'
  const text = typeof json === 'string' ? json : measureText(json)
  return text.length > LONGEST ? `${text.slice(0, LONGEST).toWellFormed()}…` : text
}

/** `250 EUR`, `5 EA`; a list or an object as JSON. */
function measureText(json: Exclude<Json, string>): string {
  if (typeof json !== 'object' || Array.isArray(json) || !('amount' in json)) return JSON.stringify(json)
  const { amount, currency, unit } = json
  const of = currency ?? unit
  return typeof amount === 'string' && typeof of === 'string' ? `${amount} ${of}` : JSON.stringify(json)
}
