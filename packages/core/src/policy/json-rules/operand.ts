import type { Expression } from '../expression.ts'
import type { SourceNode } from '../source-node.ts'
import type { PlainJson } from './plain-json.ts'

/** One side of a leaf. */
export type Operand = ConstantOperand | ReadOperand

/** `json` is `undefined` where the engine would have `undefined`: the value of a path that leads nowhere. */
export interface ConstantOperand {
  readonly kind: 'constant'
  readonly json: PlainJson | undefined
  readonly node?: SourceNode
}

/** A value of ours. */
export interface ReadOperand {
  readonly kind: 'read'
  readonly expression: Expression
  /** True where there is a value, false where the engine would have `undefined`; without it there always is one. */
  readonly present?: Expression
  /** Unknown where the value is not present: of a path to elements, whose empty list is a value here and `undefined` to the engine. */
  readonly unknown?: Expression
  /** What one of the file's bare numbers means: `EUR`, `EA`, `h`. */
  readonly unit?: string
  /** As people know it, for messages. */
  readonly text: string
}

export const NOTHING: ConstantOperand = { kind: 'constant', json: undefined }

export const BOOL = { kind: 'bool' } as const

export function truth(value: boolean): Expression {
  return { op: 'literal', type: BOOL, value }
}

export function isTruth(expression: Expression, value: boolean): boolean {
  return expression.op === 'literal' && expression.value === value
}

export function negated(expression: Expression): Expression {
  if (expression.op === 'not') return expression.of
  if (expression.op === 'compare' && expression.relation === 'equal') return { ...expression, relation: 'not-equal' }
  if (isTruth(expression, true)) return truth(false)
  return isTruth(expression, false) ? truth(true) : { op: 'not', type: BOOL, of: expression }
}

/** One node however deep the file nests; what decides by itself is all that is left. */
export function junction(op: 'and' | 'or', parts: readonly Expression[]): Expression {
  const decides = op === 'or'
  const flat = parts.flatMap(part => (part.op === op ? part.args : [part])).filter(part => !isTruth(part, !decides))
  const [first] = flat
  if (first === undefined) return truth(!decides)
  if (flat.some(part => isTruth(part, decides))) return truth(decides)
  return flat.length === 1 ? first : { op, type: BOOL, args: flat }
}

/** `then` where `present` is true, else `otherwise`. */
export function choose(present: Expression, then: Expression, otherwise: Expression): Expression {
  if (isTruth(otherwise, false)) return junction('and', [present, then])
  if (isTruth(otherwise, true)) return junction('or', [negated(present), then])
  return { op: 'if', type: BOOL, condition: present, then, else: otherwise }
}

/** The elements of a constant list, each with its place. */
export function constantItems(operand: ConstantOperand): readonly ConstantOperand[] | undefined {
  if (operand.node?.kind !== 'list' || !isJsonList(operand.json)) return undefined
  const { json } = operand
  return operand.node.items.map((node, index) => ({ kind: 'constant', json: json[index], node }))
}

function isJsonList(json: PlainJson | undefined): json is readonly PlainJson[] {
  return Array.isArray(json)
}

/** Our values hold no `null`, so a constant that does tells two things apart that are one here. */
export function holdsNull(operand: Operand): boolean {
  return operand.kind === 'constant' && nullIn(operand.json)
}

function nullIn(json: PlainJson | undefined): boolean {
  if (isJsonList(json)) return json.some(nullIn)
  return json === null || (typeof json === 'object' && Object.values(json).some(nullIn))
}
