import type { AgentModel } from '../../policy/model.ts'
import { canonicalJson } from '../../values/canonical-json.ts'
import type { OptionId } from '../../values/ids.ts'
import type { Queue } from '../decision.ts'
import type { Edit, Release, Vote, VoteChoice } from '../decision-input.ts'
import { agentsListing } from '../guards/agents-of.ts'

/** Who voted for what is acted on, by queue. */
export type Voters = ReadonlyMap<string, ReadonlySet<string>>

export const NOBODY: Voters = new Map()

/** What the votes on a card come to. Votes for anything else than what is acted on are no approval of it. */
export type Ballot =
  | { readonly kind: 'approve'; readonly voters: Voters }
  | { readonly kind: 'edit'; readonly edits: readonly Edit[]; readonly by: string; readonly voters: Voters }
  | { readonly kind: 'choose'; readonly option: OptionId; readonly by: string; readonly voters: Voters }
  | { readonly kind: 'reject'; readonly by: string }
  /** `choices`: another option, and not all the same. `edits`: the same plan, changed in different ways. */
  | { readonly kind: 'divided'; readonly over: 'choices' | 'edits' }

/** One rejection is enough. Who picks another option disagrees with who approves or edits the plan shown. */
export function countVotes(release: Release, agents: readonly AgentModel[]): Ballot {
  const votes = release.votes.filter(vote => isCounted(vote, release, agents))
  const rejection = votes.find(({ choice }) => choice.kind === 'reject')
  if (rejection !== undefined) return { kind: 'reject', by: rejection.by }
  const elsewhere = votes.filter(({ choice }) => choice.kind === 'choose' && choice.option !== release.shown.choice?.plan.option)
  const edited = votes.filter(({ choice }) => choice.kind === 'edit')
  if (elsewhere.length > 0) return agreed(votes) ?? { kind: 'divided', over: 'choices' }
  if (edited.length > 0) return agreed(edited) ?? { kind: 'divided', over: 'edits' }
  return { kind: 'approve', voters: votersOf(votes) }
}

/** No queue of the card's, an agent, the one who asked, or the one who wrote the plan: no vote. */
function isCounted({ by, queue }: Vote, { shown: { card, choice }, requester }: Release, agents: readonly AgentModel[]): boolean {
  if (by.trim() === '' || by === requester.id || agentsListing(agents, by).length > 0) return false
  const author = choice?.by
  if (author?.kind === 'person' && author.person === by) return false
  if (author?.kind === 'agent' && author.agent === by) return false
  return card.queues.some(one => one.queue === queue)
}

/** What all of these votes want, if it is the same. */
function agreed(votes: readonly Vote[]): Ballot | undefined {
  const [first] = votes
  if (first === undefined || new Set(votes.map(({ choice }) => choiceText(choice))).size > 1) return undefined
  const { by, choice } = first
  const voters = votersOf(votes)
  if (choice.kind === 'choose') return { kind: 'choose', option: choice.option, by, voters }
  return choice.kind === 'edit' ? { kind: 'edit', edits: choice.edits, by, voters } : undefined
}

function choiceText(choice: VoteChoice): string {
  switch (choice.kind) {
    case 'choose':
      return canonicalJson([choice.kind, choice.option])
    case 'edit':
      return canonicalJson([choice.kind, ...choice.edits.map(({ step, param, value }) => [step, param, value])])
    default:
      return choice.kind
  }
}

function votersOf(votes: readonly Vote[]): Voters {
  const voters = new Map<string, Set<string>>()
  for (const { by, queue } of votes) voters.set(queue, (voters.get(queue) ?? new Set()).add(by))
  return voters
}

export function hasVoted({ queue, approvals }: Queue, voters: Voters): boolean {
  return (voters.get(queue)?.size ?? 0) >= approvals
}
