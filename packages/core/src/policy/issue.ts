/** A place in a file: lines and columns from 1, the end exclusive. A line of recorded input has the file and the line. */
export interface At {
  readonly file: string
  readonly line: number
  readonly column: number
  readonly endLine: number
  readonly endColumn: number
}

/** Something wrong with a document. `code` is stable; `message` is for people: lower case, no full stop, user input in backticks. */
export interface Issue {
  readonly code: string
  readonly severity: 'error' | 'warning'
  readonly message: string
  readonly at: At
  /** What to do about it: "did you mean `minimum`?" */
  readonly suggestion?: string
  /** A replacement of the text at `at` that `check --fix` may make. */
  readonly fix?: string
}
