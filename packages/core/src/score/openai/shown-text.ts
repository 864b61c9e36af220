/** More than this is not looked at. */
const LONGEST_READ = 4096
/** A piece of a key as long as this is taken for the key. */
const PIECE = 8
const SHORTEST_SECRET = 4
/** Runs of what keys are made of. */
const TOKEN = /[\w.~+/=%-]{4,}/g
/** What keys look like, of whomever they are. */
const KEY_LIKE = /^(?:sk|pk|rk|key|xai|gsk|hf|AKIA)[-_][\w-]{12,}|^eyJ[\w-]{12,}|^AIza[\w-]{20,}/
/** Controls, marks of direction, what has no width, lone surrogates, line separators. */
const HIDDEN = /[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]+/gu

/**
 * Words of a server as they may stand in a record: on one line, without hidden characters, cut at `most`, and free of keys. A server
 * that rejects a key likes to repeat it, whole or in part.
 */
export function shownText(text: string, most: number, secrets: Iterable<string>): string {
  const keys = [...secrets].filter(secret => secret.length >= SHORTEST_SECRET)
  const lower = keys.map(key => key.toLowerCase())
  const whole = keys.reduce((kept, key) => kept.replaceAll(key, '[key]'), text.slice(0, LONGEST_READ))
  const masked = whole
    .replace(TOKEN, token => (KEY_LIKE.test(token) || holdsPiece(token.toLowerCase(), lower) ? '[key]' : token))
    .replace(HIDDEN, ' ')
    .trim()
  return masked.length <= most ? masked : `${masked.slice(0, most - 1).replace(/[\uD800-\uDBFF]$/, '')}…`
}

function holdsPiece(token: string, keys: readonly string[]): boolean {
  for (let at = 0; at + PIECE <= token.length; at += 1) {
    const piece = token.slice(at, at + PIECE)
    if (keys.some(key => key.includes(piece))) return true
  }
  return false
}
