import { parseDuration } from '../../values/duration.ts'
import type { Expression } from '../expression.ts'
import { readExpressionSlot } from '../expression-slot.ts'
import type { At } from '../issue.ts'
import type { Condition, GateHead, GateModel } from '../model.ts'
import type { BudgetDocument, ConfidenceDocument, GateDocument, LimitDocument } from '../schema/gate-schema.ts'
import { GATE_KINDS } from '../schema/gate-schema.ts'
import { many } from '../schema/parts.ts'
import type { Scope } from '../scope.ts'
import type { Report } from '../source-node.ts'
import { typeText } from '../type-text.ts'
import { readLimitSlot, readValueSlot } from '../value-slot.ts'
import { checkPatterns } from './action-patterns.ts'
import { checkGateOrder } from './check-gate-order.ts'
import { checkLimits, checkLimitUnits } from './check-limits.ts'
import { judgingScope } from './judging-scope.ts'
import { reading, refuse } from './linking.ts'
import { placed } from './placed.ts'
import type { PolicyPlace } from './policy-place.ts'
import { unknownName } from './unknown-name.ts'

interface GatePlace {
  readonly place: PolicyPlace
  readonly head: GateHead
  readonly scope: Scope
}

export function linkGates(place: PolicyPlace): readonly GateModel[] {
  return (place.document.value.gates ?? []).flatMap(gate => linkGate(place, gate) ?? [])
}

function linkGate(place: PolicyPlace, gate: GateDocument): GateModel | undefined {
  const { document, space } = place
  const named = placed(document, gate, 'for', gate.for).map(({ text, at }) => ({ pattern: text, at }))
  checkPatterns(named, space.catalogue, space.report)
  const patterns = many(gate.for)
  const scope = judgingScope(place, patterns.length === 0 ? ['*'] : patterns, document.sources.at(gate, 'id'))
  const head: GateHead = { id: gate.id, for: patterns, ...(gate.to === undefined ? {} : { to: gate.to }) }
  const kinds = GATE_KINDS.filter(kind => gate[kind] !== undefined)
  if (kinds.length === 0 && GATE_KINDS.some(kind => document.broken.has(kind))) return undefined
  if (kinds.length !== 1) {
    const known = GATE_KINDS.map(kind => `\`${kind}\``).join(', ')
    return refuse(space.report, 'exactly-one', document.sources.at(gate, 'id'), `a gate has exactly one of ${known}`)
  }
  return linkKind({ place, head, scope }, gate)
}

function linkKind(at: GatePlace, gate: GateDocument): GateModel | undefined {
  if (gate.confidence !== undefined) return linkConfidence(at, gate.confidence)
  if (gate.limit !== undefined) return linkLimit(at, gate.limit)
  if (gate.budget !== undefined) return linkBudget(at, gate.budget)
  return gate.reversible === undefined ? undefined : linkReversible(at, gate.reversible)
}

function linkConfidence({ place, head, scope }: GatePlace, confidence: ConfidenceDocument): GateModel | undefined {
  const { sources } = place.document
  const read = (key: keyof ConfidenceDocument): Expression | undefined => {
    const node = sources.node(confidence, key)
    return reading(place.space.report, node.at, report => readValueSlot(node, scope, { kind: 'probability' }, report))
  }
  const permitFrom = read('permitFrom')
  const reviewFrom = sources.has(confidence, 'reviewFrom') ? read('reviewFrom') : undefined
  if (permitFrom === undefined) return undefined
  const at = sources.at(confidence, 'permitFrom')
  const bounds = { low: reviewFrom, high: permitFrom, at, message: '`permitFrom` is below `reviewFrom`' }
  checkGateOrder(bounds, place.parameters, place.space.report)
  return { ...head, kind: 'confidence', permitFrom, ...(reviewFrom === undefined ? {} : { reviewFrom }) }
}

function linkLimit({ place, head, scope }: GatePlace, limit: LimitDocument): GateModel | undefined {
  const { sources } = place.document
  const of = linkOf(place, limit, scope)
  if (of === undefined) return undefined
  const permitUpTo = linkBound(place, limit, 'permitUpTo', of, scope)
  const reviewUpTo = sources.has(limit, 'reviewUpTo') ? linkBound(place, limit, 'reviewUpTo', of, scope) : undefined
  if (permitUpTo === undefined) return undefined
  const at = sources.at(limit, 'permitUpTo')
  const bounds = { low: permitUpTo, high: reviewUpTo, at, message: '`permitUpTo` is above `reviewUpTo`' }
  checkGateOrder(bounds, place.parameters, place.space.report)
  checkLimitUnits(permitUpTo, reviewUpTo, at, place.space.report)
  return { ...head, kind: 'limit', of, permitUpTo, ...(reviewUpTo === undefined ? {} : { reviewUpTo }) }
}

function linkBudget({ place, head, scope }: GatePlace, budget: BudgetDocument): GateModel | undefined {
  const { sources } = place.document
  const of = linkOf(place, budget, scope)
  const upTo = of === undefined ? undefined : linkBound(place, budget, 'upTo', of, scope)
  const keys = budget.by ?? []
  const by = keys.flatMap((_, index) => {
    const node = sources.node(keys, index)
    const key = reading(place.space.report, node.at, report => readExpressionSlot(node, scope, undefined, report))
    return key === undefined || !isKey(key, node.at, place.space.report) ? [] : key
  })
  const per = linkWindow(place, budget)
  if (of === undefined || upTo === undefined || per === undefined) return undefined
  return { ...head, kind: 'budget', of, by, per, upTo, over: budget.over ?? 'review', counts: budget.counts ?? 'unattended' }
}

function linkReversible({ place, head }: GatePlace, reversible: NonNullable<GateDocument['reversible']>): GateModel {
  const { until } = reversible
  const { events } = place.space.catalogue
  if (until !== 'never' && !events.has(until)) {
    unknownName(place.space.report, 'unknown-event', place.document.sources.at(reversible, 'until'), 'event', until, [
      ...events.keys(),
      'never',
    ])
  }
  return { ...head, kind: 'reversible', until, else: reversible.else ?? 'review' }
}

function linkOf(place: PolicyPlace, holder: LimitDocument | BudgetDocument, scope: Scope): Condition | undefined {
  const node = place.document.sources.node(holder, 'of')
  return reading(place.space.report, node.at, report => readExpressionSlot(node, scope, 'measure', report))
}

function linkBound(place: PolicyPlace, holder: object, key: string, of: Condition, scope: Scope): Expression | undefined {
  const node = place.document.sources.node(holder, key)
  const bound = reading(place.space.report, node.at, report => readLimitSlot(node, scope, of.expression.type, report))
  checkLimits(bound, node.at, place.space.report)
  return bound
}

/** A budget is kept by plain values: nobody could find the line of a list or an object again. */
function isKey({ text, expression: { type } }: Condition, at: At, report: Report): boolean {
  if (type.kind !== 'list' && type.kind !== 'map' && type.kind !== 'object') return true
  refuse(report, 'types-differ', at, `a budget is kept by plain values, and \`${text}\` is ${typeText(type)}`)
  return false
}

/** A day follows the site, so a policy without one has none. */
function linkWindow(place: PolicyPlace, budget: BudgetDocument): Extract<GateModel, { kind: 'budget' }>['per'] | undefined {
  const { space, document } = place
  const at = document.sources.at(budget, 'per')
  if (budget.per === 'day') {
    if (!space.hasSite) refuse(space.report, 'missing-site', at, '`per: day` is the day of the site, and the policy has no `site`')
    return { kind: 'day' }
  }
  const ms = parseDuration(budget.per)
  if (ms !== undefined && ms > 0) return { kind: 'rolling', ms }
  return refuse(space.report, 'wrong-form', at, `\`${budget.per}\` is not a duration`)
}
