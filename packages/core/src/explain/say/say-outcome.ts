import type { Card, Enforcement, Fallback, Measure, Outcome, Plan, Queue } from '../../evaluate/decision.ts'
import { plainText } from './plain-text.ts'
import { sayAuthor } from './say-author.ts'
import { sayInstant } from './say-instant.ts'
import { sayJson } from './say-json.ts'
import { sayList } from './say-list.ts'
import { saySteps } from './say-steps.ts'

const ENFORCEMENT: Readonly<Record<Enforcement, string>> = {
  execute: 'It runs now',
  'execute-then-await': 'A first part runs now, the rest waits for approval',
  'await-approval': 'It waits for approval',
  block: 'It does not run',
  observe: 'It is only recorded: nothing runs',
  none: 'Nothing runs',
}

/** Plans that a sentence names. */
const MOST_PLANS = 12

/** What happens now: what runs, what waits and for whom, what runs instead, what it uses up. */
export function sayOutcome(outcome: Outcome): readonly string[] {
  return [
    `${ENFORCEMENT[outcome.enforcement]} (phase ${outcome.phase}).`,
    ...sayPlanned('Runs now', outcome.runs, outcome.chosen?.plan),
    ...sayPlanned('Waits', outcome.waits, outcome.chosen?.plan),
    ...(outcome.card === undefined ? [] : sayCard(outcome.card, outcome.chosen === undefined)),
    ...(outcome.fallback === undefined ? [] : [sayFallback(outcome.fallback)]),
    ...sayReserved(outcome.reserve),
    ...(outcome.cut.length === 0
      ? []
      : [`Not looked at, because there were too many: ${sayList(outcome.cut.slice(0, MOST_PLANS).map(id => plainText(id)))}.`]),
  ]
}

function sayPlanned(what: string, steps: readonly string[], plan: Plan | undefined): readonly string[] {
  return steps.length === 0 ? [] : [`${what}: ${saySteps(steps, plan)}.`]
}

function sayCard({ queues, expires, onExpiry, editable, choices }: Card, chooses: boolean): readonly string[] {
  const who = sayList(queues.map(sayQueue))
  const until = `until ${sayInstant(expires)}; after that, the plan is ${plainText(onExpiry)}.`
  if (chooses) return [`${who} choose between ${sayList(choices.map(id => plainText(id)))} ${until}`]
  const edits = editable.length === 0 ? [] : [`Before approving one may edit ${sayList(editable.map(name => plainText(name)))}.`]
  return [`${who} approve or reject ${until}`, ...edits]
}

function sayQueue({ queue, approvals }: Queue): string {
  return approvals > 1 ? `${plainText(queue)} (${approvals} approvals)` : plainText(queue)
}

function sayFallback({ plan, by, verdict, enforcement }: Fallback): string {
  return `Instead: ${verdict} ${plainText(plan.option)} (${sayAuthor(by)}). ${ENFORCEMENT[enforcement]}.`
}

/** What runs by itself is counted; what would only be observed is counted apart. */
function sayReserved(reserve: Outcome['reserve']): readonly string[] {
  const amounts = reserve.filter(({ of }) => amountOf(of) !== '0')
  if (amounts.length === 0) return []
  const counted = amounts.map(({ key, of }) => `${sayJson(of)} on ${plainText(key)}`)
  return [`It ${amounts.some(({ shadow }) => shadow) ? 'would count' : 'counts'} ${sayList(counted)}.`]
}

const amountOf = (measure: Measure): string => (typeof measure === 'string' ? measure : measure.amount)
