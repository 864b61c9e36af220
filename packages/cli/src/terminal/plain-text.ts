/** Control characters move the cursor, recolour or hide text; bidirectional marks reorder it; lone surrogates are no text at all. */
export const UNPRINTABLE: RegExp = /[\p{Cc}\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\ufffe\uffff]|\p{Cs}/gu

/**
 * Text from outside as it may stand on one line of a terminal: a tab or line break becomes a space, any other character that would steer
 * the terminal becomes `�`. The length in UTF-16 units stays, so that columns still point at what they meant.
 *
 * @example
 * ```ts
 * plainText('order\u001b[2J') // 'order�[2J'
 * ```
 */
export function plainText(text: string): string {
  return text.replace(UNPRINTABLE, character => (/[\t\n\r]/.test(character) ? ' ' : '\ufffd'))
}
