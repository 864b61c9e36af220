import { closeSync, openSync, writeSync } from 'node:fs'

const BLOCK = 2 ** 20

/** Writes lines in blocks of about a megabyte, however many there are. */
export function writeLines(file: string, lines: Iterable<string>): void {
  const descriptor = openSync(file, 'w')
  try {
    let block = ''
    for (const line of lines) {
      block += line
      if (block.length < BLOCK) continue
      writeSync(descriptor, block)
      block = ''
    }
    writeSync(descriptor, block)
  } finally {
    closeSync(descriptor)
  }
}
