import { erase } from './assignable.ts'
import type { Expression } from './expression.ts'

/** The expression as the model carries it: no type in it has the fields of its objects. */
export function eraseTypes(expression: Expression): Expression {
  return withErasedParts({ ...expression, type: erase(expression.type) })
}

function withErasedParts(expression: Expression): Expression {
  switch (expression.op) {
    case 'term':
    case 'and':
    case 'or':
    case 'call':
      return { ...expression, args: expression.args.map(eraseTypes) }
    case 'field':
    case 'has':
    case 'not':
    case 'negate':
    case 'size':
      return { ...expression, of: eraseTypes(expression.of) }
    case 'key':
      return { ...expression, of: eraseTypes(expression.of), key: eraseTypes(expression.key) }
    case 'index':
      return { ...expression, of: eraseTypes(expression.of), index: eraseTypes(expression.index) }
    case 'if': {
      const { condition, then, else: otherwise } = expression
      return { ...expression, condition: eraseTypes(condition), then: eraseTypes(then), else: eraseTypes(otherwise) }
    }
    case 'compare':
    case 'add':
    case 'subtract':
    case 'multiply':
    case 'divide':
      return { ...expression, left: eraseTypes(expression.left), right: eraseTypes(expression.right) }
    case 'foreign': {
      const { left, right } = expression
      return { ...expression, left: eraseTypes(left), ...(right === undefined ? {} : { right: eraseTypes(right) }) }
    }
    case 'in':
      return { ...expression, of: eraseTypes(expression.of), list: eraseTypes(expression.list) }
    case 'text':
      return { ...expression, of: eraseTypes(expression.of), part: eraseTypes(expression.part) }
    case 'all':
    case 'exists':
    case 'exists-one':
    case 'filter':
    case 'map':
      return { ...expression, list: eraseTypes(expression.list), body: eraseTypes(expression.body) }
    case 'list':
      return { ...expression, items: expression.items.map(eraseTypes) }
    case 'object':
      return { ...expression, fields: expression.fields.map(([name, value]) => [name, eraseTypes(value)]) }
    default:
      return expression
  }
}
