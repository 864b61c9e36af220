import { judgeArrival } from './arrival/arrival.ts'
import { silenced } from './choice/answer.ts'
import { chooseByExpiry } from './choice/choose-by-expiry.ts'
import { chooseByPolicy } from './choice/choose-by-policy.ts'
import { chooseByProposal } from './choice/choose-by-proposal.ts'
import { chooseByRelease } from './choice/choose-by-release.ts'
import type { Choosing } from './choice/choosing.ts'
import type { Reason } from './decision.ts'
import type { Action, DecisionInput } from './decision-input.ts'
import type { GatesOutcome } from './gates/judge-gates.ts'
import { judgeGates } from './gates/judge-gates.ts'
import type { Candidate, Judged } from './options/candidate.ts'
import type { Expanded } from './options/expand-options.ts'
import { expandOptions } from './options/expand-options.ts'
import { leftToDo } from './options/left-to-do.ts'
import { judgeCandidate } from './options/panel.ts'
import { PROPOSED, proposedCandidate } from './options/proposed-candidate.ts'
import type { PolicyProgram } from './program/program.ts'
import type { Scene } from './scene.ts'
import { setScene } from './scene.ts'
import { decidingSpeaker } from './speaker.ts'

/** One walk with everything that was said on the way: `decide` makes the decision of it, explanations look at the rest. */
export type Walk = { readonly kind: 'not-applicable'; readonly reason: Reason } | Walked

export interface Walked {
  readonly kind: 'walked'
  readonly scene: Scene
  readonly expanded: Expanded
  readonly choosing: Choosing
  readonly gates: GatesOutcome
  /** Voices on the chosen plan and on the choice, votes taken into account; phase and stops not yet. */
  readonly reasons: readonly Reason[]
}

const NO_GATES: GatesOutcome = { reasons: [], charges: [] }

/** Arrival, options, guards, choice, gates. `now` is the input's own. */
export function walk(program: PolicyProgram, input: DecisionInput, now: number): Walk {
  const own = decidingSpeaker(program, input, now)
  const arrival = judgeArrival(own, input, now)
  if (arrival.kind === 'refused') return { kind: 'not-applicable', reason: arrival.reason }
  const scene = setScene({ own, input, now, standing: arrival.standing, caps: arrival.caps })
  const expanded = withoutDone(scene, withProposed(scene, expandOptions(own)))
  const panel = expanded.candidates.map(candidate => judgeCandidate(scene, candidate))
  const choosing = choose(scene, expanded, panel)
  const gates = choosing.chosen === undefined ? NO_GATES : judgeGates(scene, choosing.chosen)
  const voices = [...(choosing.chosen?.judged.reasons ?? NO_GATES.reasons), ...scene.caps, ...choosing.reasons, ...gates.reasons]
  return { kind: 'walked', scene, expanded, choosing, gates, reasons: silenced(voices, choosing.answer) }
}

function choose(scene: Scene, expanded: Expanded, panel: readonly Judged[]): Choosing {
  const { trigger } = scene.input
  switch (trigger.kind) {
    case 'event':
      return chooseByPolicy(scene, expanded, panel)
    case 'proposal':
      return chooseByProposal(scene, expanded, panel, trigger.proposal)
    case 'release':
      return chooseByRelease(scene, panel, trigger)
    case 'expiry':
      return chooseByExpiry(scene, panel)
  }
}

/** Actions of the asker's own stand beside the options, in the proposal and when its card is released. */
function withProposed({ program, input: { trigger } }: Scene, expanded: Expanded): Expanded {
  const proposed = proposedIn(program, trigger)
  return proposed === undefined ? expanded : { ...expanded, candidates: [...expanded.candidates, proposed] }
}

function withoutDone({ input: { trigger } }: Scene, expanded: Expanded): Expanded {
  if (trigger.kind !== 'release') return expanded
  return { ...expanded, candidates: expanded.candidates.map(candidate => leftToDo(candidate, trigger)) }
}

function proposedIn(program: PolicyProgram, trigger: DecisionInput['trigger']): Candidate | undefined {
  if (trigger.kind === 'proposal' && trigger.proposal.ask.kind === 'actions') {
    const { ask, cost, exposure } = trigger.proposal
    return proposedCandidate(program, { actions: ask.actions, cost, exposure })
  }
  const shown = trigger.kind === 'release' ? trigger.shown.choice : undefined
  if (shown?.plan.option !== PROPOSED) return undefined
  const { steps, cost, exposure } = shown.plan
  const actions: Action[] = steps.map(({ action, params }) => ({
    action,
    params: Object.fromEntries(Object.entries(params).flatMap(([name, param]) => (param.kind === 'value' ? [[name, param.value]] : []))),
  }))
  return proposedCandidate(program, { actions, cost, exposure })
}
