import { addDecimals, compareDecimals, subtractDecimals } from '../../values/decimal.ts'
import { parseDecimal } from '../../values/decimal-text.ts'
import type { Decimal } from '../../values/value.ts'
import type { Meter, Spending } from './meter.ts'

interface Line {
  readonly until: number
  used: ReadonlyMap<string, Decimal>
}

interface Reserved {
  readonly line: Line
  readonly estimate: Spending
}

/**
 * A meter for one process; what it counted is gone with it.
 *
 * @param now the time in milliseconds; `Date.now`.
 *
 * @example
 * ```ts
 * const scorer = withBudget(model, { meter: memoryMeter(), name: 'scoring', limit: { USD: '20' }, estimate: { USD: '0.01' }, perMs: 86_400_000 })
 * ```
 */
export function memoryMeter(now: () => number = Date.now): Meter {
  const lines = new Map<string, Line>()
  const open = new Map<string, Reserved>()
  let count = 0
  return {
    reserve: async ({ name, limit, perMs }, estimate) => {
      const line = lineNow(lines, open, name, perMs, now())
      const used = plus(line.used, estimate, addDecimals)
      if (used === undefined || !fits(used, limit)) return undefined
      line.used = used
      count += 1
      open.set(String(count), { line, estimate })
      return String(count)
    },
    settle: async (reservation, spent) => {
      const reserved = open.get(reservation)
      if (reserved === undefined) return
      open.delete(reservation)
      const { line, estimate } = reserved
      const freed = plus(line.used, estimate, subtractDecimals)
      const used = freed === undefined ? undefined : plus(freed, spent, addDecimals)
      // What cannot be counted stays as it was estimated.
      if (used !== undefined) line.used = used
    },
  }
}

/** The line of the window that now is. With a new one goes whatever is over. */
function lineNow(lines: Map<string, Line>, open: Map<string, Reserved>, name: string, perMs: number, at: number): Line {
  const known = lines.get(name)
  if (known !== undefined && at < known.until) return known
  for (const [over, { until }] of lines) if (until <= at) lines.delete(over)
  for (const [id, { line }] of open) if (line.until <= at) open.delete(id)
  const line: Line = { until: (Math.floor(at / perMs) + 1) * perMs, used: new Map() }
  lines.set(name, line)
  return line
}

function plus(
  used: ReadonlyMap<string, Decimal>,
  by: Spending,
  combine: (a: Decimal, b: Decimal) => Decimal | undefined,
): ReadonlyMap<string, Decimal> | undefined {
  const result = new Map(used)
  for (const [unit, text] of Object.entries(by)) {
    const amount = parseDecimal(text)
    const total = amount === undefined ? undefined : combine(result.get(unit) ?? 0, amount)
    if (total === undefined) return undefined
    result.set(unit, total)
  }
  return result
}

function fits(used: ReadonlyMap<string, Decimal>, limit: Spending): boolean {
  return Object.entries(limit).every(([unit, text]) => {
    const most = parseDecimal(text)
    return most !== undefined && compareDecimals(used.get(unit) ?? 0, most) <= 0
  })
}
