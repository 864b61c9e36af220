import type { Expression } from '../../policy/expression.ts'
import type { Evaluate } from '../frame/frame.ts'

/** How one kind of node compiles its operands. */
export type Compile = (expression: Expression) => Evaluate
