import type { LifecycleModel, PolicyModel } from '../../policy/model.ts'
import { compileArithmetic, compileNegate } from './arithmetic.ts'
import { compileCompare, compileIn, compileText } from './comparison.ts'
import type { Compile } from './compile.ts'
import { compileCall, compileList, compileLiteral, compileObject, compileSize } from './construct.ts'
import { compileForeign } from './foreign.ts'
import type { Leaves } from './leaf.ts'
import { compileAll, compileIf, compileNot } from './logic.ts'
import { compileFactTime, compileField, compileHas, compileIndex, compileKey } from './path.ts'
import { compileQuantifier } from './quantifier.ts'
import { compileRoot } from './root.ts'

/** What the nodes of an expression refer to. */
export interface NodeContext {
  readonly policy: PolicyModel
  readonly lifecycle?: LifecycleModel
  /** Without it a path is read anew wherever it stands. */
  readonly leaves?: Leaves
}

/** Compiles any node that may read the terms below an index; budgets are the business of who evaluates. */
export function compilerFor(context: NodeContext, below: number = context.policy.lets.length): Compile {
  const terms = { policy: context.policy, below }
  const compile: Compile = expression => {
    switch (expression.op) {
      case 'literal':
        return compileLiteral(expression)
      case 'field':
        return compileField(expression, compile, context.leaves)
      case 'key':
        return compileKey(expression, compile)
      case 'index':
        return compileIndex(expression, compile)
      case 'has':
        return compileHas(expression, compile)
      case 'missing':
      case 'as-of':
      case 'age':
        return compileFactTime(expression)
      case 'and':
      case 'or':
        return compileAll(expression, compile)
      case 'not':
        return compileNot(expression, compile)
      case 'if':
        return compileIf(expression, compile)
      case 'compare':
        return compileCompare(expression, compile)
      case 'foreign':
        return compileForeign(expression, compile)
      case 'in':
        return compileIn(expression, compile)
      case 'text':
        return compileText(expression, compile)
      case 'add':
      case 'subtract':
      case 'multiply':
      case 'divide':
        return compileArithmetic(expression, compile)
      case 'negate':
        return compileNegate(expression, compile)
      case 'all':
      case 'exists':
      case 'exists-one':
      case 'filter':
      case 'map':
        return compileQuantifier(expression, compile)
      case 'size':
        return compileSize(expression, compile)
      case 'call':
        return compileCall(expression, compile, context.lifecycle)
      case 'list':
        return compileList(expression, compile)
      case 'object':
        return compileObject(expression, compile)
      default:
        return compileRoot(expression, compile, terms)
    }
  }
  return compile
}
