import type { Expression } from '../expression.ts'
import type { At } from '../issue.ts'
import type { Scope } from '../scope.ts'
import type { Report, SourceNode } from '../source-node.ts'

/** One level of a condition in map form. */
export interface Form {
  readonly scope: Scope
  readonly report: Report
  /** What the keys are fields of: a nested object, or the element of `some` and `every`; absent: keys are paths. */
  readonly base?: Expression
  /** How many lists are walked around. */
  readonly nesting: number
  /** Reads what is said of a subject; here so that operators can hold conditions. */
  readonly test: (subject: Subject, node: SourceNode, form: Form) => Expression | undefined
}

/** What a key names. */
export interface Subject {
  readonly expression: Expression
  readonly key: string
  readonly keyAt: At
}

export function refuseAt(form: Form, at: At, code: string, message: string, suggestion?: string): undefined {
  form.report({ code, severity: 'error', message, at, ...(suggestion === undefined ? {} : { suggestion }) })
}

/** One node however deep the map is, as `a && b && c` is one. `undefined` for no part: that is an issue of its own. */
export function junction(op: 'and' | 'or', parts: readonly (Expression | undefined)[]): Expression | undefined {
  const [first] = parts
  if (first === undefined || !parts.every(part => part !== undefined)) return undefined
  return parts.length === 1 ? first : { op, type: { kind: 'bool' }, args: parts.flatMap(part => (part.op === op ? part.args : [part])) }
}
