import { hash } from 'node:crypto'
import type { Digest } from './ids.ts'

/**
 * SHA-256 over the UTF-8 bytes of `text`.
 *
 * @example
 * ```ts
 * digestOf(canonicalJson({ policy: 'order-release' })) // 'sha256:5b0f…'
 * ```
 */
export function digestOf(text: string): Digest {
  return `sha256:${hash('sha256', text)}` as Digest
}
