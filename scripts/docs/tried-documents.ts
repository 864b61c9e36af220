/** Documents whose examples are run by a test. */
export const TRIED_DOCUMENTS: readonly string[] = [
  'README.md',
  'docs/guide-analyst.md',
  'docs/guide-engineer.md',
  'docs/json-rules-engine-runtime.md',
  'docs/json-rules-engine.md',
  'docs/language.md',
  'docs/scoring.md',
]
