import { nearestName } from '../../values/nearest-name.ts'
import type { Document } from './document.ts'

/** Whether one of these sections was taken out of a document, or stands there misspelt: then what it declares is not missing, only unread. */
export function lostSection({ broken }: Document, sections: readonly string[]): boolean {
  return [...broken].some(key => sections.includes(key) || nearestName(key, sections) !== undefined)
}
