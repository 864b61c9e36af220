import { closeSync, openSync, writeSync } from 'node:fs'
import type { Recording } from './recording.ts'

const BLOCK = 2 ** 20

/** How often each verdict is right, as far as the recording knows. */
export type Tally = Readonly<Record<string, number>>

/** Writes a recording in blocks of about a megabyte, however long it is, and counts the verdicts that are right for it. */
export function writeRecording(file: string, { lines }: Recording): Tally {
  const tally: Record<string, number> = {}
  const descriptor = openSync(file, 'w')
  try {
    let block = ''
    for (const { text, verdict } of lines()) {
      if (verdict !== undefined) tally[verdict] = (tally[verdict] ?? 0) + 1
      block += text
      if (block.length < BLOCK) continue
      writeSync(descriptor, block)
      block = ''
    }
    writeSync(descriptor, block)
    return tally
  } finally {
    closeSync(descriptor)
  }
}
