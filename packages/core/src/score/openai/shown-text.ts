import type { SecretMask } from './secret-mask.ts'

/** More than this is not looked at. */
const LONGEST_READ = 4096
const SHORTEST_SECRET = 4
/** Controls, marks of direction, what has no width, lone surrogates, line separators. */
const HIDDEN = /[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]+/gu

/**
 * Words of a server as they may stand in a record: on one line, without hidden characters, cut at `most`, and free of keys. A server
 * that rejects a key likes to repeat it, whole or in part.
 */
export function shownText(text: string, most: number, mask: SecretMask): string {
  const masked = mask(text.slice(0, LONGEST_READ), SHORTEST_SECRET).replace(HIDDEN, ' ').trim()
  return masked.length <= most ? masked : `${masked.slice(0, most - 1).replace(/[\uD800-\uDBFF]$/, '')}…`
}
