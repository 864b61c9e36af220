import type { ArithmeticExpression, Expression, LogicExpression, QuantifierExpression, Relation } from './expression.ts'
import { printLiteral, quoted } from './print-literal.ts'
import type { PrintNames } from './print-root.ts'
import { printRoot } from './print-root.ts'

/**
 * Writes a typed expression as text that reads back as the same expression: for reports of conditions in map form, for diffs, for
 * people who ask what a policy says.
 *
 * @example
 * ```ts
 * printExpression(condition.expression, { subject: 'order', facts: ['credit'], lets: [] }) // "credit.status != 'ok'"
 * ```
 */
export function printExpression(expression: Expression, names: PrintNames): string {
  return print(expression, { names, variables: new Map() }, 0)
}

interface Printing {
  readonly names: PrintNames
  /** By slot: names of variables that no author wrote. */
  readonly variables: ReadonlyMap<number, string>
}

/** How tightly an operator binds; a looser one inside a tighter one stands in parentheses. */
const IF = 1
const OR = 2
const AND = 3
const RELATION = 4
const SUM = 5
const PRODUCT = 6
const UNARY = 7
const PRIMARY = 8

function print(expression: Expression, printing: Printing, least: number): string {
  const { text, binds } = printed(expression, printing)
  return binds < least ? `(${text})` : text
}

interface Printed {
  readonly text: string
  readonly binds: number
}

function printed(expression: Expression, printing: Printing): Printed {
  switch (expression.op) {
    case 'and':
    case 'or':
    case 'not':
    case 'if':
    case 'compare':
    case 'in':
    case 'text':
    case 'foreign':
      return printLogic(expression, printing)
    case 'add':
    case 'subtract':
    case 'multiply':
    case 'divide':
    case 'negate':
      return printArithmetic(expression, printing)
    case 'all':
    case 'exists':
    case 'exists-one':
    case 'filter':
    case 'map':
      return primary(printQuantifier(expression, printing))
    case 'literal': {
      const text = printLiteral(expression.type, expression.value)
      return { text, binds: text.startsWith('-') ? UNARY : PRIMARY }
    }
    default:
      return primary(printPath(expression, printing) ?? printRoot(expression, printing.names))
  }
}

function primary(text: string): Printed {
  return { text, binds: PRIMARY }
}

const RELATIONS: Readonly<Record<Relation, string>> = {
  equal: '==',
  'not-equal': '!=',
  less: '<',
  'at-most': '<=',
  greater: '>',
  'at-least': '>=',
}

const TEXT_TESTS = { contains: 'contains', 'starts-with': 'startsWith', 'ends-with': 'endsWith' } as const

function printLogic(expression: LogicExpression, printing: Printing): Printed {
  const part = (of: Expression, least: number) => print(of, printing, least)
  switch (expression.op) {
    case 'and':
      return { text: expression.args.map(arg => part(arg, AND + 1)).join(' && '), binds: AND }
    case 'or':
      return { text: expression.args.map(arg => part(arg, OR + 1)).join(' || '), binds: OR }
    case 'not':
      return { text: `!${part(expression.of, UNARY)}`, binds: UNARY }
    case 'if': {
      const { condition, then, else: otherwise } = expression
      return { text: `${part(condition, OR)} ? ${part(then, IF)} : ${part(otherwise, IF)}`, binds: IF }
    }
    case 'compare': {
      const { left, right, relation } = expression
      return { text: `${part(left, RELATION + 1)} ${RELATIONS[relation]} ${part(right, RELATION + 1)}`, binds: RELATION }
    }
    case 'in':
      return { text: `${part(expression.of, RELATION + 1)} in ${part(expression.list, RELATION + 1)}`, binds: RELATION }
    case 'foreign': {
      // No text of the language means this one; it is printed to be read.
      const other = expression.right === undefined ? expression.value : part(expression.right, 0)
      return primary(`foreign(${part(expression.left, 0)}, ${quoted(expression.operator)}, ${other})`)
    }
    case 'text':
      return primary(`${part(expression.of, PRIMARY)}.${TEXT_TESTS[expression.test]}(${part(expression.part, 0)})`)
  }
}

const OPERATORS = { add: ['+', SUM], subtract: ['-', SUM], multiply: ['*', PRODUCT], divide: ['/', PRODUCT] } as const

function printArithmetic(expression: ArithmeticExpression, printing: Printing): Printed {
  if (expression.op === 'negate') return { text: `-${print(expression.of, printing, PRIMARY)}`, binds: UNARY }
  const [sign, binds] = OPERATORS[expression.op]
  const text = `${print(expression.left, printing, binds)} ${sign} ${print(expression.right, printing, binds + 1)}`
  return { text, binds }
}

/** The variable of `.*` and of `some` and `every` has a name that no author can write. */
const UNNAMED = '*'

function printQuantifier(expression: QuantifierExpression, printing: Printing): string {
  const { op, list, name, slot, body } = expression
  const of = print(list, printing, PRIMARY)
  if (op === 'map' && name === UNNAMED) return `${of}.*.${memberName(body, printing.names)}`
  const known = name === UNNAMED ? `each${printing.variables.size + 1}` : name
  const inner = { ...printing, variables: new Map(printing.variables).set(slot, known) }
  return `${of}.${op.replace('-', '_')}(${known}, ${print(body, inner, 0)})`
}

function memberName(body: Expression, names: PrintNames): string {
  if (body.op === 'field') return body.name
  return body.op === 'term' ? columnOf(body.index, names) : '?'
}

function columnOf(index: number, { lets }: PrintNames): string {
  return (lets[index] ?? '?').split('.').at(-1) ?? '?'
}

type Rest = Exclude<Expression, LogicExpression | ArithmeticExpression | QuantifierExpression | { readonly op: 'literal' }>

/** What is made of parts; `undefined` for what stands alone. */
function printPath(expression: Rest, printing: Printing): string | undefined {
  const inside = (of: Expression) => print(of, printing, 0)
  switch (expression.op) {
    case 'field':
      return `${print(expression.of, printing, PRIMARY)}.${expression.name}`
    case 'key':
      return `${print(expression.of, printing, PRIMARY)}[${inside(expression.key)}]`
    case 'index':
      return `${print(expression.of, printing, PRIMARY)}[${inside(expression.index)}]`
    case 'has':
      return `has(${inside(expression.of)})`
    case 'size':
      return `${print(expression.of, printing, PRIMARY)}.size()`
    case 'call':
      return `${expression.function}(${expression.args.map(inside).join(', ')})`
    case 'list':
      return `[${expression.items.map(inside).join(', ')}]`
    case 'object':
      return `{${expression.fields.map(([name, value]) => `${quoted(name)}: ${inside(value)}`).join(', ')}}`
    case 'term':
      return printTerm(expression.index, expression.args, printing)
    case 'variable':
      return printing.variables.get(expression.slot) ?? expression.name
    default:
      return undefined
  }
}

function printTerm(index: number, args: readonly Expression[], printing: Printing): string {
  const name = printing.names.lets[index] ?? '?'
  const [element] = args
  if (name.includes('.') && element !== undefined) return `${print(element, printing, PRIMARY)}.${columnOf(index, printing.names)}`
  return `${name}(${args.map(arg => print(arg, printing, 0)).join(', ')})`
}
