import { seededRandom } from './seeded-random.ts'

/** What a dry run reads: an event with the facts that were recorded with it; no answer of a scorer. */
interface HeldOrder {
  readonly event: Readonly<Record<string, unknown>>
  readonly facts: Readonly<Record<string, unknown>>
}

/**
 * Shares of the made-up holds, in percent. The mix is ours and so is every share below: other mixes give other results, and none of it was
 * measured in a warehouse.
 */
export const MIX = {
  CREDIT: 32,
  ADDRESS: 22,
  PAYMENT_FAILED: 24,
  CUSTOMER: 3,
  FRAUD: 5,
  SANCTIONS: 1,
  NO_STOCK: 8,
  PARTIAL: 5,
} as const satisfies Readonly<Record<string, number>>

type Cause = keyof typeof MIX

const START = Date.UTC(2026, 2, 16, 9)
const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

/** The same holds for the same seed. */
export function* heldOrders(seed: number, count: number): Generator<HeldOrder> {
  const random = seededRandom(seed)
  for (let number = 0; number < count; number += 1) yield heldOrder(number, random)
}

function heldOrder(number: number, random: () => number): HeldOrder {
  const id = `SO-${20_000 + number}`
  const time = START + number * 5 * MINUTE
  const reason = causeAt(random() * 100)
  const age = random() < 0.93 ? random() * 2 * DAY : 3 * DAY + random() * 4 * DAY
  const data = {
    id,
    nodeId: random() < 0.88 ? 'DC-EAST' : 'DC-WEST',
    customerId: `C${Math.floor(random() * 900)}`,
    shipComplete: false,
    total: `${(20 + random() ** 3 * 2500).toFixed(2)} EUR`,
    lines: [],
    hold: { id: `H-${number}`, reason, since: new Date(time - age).toISOString(), text: textOf(reason, random) },
  }
  const envelope = {
    specversion: '1.0',
    id: `held-${id}`,
    source: 'oms',
    type: 'order.held',
    subject: id,
    time: new Date(time).toISOString(),
  }
  return { event: { ...envelope, data }, facts: factsOf(reason, random) }
}

function causeAt(percent: number): Cause {
  let left = percent
  for (const [cause, share] of Object.entries(MIX)) {
    left -= share
    if (left < 0 && isCause(cause)) return cause
  }
  return 'PARTIAL'
}

const isCause = (text: string): text is Cause => Object.hasOwn(MIX, text)

/** Plain in most cases; in some what was written speaks against the quick way. */
const TEXTS: Readonly<Record<Cause, readonly [plain: string, doubtful: string]>> = {
  CREDIT: ['credit limit exceeded', 'limit exceeded, customer disputes the last invoice'],
  ADDRESS: ['street not found', 'parcel came back, customer moved'],
  PAYMENT_FAILED: ['payment failed', 'payment failed three times, customer asks why'],
  CUSTOMER: ['customer asks to cancel', 'customer asks whether the order may still be cancelled'],
  FRAUD: ['fraud score high', 'fraud score high, several cards'],
  SANCTIONS: ['name on a list', 'name close to one on a list'],
  NO_STOCK: ['nothing on the shelf', 'nothing on the shelf, customer waits'],
  PARTIAL: ['one line short', 'one line short, customer wants all'],
}

function textOf(reason: Cause, random: () => number): string {
  const [plain, doubtful] = TEXTS[reason]
  return random() < 0.94 ? plain : doubtful
}

function factsOf(reason: Cause, random: () => number): HeldOrder['facts'] {
  const fate = random()
  return {
    credit: orSilent(random, { status: reason === 'CREDIT' ? creditAt(fate) : 'ok' }),
    payment: orSilent(random, reason === 'PAYMENT_FAILED' ? paymentAt(fate) : { code: 'paid', retryable: false }),
    address: orSilent(random, reason === 'ADDRESS' ? addressAt(fate) : { valid: true, suggestions: [] }),
  }
}

/** One question in a hundred is not answered. */
function orSilent(random: () => number, answer: object): object {
  return random() < 0.01 ? { status: 'unknown', why: 'timeout' } : answer
}

function creditAt(fate: number): string {
  if (fate < 0.9) return 'ok'
  return fate < 0.97 ? 'blocked' : 'unchecked'
}

function paymentAt(fate: number): object {
  return fate < 0.87 ? { code: 'insufficient-funds', retryable: true } : { code: 'card-expired', retryable: false }
}

function addressAt(fate: number): object {
  if (fate < 0.25) return { valid: true, suggestions: [] }
  if (fate < 0.88) return { valid: false, suggestions: ['A-1'] }
  return { valid: false, suggestions: fate < 0.94 ? ['A-1', 'A-2'] : [] }
}
