import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { documentSchemas } from '@countersign/core'

/** Writes `<kind>.schema.json` for each kind of document, or for one. The folder is made; files of that name are renewed. */
export async function writeSchemas(folder: string, kind?: string): Promise<number> {
  const schemas: Readonly<Record<string, unknown>> = await documentSchemas()
  const chosen = Object.entries(schemas).filter(([name]) => kind === undefined || name === kind)
  await mkdir(folder, { recursive: true })
  for (const [name, schema] of chosen) await writeFile(join(folder, `${name}.schema.json`), `${JSON.stringify(schema, undefined, 2)}\n`)
  return chosen.length
}
