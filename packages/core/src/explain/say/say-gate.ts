import type { Expression } from '../../policy/expression.ts'
import type { GateModel, PolicyModel } from '../../policy/model.ts'
import { sayDuration } from './say-duration.ts'
import { sayExpression } from './say-expression.ts'
import { sayActions } from './say-guard.ts'
import { sayLimit } from './say-limit.ts'
import { sayList } from './say-list.ts'

type Gate<Kind extends GateModel['kind']> = Extract<GateModel, { kind: Kind }>

/** What a gate lets through by itself, what it sends to a person, and what it denies. */
export function sayGate(gate: GateModel, policy: PolicyModel): string {
  const speaks = gate.for.length === 0 ? '' : ` It looks at plans with ${sayActions(gate.for)} only.`
  const to = gate.to === undefined ? '' : ` The person is one of ${gate.to}.`
  return `${gate.id}: ${sayGateKind(gate, policy)}${speaks}${to}`
}

/** The same without its name and without what it speaks of. */
export function sayGateKind(gate: GateModel, policy: PolicyModel): string {
  switch (gate.kind) {
    case 'confidence':
      return sayConfidence(gate, policy)
    case 'limit':
      return sayBounds(gate, policy)
    case 'budget':
      return sayBudget(gate, policy)
    case 'reversible':
      return `every step that is not safe can be undone ${gate.until === 'never' ? 'at any time' : `until ${gate.until}`}; else ${sayVote(gate.else)}.`
  }
}

function sayConfidence({ permitFrom, reviewFrom }: Gate<'confidence'>, policy: PolicyModel): string {
  const below =
    reviewFrom === undefined ? 'below, a person decides' : `from ${sayLimit(reviewFrom, policy)} a person decides; below, it is denied`
  return `what a scorer or an agent chose passes from confidence ${sayLimit(permitFrom, policy)}; ${below}.`
}

function sayBounds({ of, permitUpTo, reviewUpTo }: Gate<'limit'>, policy: PolicyModel): string {
  const above =
    reviewUpTo === undefined ? 'above, a person decides' : `up to ${sayLimit(reviewUpTo, policy)} a person decides; above, it is denied`
  return `${sayExpression(of.expression, policy)} passes up to ${sayLimit(permitUpTo, policy)}; ${above}.${sayElsewhere(of.expression)}`
}

/** A limit speaks of the currencies and units that it names. */
function sayElsewhere({ type: { kind } }: Expression): string {
  if (kind === 'money') return ' In any other currency a person decides.'
  return kind === 'quantity' ? ' In any other unit a person decides.' : ''
}

function sayBudget({ of, by, per, upTo, over, counts }: Gate<'budget'>, policy: PolicyModel): string {
  const keys = by.length === 0 ? '' : ` by ${sayList(by.map(({ text }) => text))}`
  const span = per.kind === 'day' ? 'over one day at the site' : `over the last ${sayDuration(per.ms)}`
  const all = counts === 'all' ? ' What a person approved counts too.' : ''
  return `${sayExpression(of.expression, policy)}, summed${keys} ${span}, stays within ${sayLimit(upTo, policy)}; over it ${sayVote(over)}.${all}`
}

const sayVote = (vote: 'review' | 'deny'): string => (vote === 'review' ? 'a person decides' : 'it is denied')
