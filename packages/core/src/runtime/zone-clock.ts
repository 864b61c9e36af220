const HOUR = 3_600_000
const DAY = 24 * HOUR

/** Reads the wall clock of one IANA time zone. Slow (`Intl`): ask once a site day and keep the answer. */
export interface ZoneClock {
  /**
   * The first moment at which the wall clock shows `wall` (milliseconds as if the zone were UTC) or a later time. So a time that a
   * clock change skips is the change itself, a time that it repeats is the first of the two, and the order of times is kept.
   */
  readonly firstAt: (wall: number) => number
  /** What the wall clock shows at `instant`, in milliseconds as if the zone were UTC. */
  readonly wallAt: (instant: number) => number
}

/** @returns `undefined` for a name that the time-zone data does not have. */
export function zoneClock(timeZone: string): ZoneClock | undefined {
  const formatter = offsetFormatter(timeZone)
  if (formatter === undefined) return undefined
  const offsetAt = (instant: number): number =>
    readOffset(formatter.formatToParts(instant).find(part => part.type === 'timeZoneName')?.value ?? '')
  return {
    wallAt: instant => instant + offsetAt(instant),
    firstAt: wall => firstMoment(wall, offsetAt),
  }
}

function firstMoment(wall: number, offsetAt: (instant: number) => number): number {
  const before = offsetAt(wall - DAY)
  const after = offsetAt(wall + DAY)
  if (before === after) return wall - before
  const change = changeBetween(wall - DAY, wall + DAY, offsetAt)
  return wall - before < change ? wall - before : Math.max(change, wall - after)
}

/** The first whole second at which another offset holds than at `from`. */
function changeBetween(from: number, until: number, offsetAt: (instant: number) => number): number {
  const old = offsetAt(from)
  let low = Math.floor(from / 1000)
  let high = Math.ceil(until / 1000)
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (offsetAt(middle * 1000) === old) low = middle
    else high = middle
  }
  return high * 1000
}

function offsetFormatter(timeZone: string): Intl.DateTimeFormat | undefined {
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' })
  } catch {
    return undefined
  }
}

/** `GMT`, `GMT+01:00`, `GMT-00:01:15` (local mean time of old dates) as milliseconds. */
function readOffset(text: string): number {
  const [hours = '0', minutes = '0', seconds = '0'] = text.slice('GMT+'.length).split(':')
  const size = Number(hours) * HOUR + Number(minutes) * 60_000 + Number(seconds) * 1000
  return text.startsWith('GMT-') ? -size : size
}
