/** What is wrong with a recorded line, before it has a place. */
export interface Complaint {
  readonly code: string
  readonly severity: 'error' | 'warning'
  readonly message: string
  readonly suggestion?: string
}

export type Complain = (complaint: Complaint) => void

/** Complains of an error and gives nothing, so that a reader can end with it. */
export type Refuse = (code: string, message: string) => undefined
