import { checkAny, newChecking } from '../check/check-expression.ts'
import type { Expression } from '../expression.ts'
import { reporting } from '../expression-text.ts'
import { parseCel } from '../parse-cel.ts'
import type { MapEntry } from '../source-node.ts'
import type { Syntax } from '../syntax.ts'
import type { Form } from './form.ts'
import { refuseAt } from './form.ts'

/** Stands for the object whose fields the keys are: no author can write it. */
const BASE = '·'

/** The expression that a key names: a path, or under an object a path from there. */
export function readPath({ key, keyAt }: MapEntry, form: Form): Expression | undefined {
  const problem = reporting(() => keyAt, form.report)
  const parsed = parseCel(key)
  if (parsed.kind === 'refused') {
    for (const each of parsed.problems) problem(each)
    return undefined
  }
  const checking = newChecking(form.scope, key, 'expression', problem)
  if (form.base === undefined) return checkAny(parsed.syntax, { ...checking, nesting: form.nesting })?.expression
  const syntax = rebased(parsed.syntax)
  if (syntax === undefined) return refuseAt(form, keyAt, 'unknown-field', `\`${key}\` is not a field`)
  const variables = new Map([[BASE, form.base]])
  return checkAny(syntax, { ...checking, variables, nesting: form.nesting })?.expression
}

/** The path with its first name as a field of the base. */
function rebased(syntax: Syntax): Syntax | undefined {
  switch (syntax.kind) {
    case 'name': {
      const { name, start, end } = syntax
      return { kind: 'member', of: { kind: 'name', name: BASE, start, end }, name, nameAt: { start, end }, start, end }
    }
    case 'member':
    case 'each':
    case 'index':
    case 'method': {
      const of = rebased(syntax.of)
      return of === undefined ? undefined : { ...syntax, of }
    }
    default:
      return undefined
  }
}
