import type { Expression } from '../../policy/expression.ts'
import type { Slot } from '../../values/value.ts'
import { ABSENT } from '../../values/value.ts'
import type { Frame, Missing } from '../frame/frame.ts'
import { STEP_BUDGET } from '../frame/step-budget.ts'
import { interpretArithmetic, interpretNegate } from '../interpret/arithmetic.ts'
import { interpretCompare, interpretIn, interpretText } from '../interpret/comparison.ts'
import { interpretCall, interpretLiteral, interpretMembers, interpretSize } from '../interpret/construct.ts'
import { interpretForeign } from '../interpret/foreign.ts'
import { interpretConnective, interpretIf, interpretNot } from '../interpret/logic.ts'
import { interpretFactTime, interpretField, interpretHas, interpretIndex, interpretKey } from '../interpret/path.ts'
import { interpretQuantifier } from '../interpret/quantifier.ts'
import type { Interpretation, Result } from '../interpret/result.ts'
import { interpretRoot } from '../interpret/root.ts'
import type { CompileContext } from './compile-expression.ts'

export type Interpreted =
  | { readonly kind: 'value'; readonly value: Slot }
  /** What was not known, by path as written, each path once, in the order of the text. */
  | { readonly kind: 'unknown'; readonly missing: readonly Missing[] }

/**
 * The meaning of an expression, written to be read: one case an operator, nothing chosen in advance. The compiled closures must
 * agree with it on every input. Slow, because it also notes why each unknown part is unknown; `decide` asks it only for the
 * conditions that came out unknown. An absent result counts as unknown: whatever would use it is.
 */
export function interpretExpression(expression: Expression, frame: Frame, context: CompileContext): Interpreted {
  const { value, missing } = resultOf(expression, frame, context)
  if (value !== undefined && value !== ABSENT) return { kind: 'value', value }
  return { kind: 'unknown', missing: [...new Map(missing.map(entry => [entry[0], entry])).values()] }
}

/** Value and reasons side by side: `ABSENT` is told from unknown here. */
export function resultOf(expression: Expression, frame: Frame, context: CompileContext): Result {
  return interpret(expression, {
    policy: context.policy,
    below: context.policy.lets.length,
    lifecycle: context.lifecycle,
    frame: { ...frame, once: { ...frame.once, calendars: undefined }, budget: STEP_BUDGET },
    variables: new Map(),
    lets: new Map(),
    columns: new Map(),
    interpret,
  })
}

function interpret(expression: Expression, at: Interpretation): Result {
  switch (expression.op) {
    case 'literal':
      return interpretLiteral(expression)
    case 'subject':
    case 'fact':
    case 'let':
    case 'term':
    case 'parameter':
    case 'now':
    case 'site':
    case 'event':
    case 'variable':
    case 'option':
    case 'step':
    case 'cost':
    case 'exposure':
    case 'late':
      return interpretRoot(expression, at)
    case 'field':
      return interpretField(expression, at)
    case 'key':
      return interpretKey(expression, at)
    case 'index':
      return interpretIndex(expression, at)
    case 'has':
      return interpretHas(expression, at)
    case 'missing':
    case 'as-of':
    case 'age':
      return interpretFactTime(expression, at)
    case 'and':
    case 'or':
      return interpretConnective(expression, at)
    case 'not':
      return interpretNot(expression, at)
    case 'if':
      return interpretIf(expression, at)
    case 'compare':
      return interpretCompare(expression, at)
    case 'foreign':
      return interpretForeign(expression, at)
    case 'in':
      return interpretIn(expression, at)
    case 'text':
      return interpretText(expression, at)
    case 'add':
    case 'subtract':
    case 'multiply':
    case 'divide':
      return interpretArithmetic(expression, at)
    case 'negate':
      return interpretNegate(expression, at)
    case 'all':
    case 'exists':
    case 'exists-one':
    case 'filter':
    case 'map':
      return interpretQuantifier(expression, at)
    case 'size':
      return interpretSize(expression, at)
    case 'call':
      return interpretCall(expression, at)
    case 'list':
    case 'object':
      return interpretMembers(expression, at)
  }
}
