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
      return saysCompared(leaf, path, op === 'and' || isDenied)
    case 'in':
      return leaf.list.op === 'list' ? isSame(leaf.of, path) && (op === 'and' || isDenied) : isSame(leaf.list, path) && op === 'and'
    case 'exists':
    case 'all':
      return isSame(leaf.list, path) && (op === 'and' || isDenied)
    case 'not':
      // Exported as `doesNotContain`, which is false of what is no list.
      return op === 'and' && leaf.of.op === 'in' && leaf.of.list.op !== 'list' && isSame(leaf.of.list, path)
    default:
      return false
  }
}

/** An order with what is not there is false on either side; two that are not there are equal to the engine. */
function saysCompared({ left, right, relation }: Expression & { op: 'compare' }, path: Expression, isFalse: boolean): boolean {
  const isOrder = relation !== 'equal' && relation !== 'not-equal'
  if (right.op !== 'literal') return isOrder && isFalse && (isSame(left, path) || isSame(right, path))
  const operand = left.op === 'size' ? left.of : left
  return (isSame(left, path) || isSame(operand, path)) && FALSE_OF_NOTHING.has(relation) === isFalse
}

function isSame(one: Expression | undefined, other: Expression): boolean {
  return one !== undefined && JSON.stringify(one) === JSON.stringify(other)
}
