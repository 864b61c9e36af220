export type Verdict = 'permit' | 'review' | 'deny'

export type Votes = Readonly<Record<string, Exclude<Verdict, 'permit'>>>

/** The same rules for every engine: how each votes, and what it asks, in the language of one of them. */
export interface Rules<Condition> {
  readonly votes: Votes
  readonly conditions: Readonly<Record<string, Condition>>
}

/** Deny beats review: what an engine that only lists the rules that fired leaves to its host. */
export function verdictOf(votes: Votes, fired: readonly string[]): Verdict {
  if (fired.some(id => votes[id] === 'deny')) return 'deny'
  return fired.length > 0 ? 'review' : 'permit'
}

/** Conditions of the rules that vote so, for engines that are asked for the verdict in one expression. */
export function conditionsThat<Condition>(vote: Verdict, { votes, conditions }: Rules<Condition>): readonly Condition[] {
  return Object.entries(conditions).flatMap(([id, condition]) => (votes[id] === vote ? [condition] : []))
}
