import type { OptionId } from '../../values/ids.ts'
import { optionId } from '../../values/ids.ts'
import { formatInstant } from '../../values/instant.ts'
import type { Card, Queue, Reason } from '../decision.ts'
import type { Judged } from '../options/candidate.ts'
import { eligible } from '../options/panel.ts'
import type { Scene } from '../scene.ts'
import { isReview } from '../verdict.ts'
import { endOf } from './review-clock.ts'

/** A card without `review:` in the policy waits this long. */
const DEFAULT_MS = 86_400_000

/** One card: every queue that a counted review names, and the policy's own where the phase asks for a person or nothing is named. */
export function reviewCard(scene: Scene, panel: readonly Judged[], reasons: readonly Reason[], phaseAsks: boolean): Card {
  const { program } = scene
  const { otherwise, review } = program.model
  return {
    queues: queuesOf(program.queue, reasons, phaseAsks),
    expires: formatInstant(expiryOf(scene)),
    onExpiry: optionId(review?.onExpiry ?? otherwise ?? ''),
    editable: review?.editable ?? [],
    choices: choicesOf(panel, otherwise),
  }
}

function queuesOf(own: Queue, reasons: readonly Reason[], phaseAsks: boolean): readonly [Queue, ...Queue[]] {
  const queues: Queue[] = []
  for (const reason of reasons) if (isReview(reason)) addQueue(queues, reason.queue ?? own.queue, reason.approvals ?? own.approvals)
  if (phaseAsks) addQueue(queues, own.queue, own.approvals)
  const [first, ...others] = queues
  return [first ?? own, ...others]
}

/** Each queue once, with the most approvals that a voice asks of it. */
function addQueue(queues: Queue[], queue: string, wanted: number): void {
  const known = queues.findIndex(one => one.queue === queue)
  const approvals = Math.max(queues[known]?.approvals ?? 1, wanted)
  if (known < 0) queues.push({ queue, approvals })
  else queues[known] = { queue, approvals }
}

/** The earlier of `expires` and `by`; one that has passed is due now. */
function expiryOf({ program: { review }, own: { base }, now }: Scene): number {
  const expires = review === undefined ? now + DEFAULT_MS : endOf(review.model.expires, base, now)
  const by = review?.by?.evaluate(base)
  return Math.max(now, typeof by === 'number' ? Math.min(by, expires) : expires)
}

function choicesOf(panel: readonly Judged[], otherwise: string | undefined): readonly OptionId[] {
  const choices = eligible(panel).map(({ candidate }) => candidate.id)
  if (otherwise !== undefined && !choices.some(id => id === otherwise)) choices.push(optionId(otherwise))
  return choices
}
