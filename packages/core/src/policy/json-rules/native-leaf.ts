import { foreignOperatorName } from '../../values/foreign-operator.ts'
import type { Expression } from '../expression.ts'
import { folded, isList, nativeOperator, rejects } from './native-operator.ts'
import type { ConstantOperand, Operand, ReadOperand } from './operand.ts'
import { BOOL, constantItems, isTruth, junction, negated, truth } from './operand.ts'
import type { Fallback, Note, Translation } from './translation.ts'

/** A leaf with its decorators, the outermost first, as an expression of the language; or why it stays as it is. */
export function nativeLeaf(name: string, left: Operand, right: Operand, context: NativeContext): Expression | Fallback {
  const known = foreignOperatorName(name)
  const [decorator] = known?.decorators ?? []
  if (known === undefined) return rejects()
  if (left.kind === 'constant' && right.kind === 'constant') return folded(name, left, right)
  if (decorator === undefined) return undecorated(known.operator, left, right, context)
  const rest = name.slice(decorator.length + 1)
  switch (decorator) {
    case 'not':
      return opposite(nativeLeaf(rest, left, right, context))
    case 'swap':
      return nativeLeaf(rest, right, left, context)
    case 'someFact':
    case 'everyFact': {
      if (!isList(left)) return notAList(left, context)
      return each(decorator === 'someFact', left, context, element => nativeLeaf(rest, element, right, context))
    }
    default: {
      if (!isList(right)) return rejects()
      return each(decorator === 'someValue', right, context, element => nativeLeaf(rest, left, element, context))
    }
  }
}

export interface NativeContext {
  readonly translation: Pick<Translation, 'newSlot'>
  readonly note: Note
}

function undecorated(operator: string, left: Operand, right: Operand, context: NativeContext): Expression | Fallback {
  const wantsList = operator === 'contains' || operator === 'doesNotContain'
  return wantsList && !isList(left) ? notAList(left, context) : nativeOperator(operator, left, right)
}

/** What the engine asks of a list is false of everything else, the opposite too. */
function notAList(operand: Operand, { note }: NativeContext): Expression {
  if (operand.kind === 'read') {
    const message = `\`${operand.text}\` is no list, and the engine then says false, whatever is asked; so it is here`
    note({ code: 'rules-not-a-list', message, suggestion: 'map a list, or use `equal` or `in`' })
  }
  return truth(false)
}

function opposite(expression: Expression | Fallback): Expression | Fallback {
  return 'op' in expression ? negated(expression) : expression
}

type Test = (element: Operand) => Expression | Fallback

function each(some: boolean, list: Operand, context: NativeContext, test: Test): Expression | Fallback {
  return list.kind === 'constant' ? eachConstant(some, list, test) : eachValue(some, list, context, test)
}

function eachConstant(some: boolean, list: ConstantOperand, test: Test): Expression | Fallback {
  const tests = (constantItems(list) ?? []).map(test)
  const problem = tests.find((one): one is Fallback => !('op' in one))
  if (problem !== undefined) return problem
  return junction(
    some ? 'or' : 'and',
    tests.flatMap(one => ('op' in one ? [one] : [])),
  )
}

function eachValue(some: boolean, operand: ReadOperand, { translation }: NativeContext, test: Test): Expression | Fallback {
  const { expression: list, unit, text } = operand
  if (list.type.kind !== 'list') return rejects()
  const slot = translation.newSlot()
  const element: Expression = { op: 'variable', type: list.type.of, slot, name: '*' }
  const body = test({ kind: 'read', expression: element, text: `an element of ${text}`, ...(unit === undefined ? {} : { unit }) })
  if (!('op' in body)) return body
  // What does not hang on the element still hangs on whether there is one.
  if (isTruth(body, !some)) return truth(!some)
  return { op: some ? 'exists' : 'all', type: BOOL, list, slot, name: '*', body }
}
