import type { Expression } from '../../policy/expression.ts'
import type { Evaluate } from '../frame/frame.ts'
import { charged, computeApart } from '../frame/step-budget.ts'

/** Places in `frame.once` of the leaves of one or more policies; grows while they are compiled. */
export type Leaves = Map<string, number>

/**
 * The place of a leaf: a path from subject or fact that passes no element of a list, so it has one value in a decision. Equal paths
 * have one place, whichever expressions they stand in.
 */
export function leafPlace(expression: Expression, leaves: Leaves): number | undefined {
  const path = leafPath(expression)
  if (path === undefined) return undefined
  const place = leaves.get(path) ?? leaves.size
  leaves.set(path, place)
  return place
}

function leafPath(expression: Expression): string | undefined {
  switch (expression.op) {
    case 'subject':
      return 'subject'
    case 'fact':
      return `fact ${expression.index}`
    case 'field': {
      const of = leafPath(expression.of)
      return of === undefined ? undefined : `${of}.${JSON.stringify(expression.name)}:${JSON.stringify(expression.type)}`
    }
    default:
      return undefined
  }
}

/** Reads a leaf once a decision. What is unknown is read again: it is rare, and a hole then needs no mark. */
export function readLeafOnce(place: number, read: Evaluate): Evaluate {
  return frame => {
    const { leaves } = frame.once
    const known = leaves[place]
    if (known !== undefined) return known
    const value = read(frame)
    leaves[place] = value
    return value
  }
}

/** A list is decoded once, and its length charged to everyone who reads it: so a value never hangs on who asked first. */
export function readListOnce(place: number, read: Evaluate): Evaluate {
  return frame => {
    const { lists } = frame.once
    const known = lists[place]
    if (known !== undefined) return charged(frame, known)
    const computed = computeApart(frame, read)
    lists[place] = computed
    return charged(frame, computed)
  }
}
