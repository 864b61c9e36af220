const UNITS = { d: 86_400_000, h: 3_600_000, m: 60_000, s: 1000, ms: 1 } as const
const SIMPLE = /^(-?)(?:(\d+)d)?(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?(?:(\d+)ms)?$/
const ISO = /^(-?)P(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:\.(\d{1,3}))?S)?)?$/
const LONGEST = 64

/**
 * Elapsed time in milliseconds: `90s`, `1h30m`, `1500ms`, or ISO 8601 without years, months and weeks: `PT4H`, `P1DT12H`. A day is 24
 * hours. Units in falling order, each at most once; whole numbers, but for the seconds of ISO.
 */
export function parseDuration(text: string): number | undefined {
  if (text.length > LONGEST) return undefined
  const simple = SIMPLE.exec(text)
  if (simple !== null) return total(simple[1], simple.slice(2))
  const iso = ISO.exec(text)
  if (iso === null) return undefined
  const [, sign, days, hours, minutes, seconds, fraction] = iso
  return total(sign, [days, hours, minutes, seconds, fraction?.padEnd(3, '0')])
}

function total(sign: string | undefined, amounts: readonly (string | undefined)[]): number | undefined {
  if (amounts.every(amount => amount === undefined)) return undefined
  const milliseconds = Object.values(UNITS).reduce((sum, unit, index) => sum + Number(amounts[index] ?? 0) * unit, 0)
  if (!Number.isSafeInteger(milliseconds)) return undefined
  return sign === '-' ? 0 - milliseconds : milliseconds
}

/** The canonical text: `2d`, `1h30m`, `1s500ms`, `-4h`, `0s`. */
export function formatDuration(milliseconds: number): string {
  if (milliseconds === 0) return '0s'
  let rest = Math.abs(milliseconds)
  let text = milliseconds < 0 ? '-' : ''
  for (const [unit, size] of Object.entries(UNITS)) {
    const amount = Math.floor(rest / size)
    if (amount > 0) text += `${amount}${unit}`
    rest %= size
  }
  return text
}
