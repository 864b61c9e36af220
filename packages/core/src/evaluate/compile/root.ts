import type { Expression, RootExpression } from '../../policy/expression.ts'
import type { PolicyModel } from '../../policy/model.ts'
import { decodeValue } from '../../values/decode-value.ts'
import type { Slot } from '../../values/value.ts'
import { ABSENT } from '../../values/value.ts'
import type { ValueType } from '../../values/value-type.ts'
import { mentions } from '../expression/mentions.ts'
import { factAt } from '../frame/fact-state.ts'
import type { Computed, Evaluate, Frame, Terms } from '../frame/frame.ts'
import { memberOf } from '../frame/member.ts'
import { charged, computeApart, spend } from '../frame/step-budget.ts'
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
      return frame => factAt(frame, index)?.value
    }
    case 'let':
      return expression.index < terms.below ? compileLet(expression.index, termsOf(expression.index, terms.policy)) : () => undefined
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

/** Where the values of a term are kept: what hangs on no parameter is computed once a decision, the rest once a frame. */
type TermsOf = (frame: Frame) => Terms

function termsOf(index: number, policy: PolicyModel): TermsOf {
  const term = policy.lets[index]?.expression
  const isPerFrame = term === undefined || mentions(term, policy, hangsOnFrame(policy))
  return isPerFrame ? frame => frame.terms : frame => frame.once.terms
}

/** The site itself may hang on a parameter. A call may read the site without naming it. */
function hangsOnFrame(policy: PolicyModel): (one: Expression) => boolean {
  const { site } = policy
  const siteVaries = site !== undefined && mentions(site, policy, ({ op }) => op === 'parameter')
  return ({ op }) => op === 'parameter' || (siteVaries && (op === 'site' || op === 'call'))
}

function compileLet(index: number, termsIn: TermsOf): Evaluate {
  return frame => {
    const { values } = termsIn(frame)
    const known = values[index]
    if (known !== undefined) return charged(frame, known)
    const evaluate = frame.lets[index]
    if (evaluate === undefined) return undefined
    const computed = computeApart(frame, evaluate)
    values[index] = computed
    return charged(frame, computed)
  }
}

function compileTerm(index: number, args: readonly Expression[], compile: Compile, policy: PolicyModel): Evaluate {
  const slots = policy.lets[index]?.arguments ?? []
  const values = args.map(compile)
  const [slot] = slots
  const [value] = values
  if (slots.length !== values.length) return () => undefined
  if (slots.length === 1 && slot !== undefined && value !== undefined) return compileColumn(index, slot, value, termsOf(index, policy))
  return frame => {
    const given = values.map(evaluate => evaluate(frame))
    if (!spend(frame, 1)) return undefined
    for (const [at, argument] of slots.entries()) frame.variables[argument] = given[at]
    return frame.lets[index]?.(frame)
  }
}

/** Computed once an argument: elements of a list are the same objects each time that it is walked. */
function compileColumn(index: number, slot: number, argument: Evaluate, termsIn: TermsOf): Evaluate {
  return frame => {
    const evaluate = frame.lets[index]
    const element = argument(frame)
    if (evaluate === undefined || !spend(frame, 1)) return undefined
    const column = columnOf(termsIn(frame), index)
    const known = column.get(element)
    if (known !== undefined) return charged(frame, known)
    frame.variables[slot] = element
    const computed = computeApart(frame, evaluate)
    column.set(element, computed)
    return charged(frame, computed)
  }
}

function columnOf({ columns }: Terms, index: number): Map<Slot, Computed> {
  const column = columns[index]
  if (column !== undefined) return column
  const empty = new Map<Slot, Computed>()
  columns[index] = empty
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
