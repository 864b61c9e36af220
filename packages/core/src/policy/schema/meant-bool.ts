/** Words that are truth values in older YAML tools and texts in YAML 1.2. */
const WORDS: ReadonlyMap<string, boolean> = new Map([
  ['yes', true],
  ['on', true],
  ['no', false],
  ['off', false],
])

/** What somebody meant who wrote `yes` where a truth value stands. */
export function meantBool(text: string): boolean | undefined {
  return WORDS.get(text.toLowerCase())
}
