import type { ASTNode } from '@marcbachmann/cel-js'
import { Environment, ParseError } from '@marcbachmann/cel-js'
import type { SyntaxFailure } from './explain-syntax-error.ts'
import { explainSyntaxError } from './explain-syntax-error.ts'
import { maskExpression } from './mask-expression.ts'
import type { Problem, Span, Syntax } from './syntax.ts'

const LONGEST = 4096
const LIMITS = { maxAstNodes: 1000, maxDepth: 32, maxListElements: 256, maxMapEntries: 64, maxCallArguments: 16 }

/** Only its parser is used; nothing is ever registered with it. */
const CEL: Environment = new Environment({ limits: LIMITS })

export type Parsed =
  | { readonly kind: 'parsed'; readonly syntax: Syntax }
  | { readonly kind: 'refused'; readonly problems: readonly Problem[] }

/**
 * Reads expression text. Never throws; at most 4 KB, 1,000 nodes and 32 levels, so time and memory are bounded.
 *
 * Numbers keep their text as written. What CEL has and our types have not (null, floats with exponents, bytes, unsigned numbers,
 * `%`, regular expressions) is a problem.
 *
 * @example
 * ```ts
 * parseCel('order.total > 250') // { kind: 'parsed', syntax: { kind: 'binary', operator: '>', … } }
 * ```
 */
export function parseCel(source: string): Parsed {
  if (source.trim() === '') return refused({ start: 0, end: source.length, code: 'expression-empty', message: 'an expression is missing' })
  if (source.length > LONGEST)
    return refused({
      start: 0,
      end: source.length,
      code: 'expression-too-long',
      message: `an expression has at most ${LONGEST} characters`,
    })
  const masked = maskExpression(source)
  if (masked.problem !== undefined) return refused(masked.problem)
  try {
    const { ast } = CEL.parse(masked.text)
    const reading: Reading = { source, stars: masked.stars, problems: [] }
    const syntax = convert(ast, reading)
    return reading.problems.length === 0 ? { kind: 'parsed', syntax } : { kind: 'refused', problems: reading.problems }
  } catch (error) {
    return refused(explainSyntaxError(source, failureOf(error, source)))
  }
}

interface Reading {
  readonly source: string
  readonly stars: ReadonlySet<number>
  readonly problems: Problem[]
}

function convert(node: ASTNode, reading: Reading): Syntax {
  const { start, end } = node
  switch (node.op) {
    case 'value':
      return convertConstant(node.args, { start, end }, reading)
    case 'id':
      return convertName(node.args, { start, end }, reading)
    case '.':
      return convertMember(convert(node.args[0], reading), node.args[1], end, reading)
    case '[]':
      return { kind: 'index', of: convert(node.args[0], reading), index: convert(node.args[1], reading), start, end }
    case 'call':
    case 'rcall':
      return convertCall(node, reading)
    case 'list':
      return { kind: 'list', items: node.args.map(item => convert(item, reading)), start, end }
    case 'map':
      return { kind: 'object', fields: node.args.map(([key, value]) => [convert(key, reading), convert(value, reading)]), start, end }
    default:
      return convertOperator(node, reading)
  }
}

function convertOperator(node: ASTNode, reading: Reading): Syntax {
  const { start, end } = node
  switch (node.op) {
    case '!_':
      return { kind: 'not', of: convert(node.args, reading), start, end }
    case '-_':
      return { kind: 'negate', of: convert(node.args, reading), start, end }
    case '?:': {
      const [condition, then, otherwise] = node.args.map(part => convert(part, reading))
      if (condition === undefined || then === undefined || otherwise === undefined) break
      return { kind: 'if', condition, then, else: otherwise, start, end }
    }
    case '&&':
    case '||':
    case 'in':
    case '==':
    case '!=':
    case '<':
    case '<=':
    case '>':
    case '>=':
    case '+':
    case '-':
    case '*':
    case '/': {
      return { kind: 'binary', operator: node.op, left: convert(node.args[0], reading), right: convert(node.args[1], reading), start, end }
    }
  }
  return refuse(reading, { start, end }, 'expression-operator', `\`${node.op}\` is not an operator of the language`)
}

function convertConstant(value: unknown, span: Span, reading: Reading): Syntax {
  if (typeof value === 'string') return { kind: 'text', value, ...span }
  if (typeof value === 'boolean') return { kind: 'bool', value, ...span }
  if (value === null) return refuse(reading, span, 'expression-null', 'there is no `null`', 'ask `has(path)` whether a field is there')
  const text = reading.source.slice(span.start, span.end)
  if (typeof value === 'number' || typeof value === 'bigint') return convertNumber(text, span, reading)
  return refuse(reading, span, 'expression-constant', `\`${text}\` is not a number, a text in quotes, \`true\` or \`false\``)
}

function convertNumber(text: string, span: Span, reading: Reading): Syntax {
  if (/^(0|[1-9][0-9]*)(\.[0-9]+)?$/.test(text)) return { kind: 'number', text, ...span }
  const suggestion = /^0[0-9]/.test(text)
    ? 'an id stands in quotes; a number has no leading zeros'
    : 'write the number in decimal, without an exponent'
  return refuse(reading, span, 'expression-number', `\`${text}\` is not a plain decimal number`, suggestion)
}

function convertName(name: string, span: Span, reading: Reading): Syntax {
  if (name !== '_') return { kind: 'name', name, ...span }
  return refuse(reading, span, 'expression-syntax', '`_` is not a name')
}

function convertMember(of: Syntax, name: string, end: number, reading: Reading): Syntax {
  const nameAt = { start: end - name.length, end }
  if (name === '_' && reading.stars.has(nameAt.start)) return { kind: 'each', of, start: of.start, end }
  if (name === '__proto__' || name === '_') return refuse(reading, nameAt, 'expression-syntax', `\`${name}\` is not a name`)
  return { kind: 'member', of, name, nameAt, start: of.start, end }
}

function convertCall(node: ASTNode & { readonly op: 'call' | 'rcall' }, reading: Reading): Syntax {
  const { start, end } = node
  if (node.op === 'call') {
    const [name, args] = node.args
    return { kind: 'call', name, nameAt: { start, end: start + name.length }, args: args.map(arg => convert(arg, reading)), start, end }
  }
  const [name, receiver, args] = node.args
  const of = convert(receiver, reading)
  const at = reading.source.indexOf(name, of.end)
  const nameAt = { start: at, end: at + name.length }
  if (name === 'matches') {
    const suggestion = 'use `startsWith`, `endsWith`, `contains` or a list of values'
    return refuse(reading, nameAt, 'expression-regex', 'there are no regular expressions', suggestion)
  }
  return { kind: 'method', of, name, nameAt, args: args.map(arg => convert(arg, reading)), start, end }
}

function failureOf(error: unknown, source: string): SyntaxFailure {
  const { code, range } = error instanceof ParseError ? error : { code: 'unreadable', range: undefined }
  return { code, start: range?.start ?? 0, end: range?.end ?? source.length }
}

/** A refused part; nobody reads it, because a reading with problems has no syntax. */
function refuse(reading: Reading, span: Span, code: string, message: string, suggestion?: string): Syntax {
  reading.problems.push({ start: span.start, end: span.end, code, message, ...(suggestion === undefined ? {} : { suggestion }) })
  return { kind: 'bool', value: false, start: span.start, end: span.end }
}

function refused(problem: Problem): Parsed {
  return { kind: 'refused', problems: [problem] }
}
