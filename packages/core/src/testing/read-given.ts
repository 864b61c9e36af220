import type { Measure } from '../evaluate/decision.ts'
import type { DecisionInput } from '../evaluate/decision-input.ts'
import type { At } from '../policy/issue.ts'
import type { Phase } from '../policy/model.ts'
import type { MapNode, Report, SourceNode } from '../policy/source-node.ts'
import { failureSlip } from '../runtime/failure-slip.ts'
import { scoringOf } from '../runtime/scoring-of.ts'
import { policyId } from '../values/ids.ts'
import { parseInstant } from '../values/instant.ts'
import type { CaseContext } from './case-context.ts'
import { caseIssue, unknownName } from './case-issue.ts'
import { jsonOf, nodeAt, textOf, withKey } from './case-node.ts'
import type { CaseRow } from './case-rows.ts'
import { measureOf } from './measure-of.ts'
import { readFacts } from './read-facts.ts'
import { readSubject } from './read-subject.ts'
import { readActor, readTrigger } from './read-trigger.ts'
import { reportUnknownKeys } from './unknown-keys.ts'

/** What a case says, short of calendars and ledger, which are resolved from it. */
export interface Given {
  readonly input: DecisionInput
  /** Stands in for the rollout of the policy. */
  readonly phase?: Phase
  /** What is already spent, by gate. */
  readonly used: readonly Used[]
}

export interface Used {
  readonly gate: string
  readonly amount: Measure
  readonly at: At
}

const KEYS = ['event', 'proposal', 'facts', 'state', 'phase', 'site', 'used', 'agent', 'now', 'arrival']
const PHASES: readonly Phase[] = ['observe', 'approval', 'unattended']
const ARRIVALS: readonly DecisionInput['arrival'][] = ['first', 'stale', 'gap']

/**
 * Builds the input of a case. A fact that is not given is `not-found`; without `now` the document's counts.
 *
 * Everything wrong is reported; whoever calls looks at the reports, not only at the result.
 */
export function readGiven(row: CaseRow, context: CaseContext, report: Report): Given | undefined {
  const { given } = row
  reportUnknownKeys('given', [...KEYS, context.policy.subject], given, report)
  const now = readNow(given, context, report)
  const subject = readSubject(row, context, now, report)
  const trigger = subject === undefined ? undefined : readTrigger(given, context, subject, now, report)
  const input: DecisionInput | undefined =
    subject === undefined || trigger === undefined
      ? undefined
      : {
          schema: 1,
          now,
          tenant: 'test',
          policy: policyId(context.policy.id),
          trigger,
          actor: readActor(given, context, report),
          subject,
          arrival: oneOf(given, 'arrival', ARRIVALS, report) ?? 'first',
          facts: readFacts(row, context, now, report),
          scoring: readScoring(row.propose, context, report),
          calendars: {},
          ledger: {},
          standing: { certificates: {}, stops: [] },
        }
  const phase = oneOf(given, 'phase', PHASES, report)
  const used = readUsed(nodeAt(given, 'used'), context, report)
  return input === undefined ? undefined : { input, used, ...(phase === undefined ? {} : { phase }) }
}

function readNow(given: MapNode, context: CaseContext, report: Report): string {
  const node = nodeAt(given, 'now')
  const now = textOf(node) ?? context.now ?? '1970-01-01T00:00:00Z'
  if (parseInstant(now) === undefined)
    report(caseIssue('wrong-form', `\`now\` is an instant with offset, got \`${now}\``, (node ?? given).at))
  return now
}

function oneOf<T extends string>(given: MapNode, key: string, values: readonly T[], report: Report): T | undefined {
  const node = nodeAt(given, key)
  if (node === undefined) return undefined
  const value = values.find(one => one === textOf(node))
  if (value === undefined) report(unknownName('unknown-value', key, textOf(node) ?? '', values, node.at))
  return value
}

const PROPOSE_KEYS = ['option', 'confidence', 'fails', 'scorer', 'status', 'why', 'asked', 'ungrounded', 'rationale']

/** `propose: { option }` without a confidence is a scorer that is certain. */
function readScoring(propose: MapNode | undefined, { policy }: CaseContext, report: Report): DecisionInput['scoring'] {
  if (propose === undefined) return {}
  reportUnknownKeys('propose', PROPOSE_KEYS, propose, report)
  const certain = nodeAt(propose, 'option') !== undefined && nodeAt(propose, 'confidence') === undefined
  const json = jsonOf(certain ? withKey(propose, 'confidence', certainty(propose.at)) : propose)
  const by = policy.propose?.by
  const scoring = json === undefined ? undefined : scoringOf(json, by?.kind === 'scorer' ? by.scorer : 'scorer')
  const slip = scoring === undefined ? undefined : failureSlip(scoring)
  if (slip !== undefined) report({ ...slip, at: (nodeAt(propose, 'fails') ?? nodeAt(propose, 'why') ?? propose).at })
  if (scoring !== undefined) return { '': scoring }
  report(
    caseIssue(
      'case-propose',
      '`propose` is `{ option, confidence }`, `{ confidence: { option: number } }` or `{ fails: reason }`',
      propose.at,
    ),
  )
  return {}
}

function certainty(at: At): SourceNode {
  return { kind: 'scalar', value: 1, source: '1', style: 'plain', at, place: () => at }
}

function readUsed(node: SourceNode | undefined, { workspace }: CaseContext, report: Report): readonly Used[] {
  const gates = workspace.policies.flatMap(policy =>
    policy.gates.filter(gate => gate.kind === 'budget').flatMap(gate => [gate.id, `${policy.id}/${gate.id}`]),
  )
  return (node?.kind === 'map' ? node.entries : []).flatMap(({ key, keyAt, value }) => {
    const amount = measureOf(jsonOf(value))
    if (amount === undefined) report(caseIssue('wrong-form', 'what is used is an amount: `4000 EUR`, `12 EA` or a number', value.at))
    const gate = key.includes('[') ? key.slice(0, key.indexOf('[')) : key
    if (!gates.includes(gate)) report(unknownName('unknown-gate', 'budget gate', gate, gates, keyAt))
    return amount === undefined ? [] : [{ gate: key, amount, at: keyAt }]
  })
}
