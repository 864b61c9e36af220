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
  const approvals = new Map<string, number>()
  const add = ({ queue, approvals: wanted }: Queue) => approvals.set(queue, Math.max(approvals.get(queue) ?? 1, wanted))
  for (const reason of reasons)
    if (isReview(reason)) add({ queue: reason.queue ?? own.queue, approvals: reason.approvals ?? own.approvals })
  if (phaseAsks) add(own)
  const [first, ...others] = [...approvals].map(([queue, wanted]) => ({ queue, approvals: wanted }))
  return [first ?? own, ...others]
}

/** The earlier of `expires` and `by`; one that has passed is due now. */
function expiryOf({ program: { review }, own: { base }, now }: Scene): number {
  const expires = review === undefined ? now + DEFAULT_MS : endOf(review.model.expires, base, now)
  const by = review?.by?.evaluate(base)
  return Math.max(now, typeof by === 'number' ? Math.min(by, expires) : expires)
}

function choicesOf(panel: readonly Judged[], otherwise: string | undefined): readonly OptionId[] {
  const choices = eligible(panel).map(({ candidate }) => candidate.id)
  return otherwise === undefined || choices.some(id => id === otherwise) ? choices : [...choices, optionId(otherwise)]
}
