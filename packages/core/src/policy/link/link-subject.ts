import type { Document } from '../schema/document.ts'
import type { Report } from '../source-node.ts'
import type { Catalogue } from './catalogue.ts'
import { refuse } from './linking.ts'
import type { SubjectObject } from './open-namespace.ts'
import { unknownName } from './unknown-name.ts'

/** The object that a policy decides about, or that terms may read. It has a key, or no decision could name it. */
export function linkSubject(
  { sources, value }: Document<'policy'> | Document<'terms'>,
  key: 'decides' | 'needs',
  name: string,
  catalogue: Catalogue,
  report: Report,
): SubjectObject | undefined {
  const at = sources.at(value, key)
  if (/^batch\s+of\s|\sas\s/.test(name)) {
    return refuse(report, 'not-supported-yet', at, `\`${name}\` is not supported yet`, 'decide about one object')
  }
  const object = catalogue.objects.get(name)
  if (object === undefined) return unknownName(report, 'unknown-object', at, 'object', name, catalogue.objects.keys())
  if (object.key === undefined) return refuse(report, 'no-key', at, `\`${name}\` has no \`key\` in the catalogue`)
  return { ...object, type: { ...object.type, name } }
}
