import type { Expression } from '../expression.ts'
import type { Span } from '../syntax.ts'
import type { Checking } from './checking.ts'
import { refuse } from './checking.ts'

/** Quantifiers inside quantifiers multiply: with lists of 5,000 elements a fourth level would never end. */
const DEEPEST = 3

/** The checking of a quantifier's body, with its variable; `undefined` where quantifiers nest too deep. */
export function innerChecking(checking: Checking, span: Span, name?: string, variable?: Expression): Checking | undefined {
  if (checking.nesting >= DEEPEST) {
    return refuse(checking, span, 'nested-too-deep', `lists are walked inside each other at most ${DEEPEST} levels deep`)
  }
  const variables = new Map(checking.variables)
  if (name !== undefined && variable !== undefined) variables.set(name, variable)
  return { ...checking, variables, nesting: checking.nesting + 1 }
}
