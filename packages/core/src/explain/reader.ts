import type { CompileContext } from '../evaluate/expression/compile-expression.ts'
import type { Frame } from '../evaluate/frame/frame.ts'

/** Where an expression is read. */
export interface Reader {
  readonly frame: Frame
  readonly context: CompileContext
}
