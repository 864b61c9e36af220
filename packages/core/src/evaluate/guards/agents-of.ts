import type { AgentModel } from '../../policy/model.ts'
import type { Author } from '../decision.ts'
import type { PolicyProgram } from '../program/program.ts'

/** The agents in whose scope a choice stands: the policy's own for its scorer's, every one that lists the agent for an agent's. */
export function agentsOf({ agent, workspace }: PolicyProgram, by: Author): readonly AgentModel[] {
  switch (by.kind) {
    case 'scorer':
      return agent === undefined ? [] : [agent]
    case 'agent':
      return agentsListing(workspace.agents, by.agent)
    default:
      return []
  }
}

/** Every document that lists an identity binds it: two of them never add up to more than each allows. */
export function agentsListing(agents: readonly AgentModel[], actor: string): readonly AgentModel[] {
  return agents.filter(({ actors }) => actors.includes(actor))
}
