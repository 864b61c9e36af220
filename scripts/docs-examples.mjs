// `pnpm docs:examples [document…]`: follows the documents and writes what the commands in them really print.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { replayDocument } from './docs/replay-document.ts'
import { TRIED_DOCUMENTS } from './docs/tried-documents.ts'
import { root } from './workspace.mjs'

const asked = process.argv.slice(2)
for (const name of asked.length > 0 ? asked : TRIED_DOCUMENTS) {
  const file = join(root, name)
  const before = readFileSync(file, 'utf8')
  const after = await replayDocument(before)
  if (after !== before) writeFileSync(file, after)
  console.log(`${after === before ? 'same   ' : 'written'} ${name}`)
}
