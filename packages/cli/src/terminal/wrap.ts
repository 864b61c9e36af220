/** Breaks a sentence at spaces to fit the paper. Its own leading blanks are kept on every line; `hang` indents the lines after the first. */
export function wrap(text: string, columns: number, hang: string = ''): string {
  const indent = /^ */.exec(text)?.[0] ?? ''
  const lines: string[] = []
  let line = ''
  for (const word of text.trim().split(/ +/)) {
    const room = columns - indent.length - (lines.length === 0 ? 0 : hang.length)
    if (line !== '' && line.length + 1 + word.length > room) {
      lines.push(line)
      line = word
    } else line = line === '' ? word : `${line} ${word}`
  }
  return [...lines, line].map((one, index) => `${indent}${index === 0 ? '' : hang}${one}`).join('\n')
}
