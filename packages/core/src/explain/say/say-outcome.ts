import type { Card, Enforcement, Fallback, Outcome, Plan, Queue } from '../../evaluate/decision.ts'
import { plainText } from './plain-text.ts'
import { sayAuthor } from './say-author.ts'
import { sayJson } from './say-json.ts'
import { sayList } from './say-list.ts'

const ENFORCEMENT: Readonly<Record<Enforcement, string>> = {
  execute: 'It runs now',
  'execute-then-await': 'A first part runs now, the rest waits for approval',
  'await-approval': 'It waits for approval',
  block: 'It does not run',
  observe: 'It is only recorded: nothing runs',
  none: 'Nothing runs',
}

/** Steps that a sentence names. */
const MOST_STEPS = 12

/** What happens now: what runs, what waits and for whom, what runs instead, what it uses up. */
export function sayOutcome(outcome: Outcome): readonly string[] {
  return [
    `${ENFORCEMENT[outcome.enforcement]} (phase ${outcome.phase}).`,
    ...sayPlanned('Runs now', outcome.runs, outcome.chosen?.plan),
    ...sayPlanned('Waits', outcome.waits, outcome.chosen?.plan),
    ...(outcome.card === undefined ? [] : sayCard(outcome.card, outcome.chosen === undefined)),
    ...(outcome.fallback === undefined ? [] : [sayFallback(outcome.fallback)]),
    ...outcome.reserve.map(({ key, of, shadow }) => `It ${shadow ? 'would use' : 'uses'} ${sayJson(of)} of ${plainText(key)}.`),
    ...(outcome.cut.length === 0
      ? []
      : [`Not looked at, because there were too many: ${sayList(outcome.cut.slice(0, MOST_STEPS).map(id => plainText(id)))}.`]),
  ]
}

function sayPlanned(what: string, steps: readonly string[], plan: Plan | undefined): readonly string[] {
  if (steps.length === 0 || plan === undefined) return []
  const named = steps.slice(0, MOST_STEPS).map(id => `${plainText(id)} ${plan.steps.find(step => step.id === id)?.action ?? ''}`.trimEnd())
  const more = steps.length > MOST_STEPS ? `, … ${steps.length - MOST_STEPS} more` : ''
  return [`${what}: ${named.join(', ')}${more}.`]
}

function sayCard({ queues, expires, onExpiry, editable, choices }: Card, chooses: boolean): readonly string[] {
  const who = sayList(queues.map(sayQueue))
  const asks = chooses
    ? `${who} choose between ${sayList(
        choices.map(id => plainText(id)),
        'or',
      )}`
    : `${who} approve or reject`
  const edits = editable.length === 0 ? [] : [`Before that, ${sayList(editable.map(name => plainText(name)))} may be edited.`]
  return [`${asks} until ${plainText(expires)}; after that, ${plainText(onExpiry)}.`, ...edits]
}

function sayQueue({ queue, approvals }: Queue): string {
  return approvals > 1 ? `${plainText(queue)} (${approvals} approvals)` : plainText(queue)
}

function sayFallback({ plan, by, verdict, enforcement }: Fallback): string {
  return `Instead: ${verdict} ${plainText(plan.option)} (${sayAuthor(by)}). ${ENFORCEMENT[enforcement]}.`
}
