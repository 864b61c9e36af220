export type FailureCode =
  | 'no-such-scorer'
  | 'scorer-threw'
  | 'cassette-miss'
  | 'aborted'
  | 'timeout'
  | 'busy'
  | 'circuit-open'
  | 'budget-exhausted'
  | 'connection-failed'
  | 'rate-limited'
  | 'quota-exhausted'
  | 'server-error'
  | 'request-refused'
  | 'not-json'
  | 'too-large'
  | 'empty'
  | 'truncated'
  | 'refused'
  | 'filtered'
  | 'wrong-shape'
  | 'unknown-option'
  | 'duplicate-option'
  | 'out-of-range'

/** Why there is no answer. The one list: the fake server plants each, `countersign faults` decides under each. */
export const FAILURE_CODES: Readonly<Record<FailureCode, string>> = {
  'no-such-scorer': 'No scorer of this name was handed in.',
  'scorer-threw': 'The scorer threw instead of answering.',
  'cassette-miss': 'The cassette has no answer to this question.',
  aborted: 'The host cancelled the question.',
  timeout: 'No answer in time. It may have been sent and paid for.',
  busy: 'Too many questions are waiting already.',
  'circuit-open': 'The scorer failed too often a moment ago and is not asked for a while.',
  'budget-exhausted': 'The budget of tokens or money for this window is used up.',
  'connection-failed': 'The server could not be reached, or the connection broke.',
  'rate-limited': 'The server asks to wait longer than the question may take.',
  'quota-exhausted': 'The account has no quota left; asking again does not help.',
  'server-error': 'The server failed.',
  'request-refused': 'The server refused the request: key, model, parameters.',
  'not-json': 'The body is no JSON: a page of a proxy, or prose.',
  'too-large': 'The body is larger than an answer may be.',
  empty: 'The answer has no content.',
  truncated: 'The answer was cut off.',
  refused: 'The model refused to answer.',
  filtered: 'A content filter of the server held the answer back.',
  'wrong-shape': 'The answer does not have the form that was asked for.',
  'unknown-option': 'The answer names an option or member that was not asked about.',
  'duplicate-option': 'The answer names an option or member twice.',
  'out-of-range': 'A confidence is no number in [0, 1], or a score no number.',
}
