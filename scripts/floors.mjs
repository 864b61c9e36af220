/**
 * The floors of packages/core/src from the ground up: a file imports from its own floor or a lower one. The one list.
 * json-rules-engine/ answers queries as score/ answers questions: it reads the language and the input, and knows no runtime.
 */
export const floors = [
  ...['values', 'canonical', 'policy', 'evaluate', 'explain', 'evidence', 'audit'],
  ...['score', 'json-rules-engine', 'runtime', 'store', 'testing'],
]
