import type { Expression } from '../../policy/expression.ts'

/** What stands directly inside an expression, in the order in which it is evaluated. */
export function operandsOf(expression: Expression): readonly Expression[] {
  switch (expression.op) {
    case 'term':
    case 'and':
    case 'or':
    case 'call':
      return expression.args
    case 'field':
    case 'has':
    case 'not':
    case 'negate':
    case 'size':
      return [expression.of]
    case 'key':
      return [expression.of, expression.key]
    case 'index':
      return [expression.of, expression.index]
    case 'if':
      return [expression.condition, expression.then, expression.else]
    case 'compare':
    case 'add':
    case 'subtract':
    case 'multiply':
    case 'divide':
      return [expression.left, expression.right]
    case 'in':
      return [expression.of, expression.list]
    case 'text':
      return [expression.of, expression.part]
    case 'all':
    case 'exists':
    case 'exists-one':
    case 'filter':
    case 'map':
      return [expression.list, expression.body]
    case 'list':
      return expression.items
    case 'object':
      return expression.fields.map(([, value]) => value)
    default:
      return []
  }
}
