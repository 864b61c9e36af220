import type { Expression, RootExpression } from '../../policy/expression.ts'
import type { PolicyModel } from '../../policy/model.ts'
import { decodeValue } from '../../values/decode-value.ts'
import type { Slot } from '../../values/value.ts'
import { ABSENT } from '../../values/value.ts'
import type { ValueType } from '../../values/value-type.ts'
import type { Computed, Evaluate, Frame } from '../frame/frame.ts'
import { memberOf } from '../frame/member.ts'
import { computeApart, spend } from '../frame/step-budget.ts'
import type { Compile } from './compile.ts'

/** Which terms may be read: those below an index, so that no model, not even one made by hand, recurs. */
export interface TermScope {
  readonly policy: PolicyModel
  readonly below: number
}

/** Where an expression begins: what the frame holds, under the names that the language gives it. */
export function compileRoot(expression: RootExpression, compile: Compile, terms: TermScope): Evaluate {
  switch (expression.op) {
    case 'subject':
      return frame => frame.subject
    case 'fact': {
      const { index } = expression
      return frame => frame.facts[index]?.value
    }
    case 'let':
      return expression.index < terms.below ? compileLet(expression.index) : () => undefined
    case 'term':
      return expression.index < terms.below ? compileTerm(expression.index, expression.args, compile, terms.policy) : () => undefined
    case 'parameter': {
      const { name } = expression
      return frame => frame.parameters.get(name)
    }
    case 'now':
      return frame => frame.now
    case 'site':
      return frame => frame.site
    case 'event':
      return compileEvent(expression.field, expression.type)
    case 'variable': {
      const { slot } = expression
      return frame => frame.variables[slot]
    }
    case 'option':
      return compileOption(expression.name)
    case 'step': {
      const { name } = expression
      return frame => read(frame.step?.values, name)
    }
    case 'cost':
      return frame => frame.cost
    case 'exposure':
      return frame => frame.exposure
    case 'late':
      return () => undefined
  }
}

/** Computed once a frame. */
function compileLet(index: number): Evaluate {
  return frame => {
    const known = frame.memo[index]
    if (known !== undefined) return charged(frame, known)
    const evaluate = frame.lets[index]
    if (evaluate === undefined) return undefined
    const computed = computeApart(frame, evaluate)
    frame.memo[index] = computed
    return charged(frame, computed)
  }
}

function charged(frame: Frame, { value, work }: Computed): Slot {
  return spend(frame, work) ? value : undefined
}

function compileTerm(index: number, args: readonly Expression[], compile: Compile, policy: PolicyModel): Evaluate {
  const slots = policy.lets[index]?.arguments ?? []
  const values = args.map(compile)
  const [slot] = slots
  const [value] = values
  if (slots.length !== values.length) return () => undefined
  if (slots.length === 1 && slot !== undefined && value !== undefined) return compileColumn(index, slot, value)
  return frame => {
    const given = values.map(evaluate => evaluate(frame))
    if (!spend(frame, 1)) return undefined
    for (const [at, argument] of slots.entries()) frame.variables[argument] = given[at]
    return frame.lets[index]?.(frame)
  }
}

/** Computed once an argument: elements of a list are the same objects each time that it is walked. */
function compileColumn(index: number, slot: number, argument: Evaluate): Evaluate {
  return frame => {
    const evaluate = frame.lets[index]
    const element = argument(frame)
    if (evaluate === undefined || !spend(frame, 1)) return undefined
    const column = columnOf(frame, index)
    const known = column.get(element)
    if (known !== undefined) return charged(frame, known)
    frame.variables[slot] = element
    const computed = computeApart(frame, evaluate)
    column.set(element, computed)
    return charged(frame, computed)
  }
}

function columnOf(frame: Frame, index: number): Map<Slot, Computed> {
  const column = frame.columns[index]
  if (column !== undefined) return column
  const empty = new Map<Slot, Computed>()
  frame.columns[index] = empty
  return empty
}

function compileEvent(field: string, type: ValueType): Evaluate {
  return frame => decodeValue(type, memberOf(memberOf(memberOf(frame.input, 'trigger'), 'event'), field))
}

function compileOption(name: string): Evaluate {
  if (name === 'id') return frame => frame.option?.id
  return frame => read(frame.option?.lets, name)
}

/** Unknown where nothing is judged now; absent where what is judged has none of that name. */
function read(values: ReadonlyMap<string, Slot> | undefined, name: string): Slot {
  if (values === undefined) return undefined
  return values.has(name) ? values.get(name) : ABSENT
}
