import type { Json } from '../values/json.ts'
import { nearestName } from '../values/nearest-name.ts'
import type { ObjectType, ValueType } from '../values/value-type.ts'
import type { LiteralReading } from './literal-text.ts'
import { LEADING_ZEROS, readLiteralText, shortened, THOUSANDS } from './literal-text.ts'
import type { MapNode, Report, ScalarNode, SourceNode } from './source-node.ts'
import { aType } from './type-text.ts'

/**
 * Reads a constant of a document as a type: what a default, a table cell or a test gives. Lists, maps and objects of the catalogue are
 * read part by part, so every mistake in them is reported where it stands.
 *
 * @returns canonical JSON; `undefined` if an issue was reported, here or by the YAML reader.
 */
export function readLiteral(node: SourceNode, type: ValueType, report: Report): Json | undefined {
  switch (type.kind) {
    case 'list':
      return readList(node, type.of, report)
    case 'map':
      return readMap(node, type.of, report)
    case 'object':
      return readObject(node, type, report)
    default:
      return node.kind === 'scalar' ? readScalar(node, type, report) : notA(node, type, report)
  }
}

function readScalar(node: ScalarNode, type: ValueType, report: Report): Json | undefined {
  const reading = scalarReading(node, type)
  if (reading.kind === 'read') return reading.value
  if (!reportedByYaml(node)) report({ ...withoutKind(reading), severity: 'error', at: node.at, ...quotedFix(node, type) })
  return undefined
}

/** What a scalar of a document is, read as a type. */
function scalarReading(node: ScalarNode, type: ValueType): LiteralReading {
  const { value } = node
  if (value === null) return { kind: 'refused', code: 'wrong-literal', message: `a value is missing: ${aType(type)} is needed` }
  if (type.kind === 'bool') return readBool(value)
  if (typeof value === 'string') return readLiteralText(value, type)
  if (type.kind === 'text' || type.kind === 'id' || type.kind === 'enum') return unquotedWord(node, type)
  if (typeof value === 'number') return readLiteralText(node.source, type)
  return { kind: 'refused', code: 'wrong-literal', message: `\`${node.source}\` is not ${aType(type)}` }
}

function readBool(value: string | number | boolean): LiteralReading {
  if (typeof value === 'boolean') return { kind: 'read', value }
  const meant = /^(yes|on|1|true)$/i.test(String(value)) ? 'true' : /^(no|off|0|false)$/i.test(String(value)) ? 'false' : undefined
  const message = `\`${shortened(String(value))}\` is not a bool`
  return {
    kind: 'refused',
    code: 'wrong-literal',
    message,
    suggestion: meant === undefined ? 'write `true` or `false`' : `write \`${meant}\``,
  }
}

function unquotedWord(node: ScalarNode, type: ValueType): LiteralReading {
  const kind = typeof node.value === 'number' ? 'a number' : 'a bool'
  const message = `\`${shortened(node.source)}\` is ${kind} to YAML, and ${aType(type)} is needed`
  return { kind: 'refused', code: 'wrong-literal', message, suggestion: `put it in quotes: \`'${shortened(node.source)}'\`` }
}

function quotedFix(node: ScalarNode, type: ValueType): { readonly fix?: string } {
  const isWord = type.kind === 'text' || type.kind === 'id' || type.kind === 'enum'
  return isWord && node.style === 'plain' && typeof node.value !== 'string' && node.value !== null ? { fix: `'${node.source}'` } : {}
}

/** Whether the YAML reader has said already, with a fix, what is wrong with this number. */
export function reportedByYaml({ style, source }: ScalarNode): boolean {
  return style === 'plain' && (THOUSANDS.test(source) || LEADING_ZEROS.test(source))
}

function withoutKind({ code, message, suggestion }: Exclude<LiteralReading, { kind: 'read' }>) {
  return { code, message, ...(suggestion === undefined ? {} : { suggestion }) }
}

function readList(node: SourceNode, of: ValueType, report: Report): Json | undefined {
  if (node.kind !== 'list') return notA(node, { kind: 'list', of }, report)
  const items = node.items.map(item => readLiteral(item, of, report))
  return complete(items) ? items : undefined
}

function complete(items: readonly (Json | undefined)[]): items is readonly Json[] {
  return !items.includes(undefined)
}

function readMap(node: SourceNode, of: ValueType, report: Report): Json | undefined {
  if (node.kind !== 'map') return notA(node, { kind: 'map', of }, report)
  return readEntries(node, () => of, report)
}

function readObject(node: SourceNode, type: ObjectType, report: Report): Json | undefined {
  if (node.kind !== 'map') return notA(node, type, report)
  const fields = type.fields ?? {}
  const value = readEntries(node, name => (Object.hasOwn(fields, name) ? fields[name]?.type : undefined), report, Object.keys(fields))
  const missing = Object.keys(fields).filter(name => fields[name]?.optional === false && !node.entries.some(({ key }) => key === name))
  for (const name of missing) {
    report({ code: 'missing-field', severity: 'error', message: `the field \`${name}\` of ${aType(type)} is missing`, at: node.at })
  }
  return missing.length === 0 ? value : undefined
}

function readEntries(
  node: MapNode,
  typeOf: (key: string) => ValueType | undefined,
  report: Report,
  known: readonly string[] = [],
): Json | undefined {
  const value: Record<string, Json> = {}
  let complete = true
  for (const { key, keyAt, value: child } of node.entries) {
    const type = typeOf(key)
    const json = type === undefined ? undefined : readLiteral(child, type, report)
    if (type === undefined) {
      const near = nearestName(key, known)
      const suggestion = near === undefined ? {} : { suggestion: `did you mean \`${near}\`?` }
      report({ code: 'unknown-field', severity: 'error', message: `there is no field \`${shortened(key)}\``, at: keyAt, ...suggestion })
    }
    if (json === undefined) complete = false
    else value[key] = json
  }
  return complete ? value : undefined
}

function notA(node: SourceNode, type: ValueType, report: Report): undefined {
  const found = node.kind === 'scalar' ? `\`${shortened(node.source)}\`` : `a ${node.kind}`
  report({ code: 'wrong-literal', severity: 'error', message: `${aType(type)} is needed, found ${found}`, at: node.at })
  return undefined
}
