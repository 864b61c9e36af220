/** What json-rules-engine would have in its hands: plain JSON with binary numbers; `undefined` where there is nothing. */
export type ForeignValue = string | number | boolean | null | undefined | readonly ForeignValue[] | { readonly [key: string]: ForeignValue }

type Test = (fact: ForeignValue, value: ForeignValue) => boolean

interface Decorator {
  /** What the fact must be before the operator is asked; what is not, is false. */
  readonly takes: (fact: ForeignValue) => boolean
  readonly apply: (fact: ForeignValue, value: ForeignValue, next: Test) => boolean
}

/** The engine rejects the whole run where an operator throws. */
export class ForeignOperatorError extends Error {
  override readonly name = 'ForeignOperatorError'
}

const ORDER: Readonly<Record<string, (fact: number, value: number) => boolean>> = {
  lessThan: (fact, value) => fact < value,
  lessThanInclusive: (fact, value) => fact <= value,
  greaterThan: (fact, value) => fact > value,
  greaterThanInclusive: (fact, value) => fact >= value,
}

const OPERATORS: ReadonlyMap<string, Test> = new Map<string, Test>([
  ['equal', (fact, value) => fact === value],
  ['notEqual', (fact, value) => fact !== value],
  ['in', (fact, value) => indexIn(value, fact) > -1],
  ['notIn', (fact, value) => indexIn(value, fact) === -1],
  ['contains', (fact, value) => isList(fact) && fact.indexOf(value) > -1],
  ['doesNotContain', (fact, value) => isList(fact) && fact.indexOf(value) === -1],
  ...Object.entries(ORDER).map(([name, test]) => [name, ordered(test)] as const),
])

const DECORATORS: ReadonlyMap<string, Decorator> = new Map<string, Decorator>([
  ['someFact', { takes: isList, apply: (fact, value, next) => elements(fact).some(one => next(one, value)) }],
  ['everyFact', { takes: isList, apply: (fact, value, next) => elements(fact).every(one => next(one, value)) }],
  ['someValue', { takes: anything, apply: (fact, value, next) => elements(value).some(one => next(fact, one)) }],
  ['everyValue', { takes: anything, apply: (fact, value, next) => elements(value).every(one => next(fact, one)) }],
  ['swap', { takes: anything, apply: (fact, value, next) => next(value, fact) }],
  ['not', { takes: anything, apply: (fact, value, next) => !next(fact, value) }],
])

/** The operators that json-rules-engine 7.3 brings with it, without decorators. */
export const FOREIGN_OPERATORS: readonly string[] = [...OPERATORS.keys()]
export const FOREIGN_DECORATORS: readonly string[] = [...DECORATORS.keys()]

/** Longer chains of decorators have no use, and each one may multiply the work. */
export const LONGEST_CHAIN = 8

/** `not:someFact:equal` taken apart, the outermost decorator first; nothing for a name that the engine does not know. */
export interface ForeignOperatorName {
  readonly decorators: readonly string[]
  readonly operator: string
}

export function foreignOperatorName(name: string): ForeignOperatorName | undefined {
  const parts = name.split(':', LONGEST_CHAIN + 2)
  const operator = parts.at(-1) ?? ''
  const decorators = parts.slice(0, -1)
  if (decorators.length > LONGEST_CHAIN || !OPERATORS.has(operator)) return undefined
  return decorators.every(decorator => DECORATORS.has(decorator)) ? { decorators, operator } : undefined
}

/**
 * The operator of json-rules-engine 7.3 by its full name, decorators included, exactly as the engine has it: no coercion in `equal`,
 * only the fact is checked before an order, text is a list of characters to `in`.
 *
 * @returns nothing for a name that the engine does not know. The test throws a `ForeignOperatorError` where the engine rejects the run.
 *
 * @example
 * ```ts
 * foreignOperator('not:someFact:greaterThan')?.([1, 2], 5) // true
 * ```
 */
export function foreignOperator(name: string): Test | undefined {
  const known = foreignOperatorName(name)
  const base = known === undefined ? undefined : OPERATORS.get(known.operator)
  if (known === undefined || base === undefined) return undefined
  return known.decorators.reduceRight<Test>((next, decorator) => decorated(DECORATORS.get(decorator), next), base)
}

function decorated(decorator: Decorator | undefined, next: Test): Test {
  if (decorator === undefined) return next
  return (fact, value) => decorator.takes(fact) && decorator.apply(fact, value, next)
}

/** `parseFloat` of the fact's text must give a number; the other side is compared as JavaScript does. */
function ordered(test: (fact: number, value: number) => boolean): Test {
  // JavaScript orders any two values; the types only know numbers.
  return (fact, value) => !Number.isNaN(Number.parseFloat(String(fact))) && test(fact as number, value as number)
}

function indexIn(value: ForeignValue, fact: ForeignValue): number {
  if (isList(value)) return value.indexOf(fact)
  if (typeof value === 'string') return value.indexOf(String(fact))
  throw new ForeignOperatorError('`in` and `notIn` need a list')
}

function elements(value: ForeignValue): readonly ForeignValue[] {
  if (isList(value)) return value
  throw new ForeignOperatorError('`someValue` and `everyValue` need a list')
}

function isList(value: ForeignValue): value is readonly ForeignValue[] {
  return Array.isArray(value)
}

function anything(): boolean {
  return true
}
