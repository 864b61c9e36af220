import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { documentSchemas } from './document-schemas.ts'

const folder = new URL('../../schemas/', import.meta.url)
const schemas = Object.entries(documentSchemas())

test('every schema is committed, and nothing else', () => {
  expect(readdirSync(folder).sort()).toEqual(schemas.map(([kind]) => `${kind}.schema.json`).sort())
})

test.each(schemas)('the committed schema of %s is the one that the loader checks with: run `pnpm schema`', (kind, schema) => {
  expect(JSON.parse(readFileSync(new URL(`${kind}.schema.json`, folder), 'utf8'))).toEqual(JSON.parse(JSON.stringify(schema)))
})
