import { readFile } from 'node:fs/promises'
import type { Cassette } from '@countersign/core/scoring'
import { formatIssue } from '../format/format-issue.ts'
import { paperOf } from '../terminal/paper.ts'
import { UsageError } from '../usage-error.ts'

/** A cassette from its file, or nothing after the issues were printed: answers that cannot be trusted are none. */
export async function loadCassette(path: string): Promise<Cassette | undefined> {
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new UsageError(`the cassette \`${path}\` cannot be read`, { cause })
  })
  const { readCassette } = await import('@countersign/core/scoring')
  const read = readCassette(text, path)
  if (read.kind === 'read') return read.cassette
  const paper = paperOf(process.stderr)
  for (const issue of read.issues) process.stderr.write(`${formatIssue(issue, text, paper)}\n\n`)
  return undefined
}
