const QUOTE = 34
const BACKSLASH = 92
const FIRST_PRINTABLE = 32
const FIRST_SURROGATE = 0xd8_00
/** Beyond this the built-in is faster even where nothing is to be escaped. */
const SHORT = 40

/** A string as `JSON.stringify` writes it, which is what RFC 8785 asks for: short escapes, small hex, lone surrogates escaped. */
export function quoteJson(text: string): string {
  return text.length <= SHORT && isPlain(text) ? `"${text}"` : JSON.stringify(text)
}

function isPlain(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code < FIRST_PRINTABLE || code === QUOTE || code === BACKSLASH || code >= FIRST_SURROGATE) return false
  }
  return true
}
