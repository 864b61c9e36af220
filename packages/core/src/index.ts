/** The version of the evaluator's meaning; raised only when a released evaluator would answer any input differently. */
export const semantics = 1
