import type { Expression, QuantifierExpression } from '../expression.ts'
import { FUNCTION_NAMES } from '../expression.ts'
import type { Syntax } from '../syntax.ts'
import { aType } from '../type-text.ts'
import { contained } from './check-comparison.ts'
import { SIZES } from './check-member.ts'
import { checkQuantifier } from './check-quantifier.ts'
import type { Checked, Checking } from './checking.ts'
import { BOOL, checkPart, refuse, spanOf, written } from './checking.ts'
import { suggestName } from './suggest-name.ts'

type Method = Syntax & { readonly kind: 'method' }

const QUANTIFIERS: ReadonlyMap<string, QuantifierExpression['op']> = new Map([
  ['all', 'all'],
  ['exists', 'exists'],
  ['exists_one', 'exists-one'],
  ['filter', 'filter'],
  ['map', 'map'],
])

type TextTest = Extract<Expression, { op: 'text' }>['test']

const TEXT_TESTS: ReadonlyMap<string, TextTest> = new Map([
  ['contains', 'contains'],
  ['startsWith', 'starts-with'],
  ['endsWith', 'ends-with'],
])

/** `of.name(…)`: the quantifiers, `size`, and tests of text. */
export function checkMethod(syntax: Method, checking: Checking): Checked | undefined {
  const { of, name, args } = syntax
  const quantifier = QUANTIFIERS.get(name)
  if (quantifier !== undefined) return checkQuantifier(quantifier, syntax, checking)
  if (name === 'size' && args.length === 0) return checkSize(of, checking)
  const test = TEXT_TESTS.get(name)
  const [part] = args
  if (test !== undefined && part !== undefined && args.length === 1) return checkText(test, of, part, syntax, checking)
  if (name === 'size' || test !== undefined) {
    return refuse(
      checking,
      syntax,
      'wrong-arguments',
      `\`${name}\` takes ${name === 'size' ? 'no argument' : '1 argument'}, got ${args.length}`,
    )
  }
  return refuseUnknown(syntax, checking)
}

/** `.size()` of a list, a map or a text. */
export function checkSize(syntax: Syntax, checking: Checking): Checked | undefined {
  const of = checkPart(syntax, checking)
  if (of === undefined) return undefined
  if (['list', 'map', 'text', 'id'].includes(of.type.kind)) return { expression: { op: 'size', type: { kind: 'count' }, of } }
  return refuse(checking, spanOf(of, checking), 'not-a-list', `${written(of, checking)} is ${aType(of.type)} and has no size`)
}

function checkText(test: TextTest, receiver: Syntax, argument: Syntax, syntax: Method, checking: Checking): Checked | undefined {
  const of = checkPart(receiver, checking)
  const part = checkPart(argument, checking)
  if (of === undefined || part === undefined) return undefined
  if (test === 'contains' && of.type.kind === 'list') return contained(part, of, syntax, checking)
  const wrong = [of, part].find(({ type }) => type.kind !== 'text' && type.kind !== 'id')
  if (wrong !== undefined) return refuseNoText(syntax.name, wrong, checking)
  return { expression: { op: 'text', type: BOOL, test, of, part } }
}

function refuseNoText(name: string, wrong: Expression, checking: Checking): undefined {
  const message = `\`${name}\` tests text, and ${written(wrong, checking)} is ${aType(wrong.type)}`
  return refuse(checking, spanOf(wrong, checking), 'types-differ', message)
}

function refuseUnknown({ of, name, nameAt }: Method, checking: Checking): undefined {
  const receiver = written(of, checking).slice(1, -1)
  const isFunction = FUNCTION_NAMES.some(known => known === name)
  const names = [...QUANTIFIERS.keys(), ...TEXT_TESTS.keys(), 'size']
  const other = SIZES.has(name) ? `write \`${receiver}.size()\`` : suggestName(name, names)
  const suggestion = isFunction ? `write \`${name}(${receiver})\`` : other
  return refuse(checking, nameAt, 'unknown-function', `there is no \`.${name}(…)\``, suggestion)
}
