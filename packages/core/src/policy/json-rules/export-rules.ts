import type { At } from '../issue.ts'
import type { GuardModel, PolicyModel, RuleModel, WorkspaceModel } from '../model.ts'
import type { PrintNames } from '../print-root.ts'
import { exportCondition } from './export-condition.ts'
import type { ExportGap, Exporting } from './export-gap.ts'
import { isGap } from './export-gap.ts'
import type { PlainJson } from './plain-json.ts'

/** Guards and rules of a policy for json-rules-engine, and what cannot be said there. */
export interface ExportedRules {
  readonly guards: ExportedFile
  readonly rules: ExportedFile
  readonly gaps: readonly PlacedGap[]
}

export interface ExportedFile {
  /** Text of a rule file. */
  readonly text: string
  readonly count: number
  /** What an import of this file says to mean the same, and what a host gives the engine. */
  readonly facts: readonly ExportedFact[]
  readonly events: Readonly<Record<string, string>>
}

/**
 * A fact of the file. Where its value is not known the host leaves it out, so that the engine rejects the run instead of answering; of
 * an `optional` one (`order.tier?`) that is absent it gives `undefined`. One value may be both, by two names.
 */
export interface ExportedFact {
  readonly name: string
  /** The expression of ours that it is. */
  readonly read: string
  readonly unit?: string
  readonly optional: boolean
}

export interface PlacedGap extends ExportGap {
  /** The guard, rule or gate. */
  readonly id: string
  readonly at: At | undefined
}

/** Writes what json-rules-engine can mean of one policy, and lists the rest with its reason. */
export function exportPolicy(model: WorkspaceModel, policy: PolicyModel): ExportedRules {
  const gaps: PlacedGap[] = []
  const gap = (id: string, { what, why }: ExportGap): void => void gaps.push({ id, at: model.at[`${policy.id}/${id}`], what, why })
  const guards = exportGuards(policy, gap)
  const rules = exportChoices(policy, gap)
  for (const { id } of policy.gates) gap(id, { what: 'gate', why: 'the engine has no plan to judge' })
  return { guards, rules, gaps }
}

type TellGap = (id: string, gap: ExportGap) => void

/** All guards are asked in any order, as rules of one priority are. */
function exportGuards(policy: PolicyModel, gap: TellGap): ExportedFile {
  const exporting = newExporting(policy)
  const written = policy.guards.flatMap(guard => {
    const conditions = conditionsOf(guard, exporting, gap)
    if (conditions === undefined) return []
    if (guard.for.some(pattern => pattern !== '*')) {
      gap(guard.id, {
        what: `for: ${guard.for.join(', ')}`,
        why: 'the engine knows no actions: the params of the event say it, and the import has to',
      })
    }
    const { id, then: type, because: message, to } = guard
    const params = {
      message,
      for: guard.for,
      ...(to === undefined ? {} : { to }),
      ...(guard.approvals === 1 ? {} : { approvals: guard.approvals }),
    }
    return [{ name: id, conditions, event: { type, params } }]
  })
  return fileOf(written, exporting)
}

/** The first that is true chooses; the engine fires all, so whoever reads the events takes the one of the highest priority. */
function exportChoices(policy: PolicyModel, gap: TellGap): ExportedFile {
  const exporting = newExporting(policy)
  const written = policy.rules.flatMap((rule, index) => {
    const type = eventOf(rule)
    if (type === undefined) gap(rule.id, { what: 'then', why: 'an option that is computed or ranked has no name that an event could have' })
    const conditions = conditionsOf(rule, exporting, gap)
    if (type === undefined || conditions === undefined) return []
    const priority = policy.rules.length - index
    return [{ name: rule.id, priority, conditions, event: { type, params: { message: rule.because } } }]
  })
  return fileOf(written, exporting)
}

function eventOf({ then }: RuleModel): string | undefined {
  if (then.kind === 'review') return 'review'
  return then.kind === 'option' ? then.option : undefined
}

function newExporting(policy: PolicyModel): Exporting {
  const names: PrintNames = {
    subject: policy.subject,
    facts: policy.facts.map(({ name }) => name),
    lets: policy.lets.map(({ name }) => name),
  }
  return { policy, names, below: policy.lets.length, facts: new Map(), optional: new Set() }
}

/** The root of a rule is one of `all`, `any`, `not`. A rule that cannot be said leaves no facts behind. */
function conditionsOf({ id, when }: GuardModel | RuleModel, exporting: Exporting, gap: TellGap): PlainJson | undefined {
  if (when === undefined) return { all: [] }
  const facts = new Map(exporting.facts)
  const exported = exportCondition(when.expression, { ...exporting, facts })
  if (isGap(exported)) {
    gap(id, exported)
    return undefined
  }
  for (const [name, fact] of facts) exporting.facts.set(name, fact)
  return Object.hasOwn(exported, 'fact') ? { all: [exported] } : exported
}

interface WrittenRule {
  readonly event: { readonly type: string }
}

function fileOf(rules: readonly WrittenRule[], { facts }: Exporting): ExportedFile {
  const events = Object.fromEntries(rules.map(({ event: { type } }) => [type, type]))
  return { text: `${JSON.stringify(rules, null, 2)}\n`, count: rules.length, facts: [...facts.values()], events }
}
