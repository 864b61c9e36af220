import type { Expression, Relation } from '../expression.ts'

/** The parts of a junction without those that the engine's `undefined` says by itself. */
export interface Apart {
  readonly parts: readonly Expression[]
  /** What may be absent. */
  readonly optional: readonly Expression[]
}

/**
 * `has(x) && x > 5` is `x greaterThan 5` to the engine, where a value that is absent is above nothing; `!has(x) || x != 5` is `notEqual`.
 */
export function withoutPresence(op: 'and' | 'or', args: readonly Expression[]): Apart {
  const said = args.flatMap(arg => presenceIn(op, arg) ?? []).filter(path => args.some(arg => saysOf(op, arg, path)))
  const isSaid = (arg: Expression): boolean => said.some(path => isSame(presenceIn(op, arg), path))
  return { parts: args.filter(arg => !isSaid(arg)), optional: said }
}

/** `has(x)` in `and`, `!has(x)` in `or`. */
function presenceIn(op: 'and' | 'or', arg: Expression): Expression | undefined {
  if (op === 'and') return arg.op === 'has' ? arg.of : undefined
  return arg.op === 'not' && arg.of.op === 'has' ? arg.of.of : undefined
}

const FALSE_OF_NOTHING: ReadonlySet<Relation> = new Set(['equal', 'less', 'at-most', 'greater', 'at-least'])

/** Whether a leaf on the path is false (in `and`) or true (in `or`) to the engine where there is nothing. */
function saysOf(op: 'and' | 'or', arg: Expression, path: Expression): boolean {
  const leaf = op === 'or' && arg.op === 'not' ? arg.of : arg
  const isDenied = leaf !== arg
  switch (leaf.op) {
    case 'compare':
      return isSame(leaf.left, path) && leaf.right.op === 'literal' && FALSE_OF_NOTHING.has(leaf.relation) === (op === 'and' || isDenied)
    case 'in':
      return leaf.list.op === 'list' && isSame(leaf.of, path) && (op === 'and' || isDenied)
    default:
      return false
  }
}

function isSame(one: Expression | undefined, other: Expression): boolean {
  return one !== undefined && JSON.stringify(one) === JSON.stringify(other)
}
