// `pnpm schema`: writes the JSON Schemas that editors read from the shapes that the loader checks. A test fails while they are stale.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { documentSchemas } from '../packages/core/src/policy/document-schemas.ts'
import { root } from './workspace.mjs'

const folder = join(root, 'packages', 'core', 'schemas')
mkdirSync(folder, { recursive: true })
for (const [kind, schema] of Object.entries(documentSchemas())) {
  writeFileSync(join(folder, `${kind}.schema.json`), `${JSON.stringify(schema, undefined, 2)}\n`)
}
