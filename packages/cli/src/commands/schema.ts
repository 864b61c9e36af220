import { documentSchemas } from '@countersign/core'
import { Command } from 'commander'
import { writeSchemas } from '../schema/write-schemas.ts'
import { UsageError } from '../usage-error.ts'

export function schemaCommand(): Command {
  return new Command('schema')
    .description('print or write the JSON Schema of each kind of document, for editors')
    .argument('[kind]', 'a kind of document, such as policy; without it: all')
    .option('--out <folder>', 'write `<kind>.schema.json` files there instead of printing')
    .addHelpText('after', '\nExample:\n  $ countersign schema policy > policy.schema.json')
    .action(schema)
}

async function schema(kind: string | undefined, { out }: { readonly out?: string }): Promise<void> {
  const schemas: Readonly<Record<string, unknown>> = await documentSchemas()
  if (kind !== undefined && !Object.hasOwn(schemas, kind)) {
    throw new UsageError(`there is no document of kind \`${kind}\`; kinds are ${Object.keys(schemas).join(', ')}`)
  }
  if (out === undefined) {
    process.stdout.write(`${JSON.stringify(kind === undefined ? schemas : schemas[kind], undefined, 2)}\n`)
    return
  }
  const written = await writeSchemas(out, kind)
  process.stderr.write(`wrote ${written} ${written === 1 ? 'schema' : 'schemas'} to ${out}\n`)
}
