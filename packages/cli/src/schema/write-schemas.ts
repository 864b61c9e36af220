import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { documentSchemas } from '@countersign/core'
import { notWritable, writeOutput } from '../output/write-output.ts'

/** Writes `<kind>.schema.json` for each kind of document, or for one. The folder is made; files of that name are renewed. */
export async function writeSchemas(folder: string, kind?: string): Promise<number> {
  const schemas: Readonly<Record<string, unknown>> = await documentSchemas()
  const chosen = Object.entries(schemas).filter(([name]) => kind === undefined || name === kind)
  await mkdir(folder, { recursive: true }).catch((cause: unknown) => {
    throw notWritable(folder, cause)
  })
  for (const [name, schema] of chosen) await writeOutput(join(folder, `${name}.schema.json`), `${JSON.stringify(schema, undefined, 2)}\n`)
  return chosen.length
}
