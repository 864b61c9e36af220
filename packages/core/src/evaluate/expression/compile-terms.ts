import { compilerFor } from '../compile/node.ts'
import type { CompiledTerms } from '../frame/make-frame.ts'
import type { CompileContext } from './compile-expression.ts'
import { compileExpression } from './compile-expression.ts'

/** The `let`s and the `site:` of a policy, for `makeFrame`. Terms run on the budget of who reads them. */
export function compileTerms(context: CompileContext): CompiledTerms {
  const { policy } = context
  return {
    policy,
    lets: policy.lets.map(({ expression }, index) => compilerFor(context, index)(expression)),
    leaves: context.leaves,
    site: policy.site === undefined ? undefined : compileExpression(policy.site, context),
  }
}
