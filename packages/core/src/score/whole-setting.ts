/** A setting that must be a whole number in [least, most]: anything else is a defect of the host, and shows when it starts. */
export function wholeSetting(name: string, value: number, least: number, most: number): number {
  if (Number.isSafeInteger(value) && value >= least && value <= most) return value
  throw new RangeError(`\`${name}\` is a whole number in [${least}, ${most}], got ${String(value)}`)
}

/** A longer timer would fire at once. */
export const LONGEST_TIMER = 2_147_483_647
