import { LONGEST_CHAIN } from '../values/foreign-operator.ts'

/** `not:someFact:isHot` as the engine takes it apart: the longest name that is an operator, and the decorators before it. */
export interface OperatorName {
  readonly operator: string
  readonly decorators: readonly string[]
}

/** @returns nothing for a name that the engine would not know, nor for one of more decorators than anybody means. */
export function operatorName(name: string, operators: ReadonlySet<string>, decorators: ReadonlySet<string>): OperatorName | undefined {
  const before: string[] = []
  let operator = name
  while (!operators.has(operator)) {
    const colon = operator.indexOf(':')
    const decorator = operator.slice(0, Math.max(colon, 0))
    if (colon <= 0 || !decorators.has(decorator) || before.length === LONGEST_CHAIN) return undefined
    before.push(decorator)
    operator = operator.slice(colon + 1)
  }
  return { operator, decorators: before }
}
