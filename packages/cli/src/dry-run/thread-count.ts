import { UsageError } from '../usage-error.ts'

const MOST = 64

/** `--workers`: a whole number from 1, which means no threads beside the one that reads. */
export function threadCount(text: string): number {
  const count = /^\d{1,3}$/.test(text) ? Number(text) : 0
  if (count < 1 || count > MOST) throw new UsageError(`\`--workers\` is a number from 1 to ${MOST}, got \`${text}\``)
  return count
}
