import { expect, test } from 'vitest'
import * as engine from './index.ts'

test('the subpath opens on these, so that a new name is a decision', () => {
  expect(Object.keys(engine).sort()).toEqual(['loadRules', 'ruleFacts', 'runRules'])
})
