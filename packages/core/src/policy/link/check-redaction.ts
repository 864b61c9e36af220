import { isCountry } from '../../values/country.ts'
import type { FieldType, ObjectType, ValueType } from '../../values/value-type.ts'
import type { At } from '../issue.ts'
import type { Treatment } from '../redaction-model.ts'
import type { Document } from '../schema/document.ts'
import type { Report } from '../source-node.ts'
import { aType } from '../type-text.ts'
import type { Catalogue } from './catalogue.ts'
import { refuse } from './linking.ts'
import { placed } from './placed.ts'
import { unknownName } from './unknown-name.ts'

/**
 * Every field that `redact:` of a workspace speaks of is one of the catalogue, and can be treated so. What is said of `address.city` holds
 * wherever an address stands, so a path names the object, or the query, that has the field, and no way to it.
 */
export function checkRedaction(workspace: Document<'workspace'>, catalogue: Catalogue, lost: ReadonlySet<string>, report: Report): void {
  const { redact } = workspace.value
  if (redact === undefined) return
  const fields = redact.fields ?? {}
  for (const [path, treatment] of Object.entries(fields)) {
    const at = workspace.sources.keyAt(fields, path)
    const field = fieldAt(path, at, catalogue, lost, report)
    if (field !== undefined) checkTreatment(path, field, treatment, at, report)
  }
  for (const { text, at } of placed(workspace, redact, 'countries', redact.countries)) {
    if (isCountry(text)) continue
    const suggestion = 'write two letters of ISO 3166: `DE`, `US`, `GB`'
    refuse(report, 'unknown-country', at, `there is no country \`${text}\``, suggestion)
  }
}

function fieldAt(path: string, at: At, catalogue: Catalogue, lost: ReadonlySet<string>, report: Report): FieldType | undefined {
  const owners = [...catalogue.objects.keys(), ...catalogue.queries.keys()]
  const owner = owners.filter(name => path.startsWith(`${name}.`)).sort((a, b) => b.length - a.length)[0]
  if (owner === undefined) {
    const name = path.slice(0, path.lastIndexOf('.'))
    return lost.has(name) ? undefined : unknownName(report, 'unknown-object', at, 'object or query', name, owners)
  }
  const object = catalogue.objects.get(owner)?.type ?? objectIn(catalogue.queries.get(owner)?.row)
  const [name = '', ...inner] = path.slice(owner.length + 1).split('.')
  if (object?.name !== undefined && object.name !== owner) return refuseDetour(path, `${object.name}.${name}`, at, report)
  const fields = object?.fields ?? {}
  const field = Object.hasOwn(fields, name) ? fields[name] : undefined
  if (field === undefined) return lost.has(name) ? undefined : unknownField(owner, name, fields, at, report)
  const nested = objectIn(field.type)
  if (inner.length === 0) return field
  if (nested !== undefined) return refuseDetour(path, `${nested.name ?? owner}.${inner.join('.')}`, at, report)
  return refuse(report, 'unknown-field', at, `\`${owner}.${name}\` is ${aType(field.type)} and has no fields`)
}

function objectIn(type: ValueType | undefined): ObjectType | undefined {
  if (type?.kind === 'list' || type?.kind === 'map') return objectIn(type.of)
  return type?.kind === 'object' ? type : undefined
}

function refuseDetour(path: string, direct: string, at: At, report: Report): undefined {
  const [owner = ''] = direct.split('.')
  return refuse(
    report,
    'unknown-field',
    at,
    `\`${path}\` is a field of \`${owner}\`, and is the same wherever one stands`,
    `write \`${direct}\``,
  )
}

function unknownField(owner: string, name: string, fields: object, at: At, report: Report): undefined {
  return unknownName(report, 'unknown-field', at, `field of \`${owner}\` named`, name, Object.keys(fields))
}

function checkTreatment(path: string, { type, pii }: FieldType, treatment: Treatment, at: At, report: Report): void {
  const object = objectIn(type)
  if (treatment === 'keep' && pii === true) {
    const message = `\`${path}\` is personal, and kept it goes to scorers and into their recordings as it is`
    const suggestion = 'write `scan`, which shows it without what is recognised in it, or a kind such as `name`'
    report({ code: 'personal-kept', severity: 'warning', message, at, suggestion })
  }
  if (treatment === 'keep' && object !== undefined) {
    const name = object.name ?? path
    refuse(report, 'wrong-treatment', at, `\`${path}\` has fields of its own, which are kept one by one`, `write \`${name}.<field>: keep\``)
  }
  if (treatment === 'scan' && !isText(type)) {
    refuse(report, 'wrong-treatment', at, `\`${path}\` is ${aType(type)}, and there is no text in it to search`)
  }
}

function isText(type: ValueType): boolean {
  if (type.kind === 'list' || type.kind === 'map') return isText(type.of)
  return type.kind === 'text' || type.kind === 'id'
}
