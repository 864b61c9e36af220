import type { Expression } from '../../policy/expression.ts'
import type { LifecycleModel, PolicyModel, WorkspaceModel } from '../../policy/model.ts'
import type { Leaves } from '../compile/leaf.ts'
import { compilerFor } from '../compile/node.ts'
import type { Evaluate } from '../frame/frame.ts'
import { withFreshBudget } from '../frame/step-budget.ts'

/** What an expression can refer to beyond its own text. */
export interface CompileContext {
  readonly policy: PolicyModel
  readonly actions: WorkspaceModel['actions']
  /** Of the policy's subject: `owner` reads it. */
  readonly lifecycle?: LifecycleModel
  /** Makes paths that several expressions share be read once a decision. */
  readonly leaves?: Leaves
}

/**
 * Compiles an expression into closures, one a node, chosen by operator and type. No code is generated, so this works where
 * `new Function` is forbidden. What it computes is defined by `interpretExpression`.
 *
 * @example
 * ```ts
 * const evaluate = compileExpression(guard.when.expression, { policy, actions })
 * evaluate(frame) // true, false, `ABSENT`, or undefined: unknown
 * ```
 */
export function compileExpression(expression: Expression, context: CompileContext): Evaluate {
  return withFreshBudget(compilerFor(context)(expression))
}
