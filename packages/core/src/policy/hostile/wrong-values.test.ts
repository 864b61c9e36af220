import { expect, test } from 'vitest'
import { compileWorkspace } from '../compile-workspace.ts'
import { issuesOf } from '../workspace.fixture.ts'
import { everyNth, expectTotal } from './expect-total.fixture.ts'
import { changedAt, pathsOf, TREES, WRONG_VALUES, withFile, withMore } from './wrong-values.fixture.ts'

const clock = (): number => performance.now()

const STEP = Number(process.env['LAWS'] ?? 0) > 2_000 ? 7 : 31

const CHANGES: readonly (readonly [what: string, change: (part: unknown) => unknown])[] = [
  ...WRONG_VALUES.map(value => [JSON.stringify(value).slice(0, 40), () => value] as const),
  ['nothing', () => undefined],
  ['more', withMore],
]

test.each(TREES)('%s written as JSON means the same', (name, tree) => {
  expect(issuesOf(compileWorkspace(withFile(name, tree)))).toEqual([])
})

test.each(TREES)('whatever stands anywhere in %s, it compiles or has issues', (name, tree) => {
  const cases = pathsOf(tree).flatMap(path => CHANGES.map(([what, change]) => ({ path, what, change })))
  for (const { path, what, change } of everyNth(cases, STEP)) {
    expectTotal(withFile(name, changedAt(tree, path, change)), `${name} ${path.join('.')}: ${what}`, clock)
  }
})
