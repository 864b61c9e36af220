import { documentSchemas } from '@countersign/core'
import { Command } from 'commander'
import { didYouMean } from '../did-you-mean.ts'
import { writeSchemas } from '../schema/write-schemas.ts'
import { plainText } from '../terminal/plain-text.ts'
import { printJson } from '../terminal/print-json.ts'
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
    throw new UsageError(`there is no document of kind \`${kind}\`${didYouMean(kind, Object.keys(schemas))}`)
  }
  if (out === undefined) {
    process.stdout.write(printJson(kind === undefined ? schemas : schemas[kind]))
    return
  }
  const written = await writeSchemas(out, kind)
  process.stderr.write(`wrote ${written} ${written === 1 ? 'schema' : 'schemas'} to ${plainText(out)}\n`)
}
