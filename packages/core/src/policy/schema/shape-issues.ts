import type { z } from 'zod'
import { nearestName } from '../../values/nearest-name.ts'
import type { At, Issue } from '../issue.ts'
import type { MapNode, SourceNode } from '../source-node.ts'
import { quoted } from '../yaml/quoted.ts'
import type { Form } from './forms.ts'
import { formOf } from './forms.ts'
import { isLaterWord } from './later-words.ts'
import { meantBool } from './meant-bool.ts'
import { member, startOf } from './plain-value.ts'
import { formAt, keysAt } from './schema-keys.ts'

type Path = readonly PropertyKey[]
type Problem = z.core.$ZodIssue

/** A document that a schema does not accept. */
export interface Misshapen {
  readonly kind: string
  readonly root: MapNode
  readonly schema: z.core.$ZodType
}

/** What a schema complains about, said in the words of the language and placed in the file. */
export function shapeIssues(document: Misshapen, problems: readonly Problem[]): readonly Issue[] {
  return problems.flatMap(problem => issuesOf(document, problem, []))
}

function issuesOf(document: Misshapen, problem: Problem, before: Path): readonly Issue[] {
  const path = [...before, ...problem.path]
  switch (problem.code) {
    case 'unrecognized_keys':
      return problem.keys.map(key => unknownKey(document, path, key))
    case 'invalid_union':
      return bestBranch(document, problem.errors, path).flatMap(inner => issuesOf(document, inner, path))
    case 'invalid_key':
      return [wrongName(document, problem, path)]
    default:
      return [valueIssue(document, problem, path)]
  }
}

function unknownKey(document: Misshapen, path: Path, key: string): Issue {
  const at = keyPlace(document.root, [...path, key])
  if (isLaterWord(document.kind, path, key)) {
    return { code: 'not-supported-yet', severity: 'error', message: `\`${key}\` is not supported yet`, at, suggestion: 'leave it out' }
  }
  const known = keysAt(document.schema, path)
  const near = nearestName(key, known)
  const suggestion = near === undefined ? `known here: ${known.map(name => `\`${name}\``).join(', ')}` : `did you mean \`${near}\`?`
  const message = `${where(path, 'the document')} has no key \`${key}\``
  return { code: 'unknown-key', severity: 'error', message, at, ...(known.length === 0 ? {} : { suggestion }) }
}

function wrongName(document: Misshapen, problem: Extract<Problem, { code: 'invalid_key' }>, path: Path): Issue {
  const inner = problem.issues[0]
  const form = inner?.code === 'invalid_format' && 'pattern' in inner ? formOf(String(inner.pattern)) : undefined
  const message = `\`${String(path.at(-1))}\` is not ${form?.expected ?? 'a name that is allowed here'}`
  return { code: form?.code ?? 'wrong-name', severity: 'error', message, at: keyPlace(document.root, path) }
}

/** The branch of a union that got furthest: a map is compared with what maps allow, not with what texts do. */
function bestBranch(document: Misshapen, branches: readonly (readonly Problem[])[], path: Path): readonly Problem[] {
  const kind = nodeAt(document.root, path)?.kind ?? 'scalar'
  const score = (problems: readonly Problem[]): number => {
    const first = problems[0]
    if (first?.code !== 'invalid_type' || first.path.length > 0) return 1
    return KIND_OF_EXPECTED[first.expected] === kind ? 1 : 0
  }
  return [...branches].sort((a, b) => score(b) - score(a))[0] ?? []
}

const KIND_OF_EXPECTED: Readonly<Record<string, SourceNode['kind']>> = { object: 'map', record: 'map', array: 'list', string: 'scalar' }

function valueIssue(document: Misshapen, problem: Problem, path: Path): Issue {
  const node = nodeAt(document.root, path)
  if (node === undefined) return missingKey(document, path)
  const at = valuePlace(document.root, path, node)
  const found = describe(node)
  const name = where(path, 'the document')
  switch (problem.code) {
    case 'invalid_value':
      return unknownValue(problem.values, node, name, at)
    case 'invalid_format': {
      const form = 'pattern' in problem ? formOf(String(problem.pattern)) : undefined
      return {
        code: form?.code ?? 'wrong-form',
        severity: 'error',
        message: `${name}: expected ${form?.expected ?? 'another form'}, got ${found}`,
        at,
      }
    }
    case 'too_small':
    case 'too_big':
      return { code: 'wrong-size', severity: 'error', message: `${name}: ${boundOf(problem)}, got ${found}`, at }
    case 'invalid_type':
      return wrongType(problem.expected, node, name, at, formAt(document.schema, path))
    default:
      return { code: 'wrong-form', severity: 'error', message: `${name}: ${problem.message.toLowerCase()}, got ${found}`, at }
  }
}

function missingKey(document: Misshapen, path: Path): Issue {
  const key = String(path.at(-1) ?? '')
  const holder = path.slice(0, -1)
  const at = keyPlace(document.root, holder)
  return { code: 'missing-key', severity: 'error', message: `${where(holder, 'the document')} needs \`${key}\``, at }
}

function unknownValue(values: readonly unknown[], node: SourceNode, name: string, at: At): Issue {
  const allowed = values.map(String)
  const near = node.kind === 'scalar' ? nearestName(node.source, allowed) : undefined
  const message = `${name}: expected ${alternatives(allowed)}, got ${describe(node)}`
  const issue: Issue = { code: 'unknown-value', severity: 'error', message, at }
  return near === undefined ? issue : { ...issue, suggestion: `did you mean \`${near}\`?` }
}

function alternatives(values: readonly string[]): string {
  const quotedValues = values.map(value => `\`${value}\``)
  const last = quotedValues.pop() ?? ''
  return quotedValues.length === 0 ? last : `${quotedValues.join(', ')} or ${last}`
}

function wrongType(expected: string, node: SourceNode, name: string, at: At, form: Form | undefined): Issue {
  if (form !== undefined && node.kind === 'scalar' && node.source !== '' && !form.pattern.test(node.source)) {
    return { code: form.code, severity: 'error', message: `${name}: expected ${form.expected}, got ${describe(node)}`, at }
  }
  const issue: Issue = {
    code: 'wrong-type',
    severity: 'error',
    message: `${name}: expected ${TYPE_NAMES[expected] ?? expected}, got ${describe(node)}`,
    at,
  }
  if (node.kind !== 'scalar' || node.source === '') return issue
  if (expected === 'string') return { ...issue, suggestion: `put it in quotes: \`${quoted(node.source)}\``, fix: quoted(node.source) }
  const bool = expected === 'boolean' ? meantBool(node.source) : undefined
  return bool === undefined ? issue : { ...issue, suggestion: `write \`${bool}\``, fix: String(bool) }
}

const TYPE_NAMES: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: '`true` or `false`',
  array: 'a list',
  object: 'a map',
  record: 'a map',
}

function boundOf(problem: Extract<Problem, { code: 'too_small' | 'too_big' }>): string {
  const bound = problem.code === 'too_small' ? `at least ${problem.minimum}` : `at most ${problem.maximum}`
  return problem.origin === 'array' ? `expected ${bound} ${bound.endsWith(' 1') ? 'element' : 'elements'}` : `expected ${bound}`
}

/** What stands there, for "got …". */
export function describe(node: SourceNode): string {
  if (node.kind === 'list') return node.items.length === 0 ? 'an empty list' : 'a list'
  if (node.kind === 'map') return 'a map'
  if (node.value === null) return 'nothing'
  return typeof node.value === 'string'
    ? `\`${short(node.source)}\``
    : `${typeof node.value === 'number' ? 'the number ' : ''}\`${short(node.source)}\``
}

function short(text: string): string {
  return text.length <= 60 ? text : `${text.slice(0, 59)}…`
}

/** `guards[1].when`. */
function where(path: Path, none: string): string {
  if (path.length === 0) return none
  const text = path.reduce<string>((before, key) => (typeof key === 'number' ? `${before}[${key}]` : `${before}.${String(key)}`), '')
  return `\`${text.slice(1)}\``
}

function nodeAt(root: SourceNode, path: Path): SourceNode | undefined {
  return path.reduce<SourceNode | undefined>((node, key) => member(node, typeof key === 'number' ? key : String(key)), root)
}

function keyPlace(root: MapNode, path: Path): At {
  const holder = nodeAt(root, path.slice(0, -1))
  const entry = holder?.kind === 'map' ? holder.entries.find(({ key }) => key === path.at(-1)) : undefined
  return entry?.keyAt ?? startOf(nodeAt(root, path) ?? root)
}

function valuePlace(root: MapNode, path: Path, node: SourceNode): At {
  const empty = node.kind === 'scalar' && node.source === ''
  return empty || node.at.line !== node.at.endLine ? keyPlace(root, path) : node.at
}
