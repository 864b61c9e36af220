import { nearestName } from '../../values/nearest-name.ts'

/** "did you mean …", else the few names that there are. */
export function suggestName(name: string, names: readonly string[]): string | undefined {
  const near = nearestName(name, names)
  if (near !== undefined) return `did you mean \`${near}\`?`
  if (names.length === 0 || names.length > 12) return undefined
  return `one of ${names.map(known => `\`${known}\``).join(', ')}`
}
