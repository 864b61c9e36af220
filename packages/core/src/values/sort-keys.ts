const FEW = 16

/** By UTF-16 units, in place. By insertion where objects are as small as usual: several times faster than the built-in sort. */
export function sortKeys(keys: string[]): readonly string[] {
  if (keys.length > FEW) return keys.sort()
  for (let from = 1; from < keys.length; from += 1) insert(keys, from)
  return keys
}

function insert(keys: string[], from: number): void {
  const key = keys[from] ?? ''
  let at = from
  for (let before = keys[at - 1]; before !== undefined && before > key; before = keys[at - 1]) {
    keys[at] = before
    at -= 1
  }
  keys[at] = key
}
