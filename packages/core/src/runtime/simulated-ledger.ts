import type { Measure, Reservation } from '../evaluate/decision.ts'
import type { DecisionInput, LedgerLine } from '../evaluate/decision-input.ts'
import { formatInstant } from '../values/instant.ts'
import { addMeasures } from './add-measures.ts'

/** The window in which one ledger key counts: a site day from the calendar, or the time just before a decision. */
export type LedgerWindow =
  | { readonly key: string; readonly kind: 'day'; readonly from: string; readonly until: string }
  | { readonly key: string; readonly kind: 'rolling'; readonly ms: number }

/**
 * The ledger of a simulation: what earlier decisions of the same run reserved, added up in the order in which they were made.
 *
 * `observed` counts the shadow lines of policies in `observe` too. A rolling window counts what was reserved less than its length ago,
 * also by decisions with a later `now` that came first. A key in which two currencies meet has no line: unknown.
 */
export interface SimulatedLedger {
  readonly lines: (windows: readonly LedgerWindow[], now: number, observed: boolean) => DecisionInput['ledger']
  readonly fold: (reservations: readonly Reservation[], windows: readonly LedgerWindow[], now: number) => void
}

export function simulatedLedger(): SimulatedLedger {
  const accounts = new Map<string, Account>()
  return {
    lines: (windows, now, observed) =>
      Object.fromEntries(
        windows.flatMap(window => {
          const line = lineOf(accounts.get(accountName(window)), window, now, observed)
          return line === undefined ? [] : [[window.key, line] as const]
        }),
      ),
    fold: (reservations, windows, now) => {
      for (const { key, of, shadow } of reservations) {
        const window = windows.find(one => one.key === key)
        if (window !== undefined) add(accounts, window, { at: now, shadow, of })
      }
    },
  }
}

interface Entry {
  readonly at: number
  readonly shadow: boolean
  /** `undefined`: what was added up does not add up. */
  readonly of: Measure | undefined
}

/** In the order of folding. A day has at most two entries, real and shadow; a rolling window one an instant. */
type Account = Entry[]

function accountName(window: LedgerWindow): string {
  return window.kind === 'day' ? `${window.key} ${window.from}` : window.key
}

function add(accounts: Map<string, Account>, window: LedgerWindow, entry: Entry): void {
  const name = accountName(window)
  const account = accounts.get(name) ?? []
  const same = account.findLastIndex(one => one.shadow === entry.shadow && (window.kind === 'day' || one.at === entry.at))
  const before = account[same]
  if (before === undefined) account.push(entry)
  else account[same] = { ...before, of: before.of === undefined || entry.of === undefined ? undefined : addMeasures(before.of, entry.of) }
  if (window.kind === 'rolling') forget(account, entry.at - 2 * window.ms)
  accounts.set(name, account)
}

/** Twice the window is kept, for recordings that are a little out of order. */
function forget(account: Account, before: number): void {
  const kept = account.findIndex(entry => entry.at > before)
  if (kept > 0) account.splice(0, kept)
}

function lineOf(account: Account | undefined, window: LedgerWindow, now: number, observed: boolean): LedgerLine | undefined {
  const since = window.kind === 'day' ? Number.NEGATIVE_INFINITY : now - window.ms
  const counted = (account ?? []).filter(entry => entry.at > since && (observed || !entry.shadow))
  const settled = counted.reduce<Measure | undefined>(
    (sum, { of }) => (sum === undefined || of === undefined ? undefined : addMeasures(sum, of)),
    '0',
  )
  if (settled === undefined) return undefined
  const span =
    window.kind === 'day' ? { from: window.from, until: window.until } : { from: formatInstant(since), until: formatInstant(now + 1) }
  return { ...span, settled, reserved: '0' }
}
