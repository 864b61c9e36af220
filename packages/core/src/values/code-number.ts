const SHORTEST = 2
const LONGEST = 3
const BLANK = 32
const ASCII = 128

/**
 * A code of two or three ASCII characters that ends `text`, as one number: so it is looked up where it stands, without cutting it out.
 * No other code has the same number. -1 where no such code stands.
 */
export function codeNumber(text: string, from: number): number {
  const length = text.length - from
  if (length < SHORTEST || length > LONGEST) return -1
  let number = 0
  for (let at = from; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code <= BLANK || code >= ASCII) return -1
    number = number * ASCII + code
  }
  return number
}

/** Codes by their numbers, for `codeNumber`. */
export function byCodeNumber(codes: Iterable<string>): ReadonlyMap<number, string> {
  return new Map([...codes].map(code => [codeNumber(code, 0), code]))
}
