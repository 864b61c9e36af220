import { unlessAborted } from '../unless-aborted.ts'
import type { Meter, MeteredLimit, Spending } from './meter.ts'

/** A meter that is not trusted to answer: it may throw, or take its time. */
export interface Metered {
  readonly reserve: (limit: MeteredLimit, estimate: Spending, signal: AbortSignal) => Promise<Reserving>
  readonly settle: (reservation: string, spent: Spending, signal: AbortSignal) => Promise<void>
}

type Reserving = { readonly kind: 'reserved'; readonly reservation: string } | { readonly kind: 'no-room' | 'broken' | 'aborted' }

export function metered(meter: Meter): Metered {
  return {
    reserve: async (limit, estimate, signal) => {
      const reserving = tried(meter, limit, estimate)
      const ended = await unlessAborted(reserving, signal)
      if (ended !== undefined) return ended
      // Nobody was asked: what may still be set aside is given back when it is.
      const nothing = Object.fromEntries(Object.keys(estimate).map(unit => [unit, '0']))
      void reserving.then(late => (late.kind === 'reserved' ? settled(meter, late.reservation, nothing) : undefined))
      return { kind: 'aborted' }
    },
    settle: async (reservation, spent, signal) => {
      await unlessAborted(settled(meter, reservation, spent), signal)
    },
  }
}

async function tried(meter: Meter, limit: MeteredLimit, estimate: Spending): Promise<Reserving> {
  try {
    const reservation = await meter.reserve(limit, estimate)
    return reservation === undefined ? { kind: 'no-room' } : { kind: 'reserved', reservation }
  } catch {
    return { kind: 'broken' }
  }
}

/** What could not be settled keeps counting as estimated. */
async function settled(meter: Meter, reservation: string, spent: Spending): Promise<void> {
  try {
    await meter.settle(reservation, spent)
  } catch {
    // The count is on the safe side, and the answer has its price in its provenance.
  }
}
