import { expect, test } from 'vitest'
import { FAILURE_CODES } from '../score/failure-codes.ts'
import { failureSlip } from './failure-slip.ts'

const failed = (why: string): ReturnType<typeof failureSlip> => failureSlip({ status: 'failed', scorer: 's', why })

test.each([
  ['tiemout', 'timeout'],
  ['Timeout', 'timeout'],
  ['rate-limit', 'rate-limited'],
  ['conection-failed', 'connection-failed'],
])('`%s` is a slip', (why, near) => {
  expect(failed(why)).toMatchObject({ code: 'unknown-failure', severity: 'warning', suggestion: `did you mean \`${near}\`?` })
})

test('codes, reasons of a host, and answers are none', () => {
  for (const why of [...Object.keys(FAILURE_CODES), '', 'planner-on-holiday', '__proto__', 'x'.repeat(100_000)])
    expect(failed(why)).toBeUndefined()
  expect(failureSlip({ status: 'answered', scorer: 's', confidence: {} })).toBeUndefined()
})
