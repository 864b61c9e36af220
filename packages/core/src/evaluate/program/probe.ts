import type { Expression } from '../../policy/expression.ts'
import type { Condition } from '../../policy/model.ts'
import { encodeValue } from '../../values/encode-value.ts'
import type { Json } from '../../values/json.ts'
import type { Slot } from '../../values/value.ts'
import { compilerFor } from '../compile/node.ts'
import type { Reason } from '../decision.ts'
import type { CompileContext } from '../expression/compile-expression.ts'
import { compileExpression } from '../expression/compile-expression.ts'
import { interpretExpression } from '../expression/interpret-expression.ts'
import type { Read } from '../expression/reads-of.ts'
import { readsOf } from '../expression/reads-of.ts'
import type { Evaluate, Frame, Missing } from '../frame/frame.ts'
import { isKnown } from '../frame/slot-kinds.ts'
import { renewBudget } from '../frame/step-budget.ts'
import type { ConditionProgram, Reading } from './program.ts'

/** What it takes to say what an expression read and why it was not known: looked at only when a reason is given. */
export interface Probe {
  readonly expression: Expression
  readonly context: CompileContext
  readonly reads: readonly (Read & { readonly evaluate: Evaluate })[]
}

export type Evidence = Pick<Reason, 'saw' | 'missing'>

export const NO_EVIDENCE: Evidence = { saw: [], missing: [] }

/** What a reason shows in place of personal data. */
export const MASKED = '***'

function compileProbe(expression: Expression, context: CompileContext): Probe {
  const reads = readsOf(expression, context).map(read => ({ ...read, evaluate: compileExpression(read.expression, context) }))
  return { expression, context, reads }
}

export function compileReading(expression: Expression, context: CompileContext): Reading {
  return { evaluate: compileExpression(expression, context), type: expression.type, probe: compileProbe(expression, context) }
}

/** A condition that is absent is as unknown as one that could not be known. */
export function compileTest({ expression }: Pick<Condition, 'expression'>, context: CompileContext): ConditionProgram {
  const evaluate = compilerFor(context)(expression)
  return {
    test: frame => {
      renewBudget(frame)
      const value = evaluate(frame)
      return typeof value === 'boolean' ? value : undefined
    },
    probe: compileProbe(expression, context),
  }
}

/** The values that were known, and why `outcome` was not, where it was not. Reads the frame as it stands. */
export function evidenceOf(probe: Probe, frame: Frame, outcome?: Slot): Evidence {
  return { saw: sawOf(probe, frame), missing: isKnown(outcome) ? [] : missingOf(probe, frame) }
}

export function sawOf({ reads }: Probe, frame: Frame): Evidence['saw'] {
  const saw: [string, Json][] = []
  for (const { path, expression, pii, evaluate } of reads) {
    const value = encodeValue(expression.type, evaluate(frame))
    if (value !== undefined) saw.push([path, pii ? MASKED : value])
  }
  return saw
}

/** Nothing where the expression is known. */
export function missingOf({ expression, context }: Probe, frame: Frame): readonly Missing[] {
  const outcome = interpretExpression(expression, frame, context)
  return outcome.kind === 'unknown' ? outcome.missing : []
}
