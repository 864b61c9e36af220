import { compileExpression } from '../../evaluate/expression/compile-expression.ts'
import { interpretExpression } from '../../evaluate/expression/interpret-expression.ts'
import { operandsOf } from '../../evaluate/expression/operands-of.ts'
import { readsOf } from '../../evaluate/expression/reads-of.ts'
import type { Evaluate, Frame } from '../../evaluate/frame/frame.ts'
import { isKnown } from '../../evaluate/frame/slot-kinds.ts'
import type { Probe } from '../../evaluate/program/probe.ts'
import { MASKED } from '../../evaluate/program/probe.ts'
import type { Expression } from '../../policy/expression.ts'
import { encodeValue } from '../../values/encode-value.ts'
import type { Json, JsonObject } from '../../values/json.ts'
import { plainText } from '../say/plain-text.ts'
import { sayExpression } from '../say/say-expression.ts'
import type { ConditionRow } from './condition-row.ts'

/** Nodes that a trace may still write, so that it stays of bounded size. */
export interface NodeBudget {
  left: number
}

/** Fills in a row how one condition came out in a frame. */
export type WriteCondition = (row: ConditionRow, frame: Frame, budget: NodeBudget) => JsonObject

type Condition = Pick<Probe, 'expression' | 'context'>

const LONGEST_TEXT = 200

/**
 * A condition as a tree: what it says, how it came out, and either its parts (`and`, `or`, `not`, `if`) or the values that it read.
 * What is the same in every decision is made when a node is first written.
 */
export function conditionWriter(condition: Condition): WriteCondition {
  let node: WriteNode | undefined
  return (row, frame, budget) => {
    budget.left -= 1
    if (budget.left < 0) return cut(row)
    node ??= nodeWriter(condition)
    node(row, frame, budget)
    return row
  }
}

function cut({ text, result, ...head }: ConditionRow): JsonObject {
  return { ...head, cut: true }
}

type WriteNode = (row: ConditionRow, frame: Frame, budget: NodeBudget) => void

function nodeWriter({ expression, context }: Condition): WriteNode {
  const { type } = expression
  const evaluate = compileExpression(expression, context)
  const text = plainText(sayExpression(expression, context.policy), LONGEST_TEXT)
  const operands = partsOf(expression)
  const parts = operands.map(part => conditionWriter({ expression: part, context }))
  const reads = operands.length === 0 ? readersOf({ expression, context }) : []
  return (row, frame, budget) => {
    const slot = evaluate(frame)
    const value = encodeValue(type, slot)
    row.text = text
    row.result = value === undefined ? 'unknown' : short(value)
    const missing = isKnown(slot) ? NOTHING : whyMissing({ expression, context }, frame)
    if (missing.length > 0) row.missing = missing
    if (operands.length === 0) row.saw = sawBy(reads, frame)
    else row.of = parts.map(write => write({ text: '', result: 'unknown' }, frame, budget))
  }
}

const NOTHING: readonly Json[] = []

/** The reference interpreter knows why; it is asked only here. */
function whyMissing({ expression, context }: Condition, frame: Frame): readonly Json[] {
  const outcome = interpretExpression(expression, frame, context)
  return outcome.kind === 'unknown' ? outcome.missing.map(([path, why]) => [plainText(path), why]) : NOTHING
}

function partsOf(expression: Expression): readonly Expression[] {
  const { op } = expression
  return op === 'and' || op === 'or' || op === 'not' || op === 'if' ? operandsOf(expression) : []
}

interface ShownRead {
  readonly path: string
  readonly expression: Expression
  readonly pii: boolean
  readonly evaluate: Evaluate
}

function readersOf({ expression, context }: Condition): readonly ShownRead[] {
  return readsOf(expression, context).map(({ path, expression: read, pii }) => ({
    path: plainText(path),
    expression: read,
    pii,
    evaluate: compileExpression(read, context),
  }))
}

function sawBy(reads: readonly ShownRead[], frame: Frame): readonly Json[] {
  const saw = reads.map(read => shownIn(read, frame))
  return saw.every(isKnownPair) ? saw : saw.filter(isKnownPair)
}

type ShownPair = readonly [path: string, value: Json]

function shownIn({ path, expression, pii, evaluate }: ShownRead, frame: Frame): ShownPair | undefined {
  const value = encodeValue(expression.type, evaluate(frame))
  return value === undefined ? undefined : [path, pii ? MASKED : short(value)]
}

function isKnownPair(pair: ShownPair | undefined): pair is ShownPair {
  return pair !== undefined
}

const short = (value: Json): Json => (typeof value === 'string' ? plainText(value, LONGEST_TEXT) : value)
