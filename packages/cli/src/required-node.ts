/** What to say to a Node.js that is too old to load the rest of the program; nothing if it is not. */
export function tooOld(version: string): string | undefined {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  const enough = major > 22 || (major === 22 && minor >= 13)
  return enough ? undefined : `countersign needs Node.js 22.13 or newer; this is ${version}`
}
