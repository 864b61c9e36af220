import { nearestName } from '@countersign/core'

const LISTED = 20

/** What follows "there is no `x`": the nearest name there is, or what there is at all. */
export function didYouMean(name: string, names: readonly string[]): string {
  const near = nearestName(name, names)
  if (near !== undefined) return `; did you mean \`${near}\`?`
  const rest = names.length - LISTED
  return names.length === 0
    ? ''
    : `; there ${names.length === 1 ? 'is' : 'are'} ${names.slice(0, LISTED).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`
}
