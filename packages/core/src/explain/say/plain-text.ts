/** C0 and C1 controls, line and paragraph separators, marks that reorder text on a screen, and halves of surrogate pairs. */
const UNSEEN =
  /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]+|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

/** Nearly every text: printable ASCII, no blank at either end. */
const PLAIN = /^[!-~](?:[ -~]*[!-~])?$/

const LONGEST = 80

/**
 * Text from outside as it may stand in a sentence: one line, nothing that steers a terminal, at most `longest` characters. Escaping for
 * HTML or Markdown is left to whoever prints there.
 */
export function plainText(text: string, longest: number = LONGEST): string {
  if (text.length <= longest && PLAIN.test(text)) return text
  // Cut before the replacement too: a text from outside may be megabytes long.
  const plain = text
    .slice(0, longest * 2)
    .replace(UNSEEN, ' ')
    .trim()
  if (plain.length <= longest && text.length <= longest * 2) return plain
  return `${plain
    .slice(0, longest - 1)
    .replace(/[\ud800-\udbff]$/, '')
    .trimEnd()}…`
}
