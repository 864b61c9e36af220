import type { Json } from '@countersign/core'
import { plainText } from '../terminal/plain-text.ts'

/** JSON as an indented outline, one value a line: quicker to read than braces, and nothing in it can steer a terminal. */
export function outline(value: Json, indent: string = ''): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(item => outlineItem(item, indent))
  if (isNested(value)) return Object.entries(value).flatMap(([key, inner]) => outlineMember(key, inner, indent))
  return [`${indent}${plainText(String(value))}`]
}

function outlineMember(key: string, value: Json, indent: string): readonly string[] {
  const name = `${indent}${plainText(key)}:`
  if (!isNested(value)) return [`${name} ${plainText(String(value))}`]
  const inner = outline(value, `${indent}  `)
  return inner.length === 0 ? [`${name} –`] : [name, ...inner]
}

function outlineItem(item: Json, indent: string): readonly string[] {
  const [first = '–', ...rest] = outline(item, `${indent}  `)
  return [`${indent}- ${first.trimStart()}`, ...rest]
}

function isNested(value: Json): value is Exclude<Json, string | number | boolean> {
  return typeof value === 'object' && value !== null
}
