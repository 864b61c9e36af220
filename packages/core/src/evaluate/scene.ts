import type { AgentModel } from '../policy/model.ts'
import type { Standing } from './arrival/subject-state.ts'
import type { Reason } from './decision.ts'
import type { DecisionInput } from './decision-input.ts'
import { agentsListing } from './guards/agents-of.ts'
import type { PolicyProgram } from './program/program.ts'
import { requesterOf } from './requester-of.ts'
import type { Speaker } from './speaker.ts'
import { guardSpeaker, siteText } from './speaker.ts'

/** What the rooms of the walk share while one decision is made. */
export interface Scene {
  readonly program: PolicyProgram
  readonly input: DecisionInput
  readonly now: number
  readonly site: string | undefined
  readonly own: Speaker
  /** Guard policies that are or may be in force, by id. */
  readonly guards: readonly Speaker[]
  /** Where the subject stands before any step of ours; `undefined`: unknown, or it has no lifecycle. */
  readonly standing: Standing | undefined
  /** Voices on the decision, whatever is chosen. */
  readonly caps: readonly Reason[]
  /** Every agent document that lists the one who asks or triggered this, whatever kind of actor the host takes it for. */
  readonly askers: readonly AgentModel[]
}

export interface SceneParts {
  readonly own: Speaker
  readonly input: DecisionInput
  readonly now: number
  readonly standing: Standing | undefined
  readonly caps: readonly Reason[]
}

export function setScene({ own, input, now, standing, caps }: SceneParts): Scene {
  const { program } = own
  const { site } = own.base
  const guards = program.guardPolicies.map(guard => guardSpeaker(guard, input, site, now)).filter(({ inForce }) => inForce !== false)
  const askers = agentsListing(program.workspace.agents, requesterOf(input).id)
  return { program, input, now, site: siteText(site), own, guards, standing, caps, askers }
}
