import { operandsOf } from '../../evaluate/expression/operands-of.ts'
import { pathText } from '../../evaluate/expression/path-text.ts'
import type { Expression, Relation } from '../../policy/expression.ts'
import type { PolicyModel } from '../../policy/model.ts'
import { MIRRORED } from '../../policy/relation.ts'

/** A single comparison inside a condition: a path that may move against a side that stays. */
export interface Atom {
  readonly moves: Expression
  readonly path: string
  readonly relation: Relation
  readonly stays: Expression
}

/** Comparisons of one condition that are looked at. */
const MOST_ATOMS = 24

/** The comparisons that a condition is made of, also through the terms that it names. What is asked of each element of a list is left out. */
export function atomsOf(condition: Expression, policy: PolicyModel): readonly Atom[] {
  const atoms: Atom[] = []
  collect(condition, policy, policy.lets.length, atoms)
  return atoms.slice(0, MOST_ATOMS)
}

/** INVARIANT: a term reads only terms before it, so `below` ends the search also in a model made by hand. */
function collect(condition: Expression, policy: PolicyModel, below: number, atoms: Atom[]): void {
  if (atoms.length >= MOST_ATOMS) return
  switch (condition.op) {
    case 'and':
    case 'or':
    case 'not':
    case 'if':
      for (const part of operandsOf(condition)) collect(part, policy, below, atoms)
      return
    case 'compare':
      atoms.push(...comparison(condition.left, condition.relation, condition.right, policy))
      return
    case 'in':
      atoms.push(...membership(condition.of, condition.list, policy))
      return
    case 'let':
      collectTerm(condition.index, policy, below, atoms)
      return
    default:
      atoms.push(...truth(condition, policy))
  }
}

function collectTerm(index: number, policy: PolicyModel, below: number, atoms: Atom[]): void {
  const term = index < below ? policy.lets[index] : undefined
  if (term?.type.kind === 'bool') collect(term.expression, policy, index, atoms)
}

function membership(of: Expression, list: Expression, policy: PolicyModel): readonly Atom[] {
  return list.op === 'list' ? list.items.flatMap(item => comparison(of, 'equal', item, policy)) : []
}

function comparison(left: Expression, relation: Relation, right: Expression, policy: PolicyModel): readonly Atom[] {
  const path = movable(left, policy)
  if (path !== undefined) return [{ moves: left, path, relation, stays: right }]
  const mirrored = movable(right, policy)
  return mirrored === undefined ? [] : [{ moves: right, path: mirrored, relation: MIRRORED[relation], stays: left }]
}

/** A field that is true or false by itself. */
function truth(condition: Expression, policy: PolicyModel): readonly Atom[] {
  const path = condition.type.kind === 'bool' ? movable(condition, policy) : undefined
  return path === undefined
    ? []
    : [{ moves: condition, path, relation: 'equal', stays: { op: 'literal', type: { kind: 'bool' }, value: true } }]
}

/** Values of the business: not what the policy itself says, nor whether something is there or was asked. */
function movable(expression: Expression, policy: PolicyModel): string | undefined {
  switch (expression.op) {
    case 'literal':
    case 'parameter':
    case 'variable':
    case 'now':
    case 'has':
    case 'missing':
    case 'late':
      return undefined
    default:
      return pathText(expression, policy)
  }
}
