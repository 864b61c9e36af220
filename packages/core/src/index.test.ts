import { expect, test } from 'vitest'
import { semantics } from './index.ts'

test('the evaluator states which meaning it has', () => {
  expect(semantics).toBe(1)
})
