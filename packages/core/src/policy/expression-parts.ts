import type { Expression } from './expression.ts'

/** The expressions that an expression is made of, in the order they are written. */
function expressionParts(expression: Expression): readonly Expression[] {
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
    case 'foreign':
      return expression.right === undefined ? [expression.left] : [expression.left, expression.right]
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
    case 'literal':
    case 'subject':
    case 'fact':
    case 'let':
    case 'parameter':
    case 'now':
    case 'site':
    case 'event':
    case 'variable':
    case 'option':
    case 'step':
    case 'cost':
    case 'exposure':
    case 'late':
    case 'missing':
    case 'as-of':
    case 'age':
      return []
  }
}

/** Calls `visit` with the expression and everything in it, outside first. */
export function visitExpression(expression: Expression, visit: (part: Expression) => void): void {
  visit(expression)
  for (const part of expressionParts(expression)) visitExpression(part, visit)
}
