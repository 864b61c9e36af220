import type { Digest } from './ids.ts'

/** Whether this is the whole form of a digest, as `digestOf` writes it. */
export function isDigest(value: unknown): value is Digest {
  return typeof value === 'string' && /^sha256:[0-9a-f]{64}$/.test(value)
}
