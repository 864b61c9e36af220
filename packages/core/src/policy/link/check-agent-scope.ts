import type { Expression } from '../expression.ts'
import type { AgentModel, PolicyModel } from '../model.ts'
import { visitThroughTerms } from '../visit-through-terms.ts'
import { fitsPattern } from './catalogue.ts'
import type { LinkedPolicy } from './link-policy.ts'
import { refuse } from './linking.ts'
import { unknownName } from './unknown-name.ts'

/** A policy's agent exists, and reads what is shown to it. */
export function checkAgentScope({ place, model }: LinkedPolicy, agents: readonly AgentModel[]): void {
  if (model.agent === undefined) return
  const { document, space } = place
  const agent = agents.find(({ id }) => id === model.agent)
  if (agent === undefined) {
    const at = document.sources.at(document.value, 'agent')
    const known = agents.map(({ id }) => id)
    unknownName(space.report, 'unknown-agent', at, 'agent', model.agent, known)
    return
  }
  const propose = document.value.propose
  if (propose?.shows === undefined) return
  for (const shown of model.propose?.shows ?? []) {
    if (shown.kind !== 'path') continue
    const hidden = [...readsOf(shown.expression, model)].filter(name => !agent.read.some(pattern => fitsPattern(pattern, name)))
    if (hidden.length === 0) continue
    const index = propose.shows.findIndex(text => text.trim() === shown.text)
    const names = hidden.map(name => `\`${name}\``).join(', ')
    refuse(
      space.report,
      'shows-unreadable',
      document.sources.at(propose.shows, Math.max(0, index)),
      `\`${agent.id}\` may not read ${names}`,
    )
  }
}

/** The subject's type and the queries that an expression reads, also through terms. */
function readsOf(expression: Expression, policy: PolicyModel): ReadonlySet<string> {
  const names = new Set<string>()
  visitThroughTerms([expression], policy.lets, part => {
    if (part.op === 'subject') names.add(policy.subject)
    if (part.op === 'fact') names.add(policy.facts[part.index]?.query ?? '')
  })
  return names
}
