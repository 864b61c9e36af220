import type { ObjectType } from '../../values/value-type.ts'
import type { Report } from '../source-node.ts'
import type { Catalogue } from './catalogue.ts'
import type { LetEntry } from './let-entries.ts'
import { refuse } from './linking.ts'
import { unknownName } from './unknown-name.ts'

/**
 * The objects that a calculated column belongs to: `line.short` is a column of every `line`. Where the subject has two lists of them,
 * nobody could tell which is meant.
 */
export function columnObject(
  entry: LetEntry,
  subject: { readonly type: ObjectType },
  catalogue: Catalogue,
  report: Report,
): ObjectType | undefined {
  const [objectType = '', column = ''] = entry.name.split('.')
  const at = entry.document.sources.keyAt(entry.document.value.let ?? {}, entry.key)
  const object = catalogue.objects.get(objectType)
  if (object === undefined) return unknownName(report, 'unknown-object', at, 'object', objectType, catalogue.objects.keys())
  if (Object.hasOwn(object.type.fields ?? {}, column)) {
    return refuse(report, 'duplicate-name', at, `\`${objectType}\` has a field \`${column}\` already`)
  }
  const lists = Object.entries(subject.type.fields ?? {}).filter(([, { type }]) => {
    return type.kind === 'list' && type.of.kind === 'object' && type.of.name === objectType
  })
  if (lists.length < 2) return object.type
  const names = lists.map(([name]) => `\`${name}\``).join(' and ')
  return refuse(report, 'ambiguous-column', at, `${names} are both lists of \`${objectType}\``)
}
