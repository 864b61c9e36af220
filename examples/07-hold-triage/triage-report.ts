import type { Decision } from '@countersign/core'

/** How a hold ended. `resolved`: nobody had to look; `handed-over`: a ticket was opened unattended; `waits`: a person is asked first. */
type Ending = 'resolved' | 'handed-over' | 'waits' | 'not-decided'

export interface TriageReport {
  holds: number
  /** By ending, then by why. */
  readonly endings: Readonly<Record<Ending, Record<string, number>>>
  /** How often the scorer was shown which procedure. */
  readonly procedures: Record<string, number>
}

export function emptyReport(): TriageReport {
  return { holds: 0, endings: { resolved: {}, 'handed-over': {}, waits: {}, 'not-decided': {} }, procedures: {} }
}

export function addDecision(report: TriageReport, decision: Decision, procedures: readonly string[]): void {
  const { ending, why } = endingOf(decision)
  report.holds += 1
  add(report.endings[ending], why)
  for (const procedure of procedures) add(report.procedures, procedure)
}

function endingOf(decision: Decision): { readonly ending: Ending; readonly why: string } {
  if (decision.kind === 'not-applicable') return { ending: 'not-decided', why: decision.reason.code }
  const { chosen, enforcement, verdict, reasons } = decision
  const voice = reasons.find(({ vote }) => vote !== 'note')?.code ?? 'nothing'
  if (enforcement === 'execute' && chosen !== undefined && chosen.plan.option !== 'ticket')
    return { ending: 'resolved', why: chosen.plan.option }
  if (enforcement === 'execute')
    return { ending: 'handed-over', why: chosen?.by.kind === 'rule' ? `rule ${chosen.by.rule}` : `the ${chosen?.by.kind}` }
  if (enforcement === 'block') return { ending: 'handed-over', why: `denied by ${voice}` }
  return { ending: 'waits', why: verdict === 'permit' ? 'a site that asks first' : voice }
}

function add(counts: Record<string, number>, name: string): void {
  counts[name] = (counts[name] ?? 0) + 1
}

const TITLES: readonly (readonly [Ending, string])[] = [
  ['resolved', 'resolved, nobody looked'],
  ['handed-over', 'handed to the team that owns the cause, nobody dispatched'],
  ['waits', 'wait for a person'],
  ['not-decided', 'not decided'],
]

/** Why, in words; what has none is a name of the policy that says it all. */
const WORDS: Readonly<Record<string, string>> = {
  'rule stock': 'what ships without the rest is another policy: not asked from here yet',
  'rule risk': 'risk owns fraud and sanctions',
  'rule payment-is-final': 'the bank will say no again',
  'rule credit-not-clear': 'finance owns credit',
  'rule address-unclear': 'no suggestion, or several',
  worth: 'over 1500 EUR, which is all that runs alone',
  'a site that asks first': 'DC-WEST is in phase approval',
  'old-hold': 'older than three days',
  sure: 'the scorer is not sure: what was written speaks against it',
  'cancelling-is-final': 'a person speaks with the customer first',
  retryable: 'the payment system did not answer',
  'cause-gone': 'the credit system did not answer',
  'rule-undetermined': 'a system did not answer, so a rule could not be judged',
}

/** Shares in percent of all holds, the largest first. */
export function reportText(report: TriageReport): string {
  const { holds, endings, procedures } = report
  const share = (count: number): string => `${((count * 100) / holds).toFixed(1).padStart(5)} %`
  const lines = TITLES.flatMap(([ending, title]) => {
    const reasons = Object.entries(endings[ending]).sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
    const each = reasons.map(([why, count]) => `    ${share(count)}  ${why.padEnd(24)}${WORDS[why] ?? ''}`.trimEnd())
    return reasons.length === 0 ? [] : [`${share(sum(Object.values(endings[ending])))}  ${title}`, ...each]
  })
  const shown = Object.entries(procedures).sort(([a], [b]) => (a < b ? -1 : 1))
  return [
    `${holds} made-up holds`,
    ...lines,
    'shown to the scorer',
    ...shown.map(([source, count]) => `${String(count).padStart(7)}  ${source}`),
  ].join('\n')
}

const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0)

/** Of all holds, those that nobody looked at, in percent. */
export function resolvedShare({ holds, endings }: TriageReport): number {
  return (sum(Object.values(endings.resolved)) * 100) / holds
}
