import type { Card } from '../../evaluate/decision.ts'
import type { DecisionInput, Vote } from '../../evaluate/decision-input.ts'
import { plainText } from '../../explain/say/plain-text.ts'
import { familyOf } from './precedent-scope.ts'

const MOST_LINES = 12

/** What people made of a card, in words that were on it: their names and their own words stay out. */
export function describeOutcome({ trigger }: DecisionInput): readonly string[] {
  if (trigger.kind === 'expiry') return ['Nobody answered the card in time.']
  if (trigger.kind !== 'release') return []
  const { card } = trigger.shown
  return [...new Set(trigger.votes.map(vote => sayVote(vote, card)))].slice(0, MOST_LINES)
}

function sayVote({ choice, queue }: Vote, card: Card): string {
  const person = card.queues.some(one => one.queue === queue) ? `A person of ${plainText(queue)}` : 'A person'
  switch (choice.kind) {
    case 'approve':
      return `${person} approved.`
    case 'reject':
      return `${person} rejected.`
    case 'choose':
      return `${person} chose ${card.choices.includes(choice.option) ? plainText(familyOf(choice.option)) : 'what was no choice'}.`
    case 'edit':
      return `${person} changed ${sayEdited([...new Set(choice.edits.map(({ param }) => param))], card)}.`
  }
}

/** A card names a parameter, or one action's as `action.name`. */
function sayEdited(params: readonly string[], { editable }: Card): string {
  const names = params.filter(param => editable.some(name => name === param || name.endsWith(`.${param}`)))
  return names.length === 0
    ? 'the plan'
    : names
        .slice(0, MOST_LINES)
        .map(name => plainText(name))
        .join(', ')
}
