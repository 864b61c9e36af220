/** `text` as a quoted YAML scalar on one line, in double quotes unless single ones read better. */
export function quoted(text: string): string {
  if (!/["\\]/.test(text) && !hasControls(text)) return `"${text}"`
  return hasControls(text) ? JSON.stringify(text) : `'${text.replaceAll("'", "''")}'`
}

function hasControls(text: string): boolean {
  for (let index = 0; index < text.length; index += 1) if (text.charCodeAt(index) < 0x20) return true
  return false
}
