/** Words that the language has and this version does not, by where they stand: `*` is any name or position. */
const LATER_WORDS: Readonly<Record<string, readonly string[]>> = {
  policy: ['schedule', 'answers', 'together', 'members', 'tables', 'reads', 'allOrNone', 'raise'],
  'policy.facts.*': ['limit', 'decide', 'for', 'stage'],
  'policy.options.*': ['claims', 'reads'],
  'policy.guards.*': ['each', 'from', 'waivable'],
  'policy.rules.*': ['from'],
  'policy.propose': ['members', 'precedents'],
  terms: ['tables'],
  'terms.facts.*': ['limit', 'decide', 'for', 'stage'],
  rollout: ['targets'],
  lifecycle: ['alignment', 'dwell'],
  'test.cases.*': ['stream', 'timeline', 'score'],
  catalogue: ['schemas'],
}

/** Whether `key` is such a word at this path of a document of this kind. */
export function isLaterWord(kind: string, path: readonly PropertyKey[], key: string): boolean {
  return Object.entries(LATER_WORDS).some(([pattern, words]) => words.includes(key) && matches(pattern.split('.'), [kind, ...path]))
}

function matches(pattern: readonly string[], path: readonly PropertyKey[]): boolean {
  return pattern.length === path.length && pattern.every((part, index) => part === '*' || part === path[index])
}
