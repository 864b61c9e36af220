import type { ValueType } from '../../values/value-type.ts'
import { isNumeric, joined } from '../assignable.ts'
import type { Expression, FunctionName } from '../expression.ts'
import type { Parameter, Signature } from '../function-signatures.ts'
import { FUNCTION_SIGNATURES } from '../function-signatures.ts'
import type { Span } from '../syntax.ts'
import { acceptArgument, accepts } from './accept-argument.ts'
import type { Checked, Checking } from './checking.ts'
import { refuse } from './checking.ts'
import { isConstant } from './constant.ts'

const MOST_ARGUMENTS = 16

/** A function of the language on checked arguments: the first alternative that fits counts. */
export function checkFunction(name: FunctionName, args: readonly Expression[], span: Span, checking: Checking): Checked | undefined {
  const alternatives = FUNCTION_SIGNATURES[name].filter(signature => takes(signature, args.length))
  const signature =
    alternatives.find(candidate => args.every((arg, index) => accepts(parameterAt(candidate, index), arg))) ?? alternatives[0]
  if (signature === undefined) return refuseCount(name, args.length, span, checking)
  const anchor = anchorOf(signature, args)
  const accepted = args.map((arg, index) => acceptArgument(name, parameterAt(signature, index), arg, anchor, checking))
  if (!accepted.every(arg => arg !== undefined)) return undefined
  return { expression: { op: 'call', type: resultType(signature, accepted, anchor), function: name, args: accepted } }
}

function takes({ parameters, optional = 0, rest }: Signature, count: number): boolean {
  return count >= parameters.length - optional && count <= (rest === true ? MOST_ARGUMENTS : parameters.length)
}

function parameterAt({ parameters }: Signature, index: number): Parameter {
  return parameters[index] ?? parameters.at(-1) ?? { is: 'list' }
}

/** The type that the arguments marked `same` share: of the first that is no constant; numbers of several kinds are numbers. */
function anchorOf(signature: Signature, args: readonly Expression[]): ValueType | undefined {
  const same = args.filter((_, index) => parameterAt(signature, index).is === 'same')
  const typed = same.filter(arg => !isConstant(arg))
  const [first = same[0]] = typed
  if (first === undefined || !isNumeric(first.type)) return first?.type
  return typed.reduce((type, arg) => (isNumeric(arg.type) ? (joined(type, arg.type) ?? type) : type), first.type)
}

function resultType({ result }: Signature, args: readonly Expression[], anchor: ValueType | undefined): ValueType {
  if (typeof result !== 'string') return result
  const [first] = args
  const list = first?.type ?? { kind: 'number' }
  if (result === 'list') return list
  if (result === 'element') return list.kind === 'list' ? list.of : list
  return anchor ?? list
}

function refuseCount(name: FunctionName, got: number, span: Span, checking: Checking): undefined {
  const counts = FUNCTION_SIGNATURES[name].map(({ parameters, optional = 0, rest }) => {
    const least = parameters.length - optional
    return rest === true ? `${least} or more` : optional > 0 ? `${least} to ${parameters.length}` : `${least}`
  })
  const wanted = [...new Set(counts)].join(' or ')
  return refuse(checking, span, 'wrong-arguments', `\`${name}\` takes ${wanted} argument${wanted === '1' ? '' : 's'}, got ${got}`)
}

/** `1 argument`, `2 arguments`. */
export function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}
