import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import type { BusinessEvent, LifecycleSummary, TransitionJudgement } from '@countersign/core'
import { followLifecycles } from '@countersign/core'
import { runPolicyTests } from '@countersign/core/testing'
import { describe, expect, test } from 'vitest'
import { dataFolder } from '../data-folder.ts'
import { eventMaker } from './business-events.ts'
import type { LogReport } from './follow-log.ts'
import { followLog } from './follow-log.ts'
import { logText, lostText } from './log-text.ts'
import type { LogName } from './logs.ts'
import { readLog } from './logs.ts'
import { ownPolicies } from './own-policies.ts'

const folder = dataFolder('ocel-order-management')
const loaded = await ownPolicies()
const { policies } = loaded

test('the policies pass their own tests, on both sides of everything', () => {
  const { cases, findings } = runPolicyTests(loaded)
  expect(cases.filter(({ failures, issues }) => failures.length + issues.length > 0)).toEqual([])
  expect([...findings, ...loaded.warnings].map(({ message }) => message)).toEqual([])
})

/** Truths of the complete log, counted apart from this project. */
describe.skipIf(!existsSync(folder))(`three logs of orders (skipped unless ${folder} is there)`, () => {
  test('the complete log: every event of every object is a legal move', async () => {
    const { summary, judged } = await follow('complete')
    expect(summary).toMatchObject({ findings: [], missing: [], notTerminal: [], unknownSource: 0 })
    expect(summary.objects).toEqual([
      { type: 'line', state: 'shipped', count: 8159 },
      { type: 'order', state: 'closed', count: 2000 },
      { type: 'shipment', state: 'delivered', count: 1325 },
    ])
    expect(moves(judged, 'line.out_of_stock')).toEqual({ 'open → out-of-stock': 1664 })
    expect(moves(judged, 'line.reordered')).toEqual({ 'out-of-stock → reordered': 1664 })
    expect(moves(judged, 'line.picked')).toEqual({ 'open → picked': 8159 - 1664, 'reordered → picked': 1664 })
    expect(moves(judged, 'order.paid')).toEqual({ 'validated → closed': 2000 })
    expect(moves(judged, 'shipment.delivery_failed')).toEqual({
      'shipped → delivery-failed': 261,
      'delivery-failed → delivery-failed': 391 - 261,
    })
    expect(moves(judged, 'shipment.delivered')).toEqual({ 'shipped → delivered': 1325 - 261, 'delivery-failed → delivered': 261 })
  })

  test('the complete log: what the policies do about stockouts and failed deliveries', async () => {
    const { decisions } = await followLog('complete', readLog('complete', folder), policies)
    expect(decisions['stockout-triage']).toEqual({
      decisions: 1664,
      verdicts: { permit: 1360, review: 304 },
      options: { hold: 578, backorder: 113, reorder: 810, 'reorder-express': 163 },
      reasons: { spend: 280, 'paid-is-promised': 24 },
      notApplicable: {},
    })
    expect(decisions['failed-delivery']).toEqual({
      decisions: 391,
      verdicts: { permit: 348, review: 43 },
      options: { retry: 391 },
      reasons: { 'tried-often-enough': 43 },
      notApplicable: {},
    })
  })

  test('the truncated log: what it has lost is missing, and no state is wrong', async () => {
    const { judgements, findings, missing, notTerminal, neverSeen } = (await follow('partial')).summary
    expect(judgements).toMatchObject({ invalid: 0, stale: 0, 'not-the-owner': 0, 'out-of-order': 1508, duplicate: 1508 })
    expect(findings.map(({ event, reason, from, missing: left, count }) => [event, reason, from, left, count])).toEqual([
      ['line.out_of_stock', 'duplicate', 'out-of-stock', [], 1508],
      ['line.picked', 'out-of-order', 'out-of-stock', ['line.reordered'], 1508],
    ])
    expect(missing).toEqual([{ type: 'line', event: 'line.reordered', count: 1508, late: 0 }])
    expect(notTerminal.map(({ type, state, count, examples }) => [type, state, count, examples.length])).toEqual([
      ['order', 'validated', 2000, 5],
      ['shipment', 'delivery-failed', 320, 5],
    ])
    const whole = (await follow('complete')).summary.neverSeen.map(way)
    expect(neverSeen.filter(one => !whole.includes(way(one))).map(one => [way(one), one.observed])).toEqual([
      ['out-of-stock → reordered by line.reordered', 0],
      ['validated → closed by order.paid', 0],
      ['shipped → delivered by shipment.delivered', 0],
      ['delivery-failed → delivered by shipment.delivered', 0],
    ])
  })

  test('the output in the README is what is printed', async () => {
    const [complete, partial] = [(await follow('complete')).summary, (await follow('partial')).summary]
    const printed = [
      logText(reportOf(partial)),
      lostText({ ...reportOf(complete), log: 'complete' }, { ...reportOf(partial), log: 'partial' }),
    ]
    const readme = await readFile(new URL('./README.md', import.meta.url), 'utf8')
    const shown = /:\n\n```\n([\s\S]*?)```/.exec(readme)?.[1] ?? 'no output'
    for (const line of shown.split('\n')) expect(printed.join('\n').split('\n')).toContain(line)
  })

  test.each<[string, number, LifecycleSummary['missing'], readonly (readonly [string, string, number])[]]>([
    ['line.reordered', 1664, [{ type: 'line', event: 'line.reordered', count: 1664, late: 0 }], []],
    ['line.packed', 0, [], []],
    ['order.validated', 2000, [{ type: 'order', event: 'order.validated', count: 2000, late: 0 }], []],
    ['order.paid', 0, [], [['order', 'validated', 2000]]],
    ['shipment.departed', 1325, [{ type: 'shipment', event: 'shipment.departed', count: 1325, late: 0 }], []],
    [
      'shipment.delivered',
      0,
      [],
      [
        ['shipment', 'shipped', 1064],
        ['shipment', 'delivery-failed', 261],
      ],
    ],
  ])('the complete log without any %s: %i gaps, and nothing else', async (lost, gaps, missing, ends) => {
    const { summary } = await follow('complete', type => type !== lost)
    expect(summary.judgements).toMatchObject({ 'out-of-order': gaps, duplicate: 0, stale: 0, 'not-the-owner': 0, invalid: 0 })
    expect(summary.missing).toEqual(missing)
    expect(new Set(summary.notTerminal.map(({ type, state, count }) => [type, state, count].join()))).toEqual(
      new Set(ends.map(end => end.join())),
    )
    expect(summary.neverSeen.filter(({ by }) => by === lost).every(({ observed }) => observed === 0)).toBe(true)
  })

  test('from the command line, as JSON', async () => {
    const report = JSON.parse(await ocel('--log', 'json', '--format', 'json'))
    expect(report).toMatchObject({ log: 'json', entries: 2391, unmapped: { 'fuel car': 199 }, findings: [], notTerminal: [] })
    expect(report.objects).toEqual([
      { type: 'line', state: 'shipped', count: 398 },
      { type: 'order', state: 'closed', count: 199 },
      { type: 'shipment', state: 'delivered', count: 199 },
    ])
    expect(report.neverSeen).toContainEqual({
      type: 'shipment',
      from: 'shipped',
      to: 'delivery-failed',
      by: 'shipment.delivery_failed',
      observed: 0,
    })
    // This log has no prices, so no reorder can be weighed without a person.
    expect(report.decisions['stockout-triage'].verdicts).toEqual({ review: 201 })
  })
})

type Judged = ReadonlyMap<string, readonly TransitionJudgement[]>

const streams = new Map<LogName, Promise<readonly BusinessEvent[]>>()

/** The events of a log, which is read once. */
function eventsOf(log: LogName): Promise<readonly BusinessEvent[]> {
  const known = streams.get(log) ?? readEvents(log)
  streams.set(log, known)
  return known
}

async function readEvents(log: LogName): Promise<readonly BusinessEvent[]> {
  const eventsFrom = eventMaker()
  const events: BusinessEvent[] = []
  for await (const entry of readLog(log, folder)) events.push(...eventsFrom(entry))
  return events
}

/** Judges the events of a log that pass the filter, by event. */
async function follow(log: LogName, keeps: (type: string) => boolean = () => true): Promise<{ summary: LifecycleSummary; judged: Judged }> {
  const follower = followLifecycles(policies)
  const events = (await eventsOf(log)).filter(({ type }) => keeps(type))
  const judged = Map.groupBy(
    events.map(event => ({ type: event.type, judgement: follower.observe(event) })),
    ({ type }) => type,
  )
  return { summary: follower.summary(), judged: new Map([...judged].map(([type, list]) => [type, list.map(({ judgement }) => judgement)])) }
}

/** How often an event has moved its object along each way. */
function moves(judged: Judged, event: string): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const judgement of judged.get(event) ?? []) {
    const way = judgement.kind === 'moved' ? `${judgement.from} → ${judgement.to}` : judgement.kind
    counts[way] = (counts[way] ?? 0) + 1
  }
  return counts
}

const reportOf = (summary: LifecycleSummary): LogReport => ({ log: '', entries: 0, events: 0, unmapped: {}, decisions: {}, ...summary })

const way = ({ from, to, by }: LifecycleSummary['neverSeen'][number]): string => `${from} → ${to} by ${by}`

async function ocel(...options: readonly string[]): Promise<string> {
  const main = fileURLToPath(new URL('./main.ts', import.meta.url))
  const child = spawn(process.execPath, ['--conditions=@countersign/source', main, ...options], { stdio: ['ignore', 'pipe', 'inherit'] })
  return text(child.stdout)
}
