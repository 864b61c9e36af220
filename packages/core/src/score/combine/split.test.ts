import { expect, test } from 'vitest'
import { asking, QUESTION, scripted } from './scripted.fixture.ts'
import type { Arm, Split } from './split.ts'
import { split } from './split.ts'

const armOf = (arm: string, weight: number): Arm => ({ arm, weight, scorer: scripted(`model-${arm}`, { says: { hold: '0.7' } }) })
const HALVES: Split = { experiment: 'prompt-7', arms: [armOf('a', 1), armOf('b', 1)] }

async function armsOf(settings: Split, subjects: readonly string[], tenant = 'acme'): Promise<readonly (string | undefined)[]> {
  const scorer = split(settings)
  return await Promise.all(subjects.map(async subject => (await scorer.score(QUESTION, asking({ subject, tenant }))).provenance.arm))
}

const SUBJECTS = Array.from({ length: 1000 }, (_, index) => `SO-${index}`)
const share = (arms: readonly (string | undefined)[], arm: string): number => arms.filter(one => one === arm).length / arms.length

test('the same subject meets the same arm, in a new process too', async () => {
  expect(await armsOf(HALVES, SUBJECTS)).toEqual(await armsOf(HALVES, SUBJECTS))
  // Computed once: who changes the hash deals every subject of a running experiment anew.
  expect(await armsOf(HALVES, ['SO-1', 'SO-2', 'SO-3', 'SO-4', 'SO-5', 'SO-6'])).toEqual(['a', 'a', 'a', 'a', 'b', 'a'])
})

test('another experiment and another tenant deal anew', async () => {
  const arms = await armsOf(HALVES, SUBJECTS)
  expect(await armsOf({ ...HALVES, experiment: 'prompt-8' }, SUBJECTS)).not.toEqual(arms)
  expect(await armsOf(HALVES, SUBJECTS, 'other')).not.toEqual(arms)
})

test('shares follow the weights', async () => {
  const arms = await armsOf({ experiment: 'e', arms: [armOf('a', 7), armOf('b', 2), armOf('c', 1)] }, SUBJECTS)
  // Deterministic; four standard deviations of a fair deal would be 0.06.
  expect(Math.abs(share(arms, 'a') - 0.7)).toBeLessThan(0.06)
  expect(Math.abs(share(arms, 'b') - 0.2)).toBeLessThan(0.06)
  expect(Math.abs(share(arms, 'c') - 0.1)).toBeLessThan(0.06)
})

test('the arm of a split within a split stands behind it, and a failure has its arm too', async () => {
  const failing: Arm = { ...armOf('b', 1_000_000), scorer: scripted('model', { fails: 'timeout' }) }
  const inner = split({ experiment: 'inner', arms: [armOf('x', 1), armOf('y', 1)] })
  const arms = await armsOf({ experiment: 'outer', arms: [{ arm: 'a', weight: 1, scorer: inner }, armOf('b', 1)] }, SUBJECTS.slice(0, 50))
  expect(new Set(arms)).toEqual(new Set(['a/x', 'a/y', 'b']))
  expect(await split({ experiment: 'e', arms: [armOf('a', 1), failing] }).score(QUESTION, asking())).toMatchObject({
    code: 'timeout',
    provenance: { arm: 'b' },
  })
})

test('weights, names and scorers of the arms are part of who answers', () => {
  const [a, b] = HALVES.arms
  const others: readonly Split[] = [
    HALVES,
    { ...HALVES, experiment: 'x' },
    { ...HALVES, arms: [a, { ...b, weight: 2 }] },
    { ...HALVES, arms: [a, { ...b, arm: 'c' }] },
    { ...HALVES, arms: [a, { ...b, scorer: a.scorer }] },
  ]
  expect(new Set(others.map(one => split(one).identity)).size).toBe(others.length)
})

test.each<[string, Split['arms']]>([
  ['no weight', [armOf('a', 0), armOf('b', 1)]],
  ['half a weight', [armOf('a', 0.5), armOf('b', 1)]],
  ['one name for two', [armOf('a', 1), armOf('a', 1)]],
])('arms with %s are a defect of the host', (_name, arms) => {
  expect(() => split({ experiment: 'e', arms })).toThrow(RangeError)
})
