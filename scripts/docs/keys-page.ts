import { documentSchemas } from '../../packages/core/src/policy/document-schemas.ts'
import { documentKeys } from './document-keys.ts'
import { markdownTable } from './markdown-table.ts'

/** One table a kind of document, from the schemas that the loader checks with. */
export function keysPage(): string {
  return Object.entries(documentSchemas())
    .map(([kind, schema]) => {
      const rows = documentKeys(schema).map(({ path, mandatory, value, meaning }) => [
        mandatory ? `**\`${path}\`**` : `\`${path}\``,
        value,
        meaning,
      ])
      return `## ${kind}\n\n${fileName(kind)}\n\n${markdownTable(['key', 'value', 'meaning'], rows)}`
    })
    .join('\n\n')
}

function fileName(kind: string): string {
  return kind === 'workspace' ? 'The file `countersign.yaml`, once, at the root.' : `Files \`<anything>.${kind}.yaml\`.`
}
