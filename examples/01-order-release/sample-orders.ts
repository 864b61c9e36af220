/** What a dry run reads: an event with the facts and the scorer's answer that were recorded with it. */
interface RecordedEvent {
  readonly event: Readonly<Record<string, unknown>>
  readonly facts: Readonly<Record<string, unknown>>
  readonly scoring: Readonly<Record<string, unknown>>
}

interface Line {
  readonly id: string
  readonly itemId: string
  readonly wanted: number
  readonly free: number
}

const SITES = ['DC-EAST', 'DC-EAST', 'DC-EAST', 'DC-WEST', 'DC-NORTH'] as const
const TIERS = ['A', 'B', 'B', 'C', 'D'] as const
const START = Date.UTC(2026, 2, 16, 9)
const MINUTE = 60_000

/**
 * Made-up orders of three working weeks, the same for the same seed: short lines, blocked credit, silent systems, a full floor, dear
 * freight, dollars, a model that is sure of most things. One event in a hundred comes twice, as queues deliver.
 */
function* sampleOrders(seed: number, count: number): Generator<RecordedEvent> {
  const random = seededRandom(seed)
  for (let number = 0; number < count; number += 1) {
    const recorded = orderEvent(number, random)
    yield recorded
    if (random() < 0.01) yield recorded
  }
}

/** The sample of the demo: 3,000 orders, and the deliveries that came twice. */
export function* sampleLines(): Generator<string> {
  for (const recorded of sampleOrders(20_260_316, 3000)) yield `${JSON.stringify(recorded)}\n`
}

function orderEvent(number: number, random: () => number): RecordedEvent {
  const id = `SO-${10_000 + number}`
  const time = START + number * 9 * MINUTE
  const site = pick(SITES, random)
  const lines = Array.from({ length: 1 + Math.floor(random() * 4) }, (_, index) => orderLine(index, random))
  const shipComplete = random() < 0.25
  return {
    event: {
      specversion: '1.0',
      id: `created-${id}`,
      source: 'oms',
      type: 'order.created',
      subject: id,
      time: new Date(time).toISOString(),
      data: {
        id,
        nodeId: site,
        customerId: `C${Math.floor(random() * 400)}`,
        tier: pick(TIERS, random),
        priority: 1 + Math.floor(random() * 5),
        shipComplete,
        total: money(40 + random() * 3000, site),
        requestedDate: day(time + 4 * 24 * 60 * MINUTE),
        cutoff: new Date(time + 6 * 60 * MINUTE).toISOString(),
        lines: lines.map(({ id: lineId, itemId, wanted }) => ({ id: lineId, itemId, quantity: `${wanted} EA` })),
      },
    },
    facts: factsOf(lines, site, time, random),
    scoring: answerOf(lines, shipComplete, random),
  }
}

function orderLine(index: number, random: () => number): Line {
  const wanted = 1 + Math.floor(random() * 12)
  const fate = random()
  const free = fate < 0.82 ? wanted + Math.floor(random() * 30) : fate < 0.94 ? Math.floor(random() * wanted) : 0
  return { id: String(index + 1), itemId: `ITEM-${1 + Math.floor(random() * 900)}-${index}`, wanted, free }
}

function factsOf(lines: readonly Line[], site: string, time: number, random: () => number): RecordedEvent['facts'] {
  const fate = random()
  const status = fate < 0.9 ? 'ok' : fate < 0.96 ? 'blocked' : 'unchecked'
  const silent = { status: 'unknown', why: 'timeout' }
  const arrival = day(time + (3 + Math.floor(random() * 20)) * 24 * 60 * MINUTE)
  const byItem = (value: (line: Line) => unknown) => Object.fromEntries(lines.map(line => [line.itemId, value(line)]))
  return {
    credit: random() < 0.01 ? silent : { status },
    stock: random() < 0.02 ? silent : byItem(line => ({ available: `${line.free} EA` })),
    safety: {},
    supply: byItem(() => ({ arrivals: [{ date: arrival, quantity: '100 EA' }] })),
    labour: random() < 0.1 ? silent : { utilisation: `${55 + Math.floor(random() * 45)}%` },
    freight: { amount: money(random() < 0.93 ? 8 + random() * 60 : 200 + random() * 200, site) },
  }
}

/** The scorer was asked for the eligible choices only, and answered them. */
function answerOf(lines: readonly Line[], shipComplete: boolean, random: () => number): RecordedEvent['scoring'] {
  if (random() < 0.01) return { status: 'failed', scorer: 'release', why: 'timeout' }
  const short = lines.some(line => line.free < line.wanted)
  const favourite = short ? (shipComplete ? 'hold' : 'release-part') : 'release-all'
  const sure = random() < 0.85 ? 0.9 + random() * 0.0999 : 0.45 + random() * 0.45
  const confidence = favourite === 'hold' ? { hold: fixed(sure) } : { [favourite]: fixed(sure), hold: fixed(1 - sure) }
  return { status: 'answered', scorer: 'release', confidence }
}

const money = (amount: number, site: string): string => `${amount.toFixed(2)} ${site === 'DC-WEST' ? 'USD' : 'EUR'}`

const fixed = (share: number): string => share.toFixed(4)

const day = (time: number): string => new Date(time).toISOString().slice(0, 10)

function pick<T>(from: readonly [T, ...T[]], random: () => number): T {
  return from[Math.floor(random() * from.length)] ?? from[0]
}

/** Mulberry32: small, fast, and the same everywhere. */
function seededRandom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
