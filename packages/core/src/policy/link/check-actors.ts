import type { Document } from '../schema/document.ts'
import type { Report } from '../source-node.ts'
import { refuse } from './linking.ts'
import { placed } from './placed.ts'

/** An identity is one agent's, or nobody could say whose scope binds what it asks. */
export function checkActors(agents: readonly Document<'agent'>[], report: Report): void {
  const owners = new Map<string, string>()
  for (const document of agents) {
    const { agent, actors } = document.value
    for (const { text, at } of placed(document, document.value, 'actors', actors)) {
      const owner = owners.get(text)
      if (owner !== undefined) refuse(report, 'duplicate-id', at, `\`${text}\` is an actor of \`${owner}\` already`)
      owners.set(text, owner ?? agent)
    }
  }
}
