import type { Expression } from '../../policy/expression.ts'
import type { PolicyModel } from '../../policy/model.ts'
import { operandsOf } from './operands-of.ts'

/**
 * A path as it is written in the policy: `order.total`, `stock[line.itemId].available`, `line.short`, `labour.missing`.
 *
 * @returns `undefined` for what is computed on the spot, such as a sum, and for constants.
 */
export function pathText(expression: Expression, policy: PolicyModel): string | undefined {
  switch (expression.op) {
    case 'subject':
      return policy.subject
    case 'fact':
      return policy.facts[expression.index]?.name
    case 'let':
      return policy.lets[expression.index]?.name
    case 'term':
      return termText(policy.lets[expression.index]?.name, expression.args, policy)
    case 'now':
    case 'site':
    case 'cost':
    case 'exposure':
      return expression.op
    case 'event':
      return `event.${expression.field}`
    case 'parameter':
      return `param.${expression.name}`
    case 'option':
    case 'step':
      return `${expression.op}.${expression.name}`
    case 'late':
      return `result.${expression.step}.${expression.field}`
    case 'variable':
      return expression.name
    case 'missing':
      return factText(expression.fact, 'missing', policy)
    case 'as-of':
      return factText(expression.fact, 'asOf', policy)
    case 'age':
      return factText(expression.fact, 'age', policy)
    default:
      return stepText(expression, policy)
  }
}

/** The variable that `.*` binds. */
export const EACH = '*'

/** From a path onwards: a member, a row, an element, and what can be asked of a path. */
function stepText(expression: Expression, policy: PolicyModel): string | undefined {
  switch (expression.op) {
    case 'field':
      return after(expression.of, policy, of => `${of}.${expression.name}`)
    case 'key':
      return after(expression.of, policy, of => `${of}[${keyText(expression.key, policy)}]`)
    case 'index':
      return after(expression.of, policy, of => `${of}[${keyText(expression.index, policy)}]`)
    case 'has':
      return after(expression.of, policy, of => `has(${of})`)
    case 'size':
      return after(expression.of, policy, of => `${of}.size()`)
    case 'map':
      return expression.name === EACH ? eachText(expression.list, expression.body, policy) : undefined
    case 'call':
      return `${expression.function}(${expression.args.map(argument => keyText(argument, policy)).join(', ')})`
    default:
      return undefined
  }
}

/** Paths that an expression is made of, the widest ones; an operator without any is named by itself. */
export function pathsIn(expression: Expression, policy: PolicyModel): readonly string[] {
  const own = pathText(expression, policy)
  return own === undefined ? operandsOf(expression).flatMap(operand => pathsIn(operand, policy)) : [own]
}

function after(of: Expression, policy: PolicyModel, write: (of: string) => string): string | undefined {
  const text = pathText(of, policy)
  return text === undefined ? undefined : write(text)
}

/** `.*` binds a variable of that name, so the body reads on from it: `order.lines.*.itemId`. */
function eachText(list: Expression, body: Expression, policy: PolicyModel): string | undefined {
  const member = pathText(body, policy)
  return member === undefined ? undefined : after(list, policy, of => `${of}.${member}`)
}

/** A column is named `line.short` and read of an element: `l.short`. */
function termText(name: string | undefined, args: readonly Expression[], policy: PolicyModel): string | undefined {
  if (name === undefined) return undefined
  const [element] = args
  const point = name.lastIndexOf('.')
  if (point >= 0 && element !== undefined) return after(element, policy, of => of + name.slice(point))
  return `${name}(${args.map(argument => keyText(argument, policy)).join(', ')})`
}

function factText(index: number, property: string, policy: PolicyModel): string | undefined {
  const fact = policy.facts[index]
  return fact === undefined ? undefined : `${fact.name}.${property}`
}

function keyText(key: Expression, policy: PolicyModel): string {
  if (key.op === 'literal') return typeof key.value === 'object' ? '…' : String(key.value)
  return pathText(key, policy) ?? '…'
}
