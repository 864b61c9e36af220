import { policyId } from '../values/ids.ts'
import type { Choosing, Chosen } from './choice/choosing.ts'
import { hasVoted } from './choice/votes.ts'
import type { Card, Choice, Decision, Fallback, Outcome, Reason } from './decision.ts'
import type { Enforced } from './enforcement/enforcement.ts'
import { enforce } from './enforcement/enforcement.ts'
import { fallbackFor, isHeldBack } from './enforcement/fallback.ts'
import type { Standing } from './enforcement/phase.ts'
import { phaseFor } from './enforcement/phase.ts'
import { reservationsFor } from './enforcement/reserve.ts'
import { reviewCard } from './enforcement/review-card.ts'
import type { Judged } from './options/candidate.ts'
import type { Scene } from './scene.ts'
import { isReviewed, verdictOf } from './verdict.ts'
import type { Walked } from './walk.ts'

type SingleDecision = Extract<Decision, { readonly kind: 'single' }>

/** The end of the walk: phase, enforcement, card, `otherwise`, reservations. */
export function outcomeOf({ scene, expanded, choosing, gates, reasons: voices }: Walked): SingleDecision {
  const standing = phaseFor(scene, choosing.chosen)
  const reasons = standing.notes.length === 0 ? voices : [...voices, ...standing.notes]
  const verdict = verdictOf(reasons)
  const enforced = enforcedFor(scene, choosing, reasons, standing)
  const fallback = verdict === 'deny' ? fallbackFor(scene, choosing) : undefined
  const card = cardFor(scene, choosing, { reasons, standing, enforced, fallback })
  const { program, input } = scene
  // Members that may be absent are set afterwards: spreading them in takes longer than everything else here.
  const outcome: { -readonly [Name in keyof SingleDecision]: SingleDecision[Name] } = {
    kind: 'single',
    policy: policyId(program.model.id),
    verdict,
    enforcement: enforced.enforcement,
    phase: standing.phase,
    reasons,
    struck: struckOf(choosing.panel),
    eligible: eligibleOf(choosing.panel),
    cut: expanded.cut,
    runs: enforced.runs,
    waits: enforced.waits,
    ifRejected: choosing.chosen?.judged.candidate.program?.model.ifRejected ?? 'keep',
    reserve: reservationsFor(gates.charges, {
      trigger: input.trigger,
      verdict,
      phase: standing.phase,
      enforcement: enforced.enforcement,
    }),
  }
  if (choosing.chosen !== undefined) outcome.chosen = choiceOf(choosing.chosen)
  if (card !== undefined) outcome.card = card
  if (fallback !== undefined) outcome.fallback = fallback
  return outcome
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
  const choice: { -readonly [Name in keyof Choice]: Choice[Name] } = { plan: judged.candidate.plan, by }
  if (confidence !== undefined) choice.confidence = confidence
  if (edits !== undefined) choice.edits = edits
  return choice
}

function struckOf(panel: readonly Judged[]): Outcome['struck'] {
  const all: Outcome['struck'][number][] = []
  for (const { candidate, reasons, struck } of panel) {
    const [first, ...others] = struck ? reasons.filter(({ vote }) => vote === 'deny') : NONE
    if (first !== undefined) all.push({ option: candidate.id, reasons: [first, ...others] })
  }
  return all
}

const NONE: readonly Reason[] = []

function eligibleOf(panel: readonly Judged[]): Outcome['eligible'] {
  const all: Outcome['eligible'][number][] = []
  for (const { candidate, reasons, struck } of panel) if (!struck) all.push({ plan: candidate.plan, reviewed: isReviewed(reasons) })
  return all
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
