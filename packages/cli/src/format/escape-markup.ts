import { plainText } from '../terminal/plain-text.ts'

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** Text as content or quoted attribute of HTML and XML, without what XML cannot hold even escaped, and what would reorder it. Lines stay lines. */
export function escapeMarkup(text: string): string {
  const plain = text.split('\n').map(plainText).join('\n')
  return plain.replace(/[&<>"']/g, character => ENTITIES[character] ?? '')
}
