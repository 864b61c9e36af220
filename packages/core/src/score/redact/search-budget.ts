/** What may still be tried, so that no text, however it is written, makes its question slow. */
export interface SearchBudget {
  /** Takes so many steps; false where they are no longer there, now and for good. */
  readonly spend: (steps: number) => boolean
  /** How often there were none left. */
  readonly refused: () => number
}

/** What a look-up in the table of countries counts, where reading a group of digits counts one: as long as they take. */
export const LOOK_UP = 20

/** What the check of one account number counts. */
export const ACCOUNT = 4

/** What a beginning of a card or phone number counts. */
export const BEGINNING = 2

export function searchBudget(steps: number): SearchBudget {
  let left = steps
  let refused = 0
  return {
    spend(taken) {
      if (left >= taken) {
        left -= taken
        return true
      }
      left = 0
      refused += 1
      return false
    },
    refused: () => refused,
  }
}

/** For a text that is read while nobody waits. */
export const UNLIMITED: SearchBudget = { spend: () => true, refused: () => 0 }
