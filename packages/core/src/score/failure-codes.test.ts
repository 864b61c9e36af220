import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { FAILURE_CODES } from './failure-codes.ts'

test('docs/scoring.md has a row with the meaning of each failure, and no other', () => {
  const page = readFileSync(new URL('../../../../docs/scoring.md', import.meta.url), 'utf8')
  const [, table = ''] = /\| code \| means \|\n\|---\|---\|\n((?:\|.*\n)*)/.exec(page) ?? []
  expect(table).toBe(
    Object.entries(FAILURE_CODES)
      .map(([code, means]) => `| \`${code}\` | ${means} |\n`)
      .join(''),
  )
})
