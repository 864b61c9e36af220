import { UsageError } from '../usage-error.ts'

/** `--workers`: a whole number from 1, which means no threads beside the one that reads. */
export function threadCount(text: string): number {
  return wholeNumber('--workers', 64, text)
}

/** `--concurrency`. */
export function questionCount(text: string): number {
  return wholeNumber('--concurrency', 256, text)
}

function wholeNumber(option: string, most: number, text: string): number {
  const count = /^\d{1,3}$/.test(text) ? Number(text) : 0
  if (count < 1 || count > most) throw new UsageError(`\`${option}\` is a number from 1 to ${most}, got \`${text}\``)
  return count
}
