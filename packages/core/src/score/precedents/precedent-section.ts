import { canonicalJson } from '../../values/canonical-json.ts'
import { digestOf } from '../../values/digest.ts'
import type { Digest } from '../../values/ids.ts'
import type { Found } from '../retriever.ts'
import type { PrecedentScope } from './precedent-scope.ts'

/** One precedent as a store keeps it. No scope: it may be found for any policy. */
export interface PrecedentSection extends Omit<Found, 'digest'> {
  readonly scopes: readonly PrecedentScope[]
}

/** In UTF-16 units. What is beyond is neither shown nor searched: nobody can cite what no scorer sees. */
export const LONGEST_PRECEDENT = 2_000

/** Text as it is kept: well-formed, without NUL, line ends as `\n`, without a mark of byte order. */
export function keptText(text: string): string {
  return text
    .toWellFormed()
    .replaceAll('\0', '\ufffd')
    .replace(/\r\n?/g, '\n')
    .replace(/^\ufeff/, '')
}

/** At most so long, never half a character; `…` says that there was more. */
export function cutText(text: string, longest: number): string {
  if (text.length <= longest) return text
  return `${text
    .slice(0, longest - 1)
    .replace(/[\ud800-\udbff]$/, '')
    .trimEnd()}…`
}

export function precedentDigest({ source, title, text }: Omit<Found, 'digest'>): Digest {
  return digestOf(canonicalJson({ source, text, title }))
}
