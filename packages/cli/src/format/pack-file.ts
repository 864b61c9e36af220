/** Files of a pack are named `pack:<name>/<file>`: they are shipped, not the user's to edit. */
export function isPackFile(file: string): boolean {
  return file.startsWith('pack:')
}
