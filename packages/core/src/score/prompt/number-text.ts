/** Beyond these the last place only says that there is more. */
const PLACES = 18
/** A decimal has no more digits before its point. */
const MOST_WHOLE = 29

/**
 * A number as JSON writes it, as decimal text without exponent, from the text itself: nothing is rounded on the way. What lies beyond
 * 17 places is kept as a last digit 1, so that cutting or comparing at fewer places comes out the same.
 *
 * @returns `undefined` for other text and for numbers of more than 29 digits before the point, `1e400` among them.
 */
export function numberText(json: string): string | undefined {
  const parts = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(json)
  if (parts === null) return undefined
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = parts
  const digits = `${whole}${fraction}`.replace(/^0+/, '')
  if (!/[1-9]/.test(digits)) return '0'
  const point = digits.length - fraction.length + Number(exponent)
  if (point > MOST_WHOLE) return undefined
  return `${sign}${point > 0 ? digits.slice(0, point).padEnd(point, '0') : '0'}${fractionText(digits, point)}`
}

/** The digits from `point` on; below zero: so many zeros come before them. */
function fractionText(digits: string, point: number): string {
  const behind = digits.slice(Math.max(0, point))
  if (!/[1-9]/.test(behind)) return ''
  const zeros = Math.min(PLACES, Math.max(0, -point))
  const shown = `${'0'.repeat(zeros)}${behind.slice(0, PLACES)}`
  const exact = zeros + behind.replace(/0+$/, '').length < PLACES
  return `.${exact ? shown.slice(0, PLACES) : `${shown.slice(0, PLACES - 1).padEnd(PLACES - 1, '0')}1`}`
}
