import type { Choosing, Chosen } from './choice/choosing.ts'
import { hasVoted } from './choice/votes.ts'
import type { Card, Choice, Fallback, Outcome, Reason } from './decision.ts'
import type { Enforced } from './enforcement/enforcement.ts'
import { enforce } from './enforcement/enforcement.ts'
import { fallbackFor, isHeldBack } from './enforcement/fallback.ts'
import type { Standing } from './enforcement/phase.ts'
import { phaseFor } from './enforcement/phase.ts'
import { reservationsFor } from './enforcement/reserve.ts'
import { reviewCard } from './enforcement/review-card.ts'
import type { Judged } from './options/candidate.ts'
import { eligible } from './options/panel.ts'
import type { Scene } from './scene.ts'
import { isReviewed, verdictOf } from './verdict.ts'
import type { Walked } from './walk.ts'

/** The end of the walk: phase, enforcement, card, `otherwise`, reservations. */
export function outcomeOf({ scene, expanded, choosing, gates, reasons: voices }: Walked): Outcome {
  const standing = phaseFor(scene, choosing.chosen)
  const reasons = [...voices, ...standing.notes]
  const verdict = verdictOf(reasons)
  const enforced = enforcedFor(scene, choosing, reasons, standing)
  const fallback = verdict === 'deny' ? fallbackFor(scene, choosing) : undefined
  const card = cardFor(scene, choosing, { reasons, standing, enforced, fallback })
  return {
    verdict,
    enforcement: enforced.enforcement,
    phase: standing.phase,
    ...(choosing.chosen === undefined ? {} : { chosen: choiceOf(choosing.chosen) }),
    reasons,
    struck: struckOf(choosing.panel),
    eligible: eligible(choosing.panel).map(({ candidate: { plan }, reasons: said }) => ({ plan, reviewed: isReviewed(said) })),
    cut: expanded.cut,
    runs: enforced.runs,
    waits: enforced.waits,
    ifRejected: choosing.chosen?.judged.candidate.program?.model.ifRejected ?? 'keep',
    ...(card === undefined ? {} : { card }),
    ...(fallback === undefined ? {} : { fallback }),
    reserve: reservationsFor(gates.charges, {
      trigger: scene.input.trigger,
      verdict,
      phase: standing.phase,
      enforcement: enforced.enforcement,
    }),
  }
}

function enforcedFor(scene: Scene, { chosen, answer }: Choosing, reasons: readonly Reason[], { phase, stopped }: Standing): Enforced {
  if (chosen !== undefined) {
    const approved = answer !== undefined && hasVoted(scene.program.queue, answer.voters)
    return enforce({ candidate: chosen.judged.candidate, reasons, phase, stopped, approved })
  }
  if (phase === 'observe') return { enforcement: 'observe', runs: [], waits: [] }
  return { enforcement: verdictOf(reasons) === 'deny' ? 'block' : 'await-approval', runs: [], waits: [] }
}

function choiceOf({ judged, by, confidence, edits }: Chosen): Choice {
  return {
    plan: judged.candidate.plan,
    by,
    ...(confidence === undefined ? {} : { confidence }),
    ...(edits === undefined ? {} : { edits }),
  }
}

function struckOf(panel: readonly Judged[]): Outcome['struck'] {
  return panel.flatMap(({ candidate, reasons, struck }) => {
    const [first, ...others] = struck ? reasons.filter(({ vote }) => vote === 'deny') : []
    return first === undefined ? [] : [{ option: candidate.id, reasons: [first, ...others] as const }]
  })
}

interface CardQuestion {
  readonly reasons: readonly Reason[]
  readonly standing: Standing
  readonly enforced: Enforced
  readonly fallback: Fallback | undefined
}

/** A person is asked about what waits, and about a denied plan whose `otherwise` may not run either. */
function cardFor(scene: Scene, { panel, chosen }: Choosing, { reasons, standing, enforced, fallback }: CardQuestion): Card | undefined {
  const { enforcement } = enforced
  if (enforcement === 'await-approval' || enforcement === 'execute-then-await') {
    return reviewCard(scene, panel, reasons, standing.phase === 'approval')
  }
  const waits = fallback === undefined ? chosen?.by.kind === 'otherwise' : isHeldBack(fallback)
  if (enforcement !== 'block' || !waits) return undefined
  return reviewCard(scene, panel, fallback?.reasons ?? reasons, false)
}
