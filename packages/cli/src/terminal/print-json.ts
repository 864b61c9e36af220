import { UNPRINTABLE } from './plain-text.ts'

/** JSON for people and programs: the same value, and no character in it that a terminal would obey (JSON escapes only the first 32). */
export function printJson(value: unknown): string {
  const text = JSON.stringify(value, undefined, 2)
  return `${text.replace(UNPRINTABLE, character => (character === '\n' ? character : escaped(character)))}\n`
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
}
