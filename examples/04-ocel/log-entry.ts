/** One event of an object-centric log: an activity, and every object that it names. */
export interface LogEntry {
  readonly id: string
  /** In lower case. */
  readonly activity: string
  /** RFC 3339; a log without time zones is read as UTC. */
  readonly time: string
  readonly orders: readonly string[]
  readonly items: readonly string[]
  readonly packages: readonly string[]
  /** Of the one item that it names. The logs name no currency; we read euros. */
  readonly price?: string
}

/** `2019-05-20 07:07:47.000Z`, `2023-04-03 12:08:18`, `2022-10-20T16:56:19.864004`. */
export function instantOf(text: string): string {
  const [, day, time, fraction = ''] = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d:\d\d)(\.\d{1,3})?\d*Z?$/.exec(text) ?? []
  if (day === undefined || time === undefined) throw new RangeError(`\`${text}\` is no time of a log`)
  return `${day}T${time}${fraction}Z`
}
