import type { AgentModel } from '../../policy/model.ts'
import type { Section } from '../section.ts'
import { sayList } from './say-list.ts'

/** What an agent may see, ask for and cause. */
export function sayAgent(agent: AgentModel): Section {
  const { read, propose, execute, never } = agent
  const proposeOnly = propose.filter(pattern => !execute.includes(pattern))
  return {
    heading: `What ${agent.id} may do`,
    sentences: [
      sayMay('It may read', read),
      sayMay('It may run', execute),
      proposeOnly.length === 0 ? '' : `Beyond that it may propose ${sayPatterns(proposeOnly)}; then a person agrees.`,
      never.length === 0 ? '' : `It never causes ${sayList(never, 'or')}, whoever chose the plan.`,
      sayLimits(agent),
    ].filter(sentence => sentence !== ''),
  }
}

/** `*` is every action. */
const sayPatterns = (patterns: readonly string[]): string => (patterns.includes('*') ? 'everything' : sayList(patterns))

const sayMay = (what: string, patterns: readonly string[]): string => (patterns.length === 0 ? '' : `${what} ${sayPatterns(patterns)}.`)

function sayLimits({ limits }: AgentModel): string {
  if (limits === undefined) return ''
  const over = limits.over === 'review' ? 'a person decides' : 'the plan is denied'
  return `It takes at most ${limits.actionsPerHour} actions an hour; beyond that ${over}.`
}
