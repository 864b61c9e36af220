import { isNumeric, isWord } from '../assignable.ts'
import type { Expression } from '../expression.ts'
import type { Syntax } from '../syntax.ts'
import { aType } from '../type-text.ts'
import type { Checked, Checking } from './checking.ts'
import { checkPart, refuse, spanOf, written } from './checking.ts'

/** `map[key]` and `list[0]`. A row that a keyed fact does not have reads as its `eachMissing`. */
export function checkIndex(syntax: Syntax & { readonly kind: 'index' }, checking: Checking): Checked | undefined {
  const of = checking.check(syntax.of, checking)
  const index = checkPart(syntax.index, checking)
  if (of === undefined || index === undefined) return undefined
  const { type } = of.expression
  if (type.kind === 'map') return readKey(of, type.of, index, checking)
  if (type.kind === 'list') return readPosition(of.expression, type.of, index, checking)
  return refuse(
    checking,
    syntax,
    'types-differ',
    `${written(of.expression, checking)} is ${aType(type)}, and \`[…]\` needs a map or a list`,
  )
}

function readKey(of: Checked, type: Expression['type'], key: Expression, checking: Checking): Checked | undefined {
  if (!isWord(key.type)) {
    const message = `a key is text or an id, and ${written(key, checking)} is ${aType(key.type)}`
    return refuse(checking, spanOf(key, checking), 'types-differ', message)
  }
  const base = { op: 'key', type, of: of.expression, key } as const
  const { keyed } = of
  if (keyed === undefined) return { expression: base }
  if (keyed.keys <= 1) return { expression: { ...base, missing: keyed.missing } }
  const missing = keyed.missing === 'unknown' ? 'unknown' : {}
  return { expression: { ...base, missing }, keyed: { keys: keyed.keys - 1, missing: keyed.missing } }
}

function readPosition(of: Expression, type: Expression['type'], index: Expression, checking: Checking): Checked | undefined {
  const whole = index.op !== 'literal' || /^\d+$/.test(String(index.value))
  if (isNumeric(index.type) && whole) return { expression: { op: 'index', type, of, index } }
  const message = `${written(index, checking)} is not a position in a list`
  return refuse(
    checking,
    spanOf(index, checking),
    'types-differ',
    message,
    'positions count from 0; to find an element, use `.filter(x, …)`',
  )
}
