import { expect, test } from 'vitest'
import { backoffAfter } from './backoff.ts'

test.each([
  { attempt: 1, first: 250, ms: 250 },
  { attempt: 2, first: 250, ms: 500 },
  { attempt: 3, first: 250, ms: 1000 },
  { attempt: 6, first: 250, ms: 8000 },
  { attempt: 7, first: 250, ms: 8000 },
  { attempt: 99, first: 1, ms: 8000 },
  { attempt: 1, first: 9000, ms: 8000 },
])('after attempt $attempt, from $first ms: $ms ms', ({ attempt, first, ms }) => expect(backoffAfter(attempt, first)).toBe(ms))
