/** A heading with the sentences under it. A sentence that starts with blanks belongs to the one above. */
export interface Section {
  readonly heading: string
  readonly sentences: readonly string[]
}
