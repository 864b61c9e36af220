export type Unit = 'ns' | 'ms' | 'MB' | '×'

/** An amount in the unit that reads best; a small part of something is told as 1/n. */
export function amountText(value: number, unit: Unit): string {
  if (!Number.isFinite(value)) return 'not measured'
  switch (unit) {
    case '×':
      return value < 0.1 ? `1/${digits(1 / value)}` : `${digits(value)} ×`
    case 'MB':
      return `${digits(value)} MB`
    case 'ms':
      return value < 10_000 ? `${digits(value)} ms` : `${digits(value / 1000)} s`
    case 'ns':
      return nanoseconds(value)
  }
}

function nanoseconds(value: number): string {
  if (value < 1000) return `${digits(value)} ns`
  return value < 1e6 ? `${digits(value / 1000)} µs` : amountText(value / 1e6, 'ms')
}

/** Three digits: no run can tell more. */
function digits(value: number): string {
  if (Math.abs(value) >= 1000) return Math.round(value).toLocaleString('en')
  const places = 2 - Math.floor(Math.log10(Math.max(Math.abs(value), 1e-3)))
  return value.toFixed(Math.max(0, places))
}
