import fc from 'fast-check'
import { expect, test } from 'vitest'
import { workspaceOf } from '../../evaluate/generated/release.fixture.ts'
import type { PolicySet } from '../../evaluate/policy-set.ts'
import { policySetOf } from '../../evaluate/policy-set.ts'
import type { LifecycleModel } from '../../policy/model.ts'
import { followLifecycles } from './follow-lifecycles.ts'
import type { TransitionJudgement } from './transition-judgement.ts'

/** A lifecycle of the states 0 to n-1 in which each transition has an event of its own, and a walk along it from state 0. */
interface Walk {
  readonly edges: readonly Edge[]
  readonly steps: readonly Edge[]
}

interface Edge {
  readonly from: number
  readonly to: number
}

const MOST_STATES = 7

/** A chain, so that there is a way, with edges across it; the walk takes one of those that lead on, as long as there are any. */
const walks: fc.Arbitrary<Walk> = fc
  .record({
    size: fc.integer({ min: 2, max: MOST_STATES }),
    across: fc.array(fc.record({ from: fc.nat(MOST_STATES - 1), to: fc.nat(MOST_STATES - 1) }), { maxLength: 5 }),
    turns: fc.array(fc.nat(10), { minLength: 1, maxLength: 10 }),
  })
  .map(({ size, across, turns }) => {
    const chain = Array.from({ length: size - 1 }, (_, from) => ({ from, to: from + 1 }))
    const all = [...chain, ...across.filter(({ from, to }) => from < size && to < size && from !== to)]
    const edges = [...new Map(all.map(edge => [eventOf(edge), edge])).values()]
    const steps: Edge[] = []
    for (const turn of turns) {
      const on = edges.filter(({ from }) => from === (steps.at(-1)?.to ?? 0))
      const next = on[turn % Math.max(1, on.length)]
      if (next !== undefined) steps.push(next)
    }
    return { edges, steps }
  })

const eventOf = ({ from, to }: Edge): string => `order.e${from}_${to}`

function policiesOf(edges: readonly Edge[]): PolicySet {
  const lifecycle: LifecycleModel = {
    type: 'order',
    initial: 's0',
    terminal: [],
    states: Array.from({ length: MOST_STATES }, (_, state) => `s${state}`),
    transitions: edges.map(edge => ({ from: [`s${edge.from}`], to: `s${edge.to}`, owner: ['oms'], by: eventOf(edge) })),
    ownership: { default: 'oms', fields: {} },
  }
  const events = ['order.created', ...edges.map(eventOf)].map(name => [name, { about: 'order' }] as const)
  return policySetOf(workspaceOf([], { lifecycles: [lifecycle], events: Object.fromEntries(events) }))
}

const observeAll = (edges: readonly Edge[], events: readonly string[]) => {
  const follower = followLifecycles(policiesOf(edges))
  const judgements = ['order.created', ...events].map(type => follower.observe({ type, source: 'oms', subject: 'A' })).slice(1)
  return { judgements, summary: follower.summary(), state: follower.standing('order', 'A')?.state }
}

/** Every way from one state to another that comes through no state twice. */
function waysBetween(edges: readonly Edge[], from: number, to: number, passed: readonly number[] = [from]): readonly (readonly Edge[])[] {
  if (from === to) return [[]]
  const on = edges.filter(edge => edge.from === from && !passed.includes(edge.to))
  return on.flatMap(edge => waysBetween(edges, edge.to, to, [...passed, edge.to]).map(rest => [edge, ...rest]))
}

const kinds = (judgements: readonly TransitionJudgement[]): readonly string[] =>
  judgements.map(judgement => (judgement.kind === 'refused' ? judgement.reason : judgement.kind))

test('events in legal order give no finding', () => {
  fc.assert(
    fc.property(walks, ({ edges, steps }) => {
      const { judgements, summary, state } = observeAll(edges, steps.map(eventOf))
      expect(kinds(judgements)).toEqual(steps.map(() => 'moved'))
      expect(summary.findings).toEqual([])
      expect(state).toBe(`s${steps.at(-1)?.to ?? 0}`)
    }),
  )
})

/** A walk with a gap: the steps from `at` on are left out, and one is left to tell of it. */
const gaps = fc.tuple(walks, fc.nat(8), fc.integer({ min: 1, max: 3 })).map(([{ edges, steps }, at, length]) => {
  const lost = steps.slice(at, at + length)
  const [next, ...rest] = steps.slice(at + length)
  return { edges, before: steps.slice(0, at), lost, next, rest }
})

/** What a gap leaves out is certain where there is one way to where the next event starts, and that event leads elsewhere than where the object stood. */
function isCertain(edges: readonly Edge[], from: number, next: Edge, lost: readonly Edge[]): boolean {
  const ways = waysBetween(edges, from, next.from)
  return ways.length === 1 && ways[0]?.length === lost.length && next.to !== from
}

test('a gap is one finding that names exactly what it leaves out, wherever there is one way; nothing after it is a finding', () => {
  let certain = 0
  fc.assert(
    fc.property(gaps, ({ edges, before, lost, next, rest }) => {
      const from = before.at(-1)?.to ?? 0
      if (next === undefined || lost.length === 0 || !isCertain(edges, from, next, lost)) return
      certain += 1
      const { judgements, summary, state } = observeAll(edges, [...before, next, ...rest].map(eventOf))
      expect(kinds(judgements)).toEqual([...before.map(() => 'moved'), 'out-of-order', ...rest.map(() => 'moved')])
      expect(judgements[before.length]).toMatchObject({ missing: lost.map(eventOf), from: `s${from}`, to: `s${next.to}` })
      expect(summary.missing.map(({ event, count }) => [event, count])).toEqual(lost.map(edge => [eventOf(edge), 1]))
      expect(state).toBe(`s${(rest.at(-1) ?? next).to}`)
    }),
    { numRuns: 2_000 },
  )
  expect(certain).toBeGreaterThan(100)
})

test('what a gap left out and comes later is stale, moves nothing, and is missing no more', () => {
  let late = 0
  fc.assert(
    fc.property(gaps, ({ edges, before, lost, next }) => {
      const from = before.at(-1)?.to ?? 0
      if (next === undefined || lost.length === 0 || !isCertain(edges, from, next, lost)) return
      // Where one of them can happen again from here, it is taken for new.
      if (lost.some(edge => edge.from === next.to)) return
      late += 1
      const { judgements, summary, state } = observeAll(edges, [...before, next, ...lost].map(eventOf))
      expect(kinds(judgements).slice(-lost.length)).toEqual(lost.map(() => 'stale'))
      expect(summary.missing.map(one => [one.count, one.late])).toEqual(lost.map(() => [0, 1]))
      expect(state).toBe(`s${next.to}`)
    }),
    { numRuns: 2_000 },
  )
  expect(late).toBeGreaterThan(100)
})

function hasMoved(judgement: TransitionJudgement): boolean {
  if (judgement.kind === 'refused') return judgement.reason === 'out-of-order'
  return judgement.kind === 'moved' || judgement.kind === 'adopted'
}

test('whatever comes, it stands in a state of its lifecycle, moves by its transitions and gaps only, and everything is counted', () => {
  const anything = fc.tuple(
    walks,
    fc.array(fc.tuple(fc.nat(11), fc.constantFrom('oms', 'wms', '?'), fc.option(fc.nat(5), { nil: undefined })), { maxLength: 20 }),
  )
  fc.assert(
    fc.property(anything, ([{ edges }, picks]) => {
      const follower = followLifecycles(policiesOf(edges))
      let stood: string | undefined
      for (const [pick, source, version] of picks) {
        const edge = edges[pick % edges.length]
        if (edge === undefined) continue
        const told = version === undefined ? {} : { version: String(version) }
        const judgement = follower.observe({ type: eventOf(edge), source, subject: 'A', ...told })
        if (judgement.kind === 'ignored') throw new Error('every event here is of an order')
        expect(judgement.from).toBe(stood)
        expect(judgement.to).toBe(hasMoved(judgement) ? `s${edge.to}` : stood)
        stood = judgement.to
      }
      const { judgements, objects } = follower.summary()
      expect(Object.values(judgements).reduce((sum, count) => sum + count, 0)).toBe(picks.length)
      expect(objects.reduce((sum, { count }) => sum + count, 0)).toBe(Math.min(1, picks.length))
    }),
  )
})
