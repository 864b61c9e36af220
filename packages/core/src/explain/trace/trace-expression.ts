import type { CompileContext } from '../../evaluate/expression/compile-expression.ts'
import { interpretExpression } from '../../evaluate/expression/interpret-expression.ts'
import { operandsOf } from '../../evaluate/expression/operands-of.ts'
import { readsOf } from '../../evaluate/expression/reads-of.ts'
import type { Frame } from '../../evaluate/frame/frame.ts'
import { MASKED } from '../../evaluate/program/probe.ts'
import type { Expression } from '../../policy/expression.ts'
import { encodeValue } from '../../values/encode-value.ts'
import type { Json, JsonObject } from '../../values/json.ts'
import { plainText } from '../say/plain-text.ts'
import { sayExpression } from '../say/say-expression.ts'

/** Where an expression is read. */
export interface Reader {
  readonly frame: Frame
  readonly context: CompileContext
}

/** Nodes that a trace may still write, so that it stays of bounded size. */
export interface NodeBudget {
  left: number
}

const LONGEST_TEXT = 200

/**
 * A condition as a tree: what it says, how it came out, and either its parts (`and`, `or`, `not`, `if`) or the values that it read.
 * Asks the reference interpreter again for each part.
 */
export function traceExpression(expression: Expression, reader: Reader, budget: NodeBudget): JsonObject {
  const { frame, context } = reader
  budget.left -= 1
  if (budget.left < 0) return { cut: true }
  const outcome = interpretExpression(expression, frame, context)
  const missing = outcome.kind === 'unknown' ? outcome.missing : []
  const value = outcome.kind === 'value' ? encodeValue(expression.type, outcome.value) : undefined
  const parts = partsOf(expression)
  return {
    text: plainText(sayExpression(expression, context.policy), LONGEST_TEXT),
    result: value === undefined ? 'unknown' : short(value),
    ...(missing.length === 0 ? {} : { missing: missing.map(([path, why]) => [plainText(path), why]) }),
    ...(parts.length === 0 ? { saw: sawOf(expression, reader) } : { of: parts.map(part => traceExpression(part, reader, budget)) }),
  }
}

function partsOf(expression: Expression): readonly Expression[] {
  const { op } = expression
  return op === 'and' || op === 'or' || op === 'not' || op === 'if' ? operandsOf(expression) : []
}

function sawOf(expression: Expression, { frame, context }: Reader): readonly Json[] {
  return readsOf(expression, context).flatMap(({ path, expression: read, pii }) => {
    const outcome = interpretExpression(read, frame, context)
    const value = outcome.kind === 'value' ? encodeValue(read.type, outcome.value) : undefined
    return value === undefined ? [] : [[plainText(path), pii ? MASKED : short(value)]]
  })
}

const short = (value: Json): Json => (typeof value === 'string' ? plainText(value, LONGEST_TEXT) : value)
