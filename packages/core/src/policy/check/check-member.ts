import type { ObjectType } from '../../values/value-type.ts'
import type { Expression } from '../expression.ts'
import type { Syntax } from '../syntax.ts'
import { aType } from '../type-text.ts'
import { checkEach } from './check-each.ts'
import { checkLate, checkRoot, rootOf } from './check-root.ts'
import type { Checked, Checking } from './checking.ts'
import { BOOL, refuse, written } from './checking.ts'
import { suggestName } from './suggest-name.ts'

type Member = Syntax & { readonly kind: 'member' }

/** `of.name`: a root's name, what is known about a fact, a field, a calculated column. */
export function checkMember(syntax: Member, checking: Checking): Checked | undefined {
  const { of, name, nameAt } = syntax
  const root = rootOf(of, checking)
  if (root !== undefined) return checkRoot(root, name, nameAt, checking)
  if (of.kind === 'member' && rootOf(of.of, checking) === 'result') {
    return checkLate({ name: of.name, ...of.nameAt }, { name, ...nameAt }, checking)
  }
  if (of.kind === 'each') return checkEach(of.of, element => readMember({ expression: element }, syntax, checking), checking)
  const checked = checking.check(of, checking)
  return checked === undefined ? undefined : readMember(checked, syntax, checking)
}

function readMember(checked: Checked, syntax: Member, checking: Checking): Checked | undefined {
  const { expression, fact } = checked
  const aboutFact = fact === undefined ? undefined : readAboutFact(fact, syntax.name)
  if (aboutFact !== undefined) return { expression: aboutFact }
  if (expression.op === 'site' && syntax.name === 'id') return { expression }
  if (expression.type.kind === 'object') return readField(expression, expression.type, syntax, checking)
  return refuseMember(expression, syntax, checking)
}

function readAboutFact(fact: number, name: string): Expression | undefined {
  switch (name) {
    case 'missing':
      return { op: 'missing', type: BOOL, fact }
    case 'asOf':
      return { op: 'as-of', type: { kind: 'instant' }, fact }
    case 'age':
      return { op: 'age', type: { kind: 'duration' }, fact }
    default:
      return undefined
  }
}

function readField(of: Expression, type: ObjectType, { name, nameAt }: Member, checking: Checking): Checked | undefined {
  const fields = type.fields ?? {}
  const field = Object.hasOwn(fields, name) ? fields[name] : undefined
  if (field !== undefined) return { expression: { op: 'field', type: field.type, of, name, ...(field.pii === true ? { pii: true } : {}) } }
  const column = type.name === undefined ? undefined : checking.scope.column(type.name, name)
  if (column === 'refused') return undefined
  if (column !== undefined) return { expression: { op: 'term', type: column.type, index: column.index, args: [of] } }
  const columns = type.name === undefined ? [] : checking.scope.names('column', type.name)
  const suggestion = suggestName(name, [...Object.keys(fields), ...columns])
  return refuse(checking, nameAt, 'unknown-field', `${aType(type)} has no field \`${name}\``, suggestion)
}

function refuseMember(of: Expression, { name, nameAt }: Member, checking: Checking): undefined {
  const message = `${written(of, checking)} is ${aType(of.type)} and has no field \`${name}\``
  return refuse(checking, nameAt, 'unknown-field', message, suggestionFor(of, name, checking))
}

/** What other languages call it. */
export const SIZES: ReadonlySet<string> = new Set(['size', 'length', 'count', 'len'])

function suggestionFor(of: Expression, name: string, checking: Checking): string | undefined {
  const whole = written(of, checking).slice(1, -1)
  if (SIZES.has(name) && ['list', 'map', 'text', 'id'].includes(of.type.kind)) return `write \`${whole}.size()\``
  if (of.type.kind === 'list') return `write \`${whole}.*.${name}\` for the field of every element`
  return of.type.kind === 'map' ? `write \`${whole}[key].${name}\`` : undefined
}
