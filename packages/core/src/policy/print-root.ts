import type { Expression } from './expression.ts'

/** What the numbers in a typed expression are called. */
export interface PrintNames {
  readonly subject: string
  readonly facts: readonly string[]
  readonly lets: readonly string[]
}

const ABOUT_FACT = { missing: 'missing', 'as-of': 'asOf', age: 'age' } as const

/** The text of what is read by a name alone. */
export function printRoot(expression: Expression, { subject, facts, lets }: PrintNames): string {
  switch (expression.op) {
    case 'subject':
      return subject
    case 'fact':
      return facts[expression.index] ?? '?'
    case 'let':
      return lets[expression.index] ?? '?'
    case 'parameter':
      return `param.${expression.name}`
    case 'event':
      return `event.${expression.field}`
    case 'option':
    case 'step':
      return `${expression.op}.${expression.name}`
    case 'late':
      return `result.${expression.step}.${expression.field}`
    case 'missing':
    case 'as-of':
    case 'age':
      return `${facts[expression.fact] ?? '?'}.${ABOUT_FACT[expression.op]}`
    default:
      return expression.op
  }
}
