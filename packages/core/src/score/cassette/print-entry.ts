import { isJsonObject } from '../../values/is-json-object.ts'
import type { Json } from '../../values/json.ts'

/** What is longer is broken up. */
const WIDTH = 140

/** Of the lists in an entry; above, a member has a line of its own however short it is. */
const ITEM_INDENT = 8

/**
 * JSON as it reviews well: a member a line, and of a list in an entry an item a line where it fits. Whatever cannot be seen is written as
 * its escape, so that a reviewer is shown all there is.
 */
export function printEntry(json: Json, indent: string, inItem = false): string {
  if (typeof json !== 'object') return scalar(json)
  const deeper = `${indent}  `
  if (!isJsonObject(json)) {
    const isItem = deeper.length >= ITEM_INDENT
    return block(
      '[',
      ']',
      indent,
      json.map(item => printWithin(item, deeper, 0, isItem)),
    )
  }
  const members = Object.entries(json).map(([name, value]) => {
    const key = `${scalar(name)}: `
    return `${key}${printWithin(value, deeper, key.length, inItem)}`
  })
  return block('{', '}', indent, members)
}

/** In one line, if it may be and fits behind what stands there already. */
function printWithin(json: Json, indent: string, used: number, inItem: boolean): string {
  const line = inItem ? oneLine(json) : undefined
  return line !== undefined && indent.length + used + line.length < WIDTH ? line : printEntry(json, indent, inItem)
}

/** Nothing for a list: its items have lines of their own. */
function oneLine(json: Json): string | undefined {
  if (typeof json !== 'object') return scalar(json)
  if (!isJsonObject(json)) return undefined
  const members = Object.entries(json).map(([name, value]) => [name, oneLine(value)] as const)
  if (members.some(([, text]) => text === undefined)) return undefined
  return `{ ${members.map(([name, text]) => `${scalar(name)}: ${text}`).join(', ')} }`
}

function block(opener: string, closer: string, indent: string, lines: readonly string[]): string {
  if (lines.length === 0) return `${opener}${closer}`
  return `${opener}\n${lines.map(line => `${indent}  ${line}`).join(',\n')}\n${indent}${closer}`
}

/** Control and format characters, other separators than the blank, selectors of variants: nothing shows where they stand. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Zl}\p{Zp}]|\p{Variation_Selector}|(?! )\p{Zs}/gu

function scalar(json: string | number | boolean): string {
  return JSON.stringify(json).replace(UNSEEN, escaped)
}

function escaped(character: string): string {
  let text = ''
  for (let at = 0; at < character.length; at += 1) text += `\\u${character.charCodeAt(at).toString(16).padStart(4, '0')}`
  return text
}
