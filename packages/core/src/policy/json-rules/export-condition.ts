import type { Expression } from '../expression.ts'
import { printExpression } from '../print-expression.ts'
import type { EngineCondition, ExportGap, Exporting } from './export-gap.ts'
import { isGap } from './export-gap.ts'
import { exportCompare, exportEach, exportForeign, exportIn, leafOf } from './export-leaf.ts'
import { factFor } from './export-operand.ts'
import { withoutPresence } from './export-presence.ts'

/** A condition of ours as the engine would have it, or the first part of it that it cannot mean. */
export function exportCondition(expression: Expression, exporting: Exporting): EngineCondition | ExportGap {
  switch (expression.op) {
    case 'and':
    case 'or':
      return exportJunction(expression.op, expression.args, exporting)
    case 'not':
      return exportNot(expression.of, exporting)
    case 'literal':
      return expression.value === true ? { all: [] } : { not: { all: [] } }
    case 'let':
      return exportTerm(expression.index, exporting)
    case 'compare':
      return exportCompare(expression, exporting)
    case 'in':
      return exportIn(expression, 'contains', exporting)
    case 'exists':
    case 'all':
      return exportEach(expression, exporting)
    case 'foreign':
      return exportForeign(expression, exporting)
    default:
      return exportTruth(expression, exporting)
  }
}

/** Of a list that is not there the engine says neither `contains` nor `doesNotContain`, and we say neither. */
function exportNot(of: Expression, exporting: Exporting): EngineCondition | ExportGap {
  if (of.op === 'in' && of.list.op !== 'list') return exportIn(of, 'doesNotContain', exporting)
  const exported = exportCondition(of, exporting)
  return isGap(exported) ? exported : { not: exported }
}

function exportJunction(op: 'and' | 'or', args: readonly Expression[], exporting: Exporting): EngineCondition | ExportGap {
  const { parts, optional } = withoutPresence(op, args)
  const there = optional.map(path => printExpression(path, exporting.names))
  const inside: Exporting = { ...exporting, optional: new Set([...exporting.optional, ...there]) }
  const exported = parts.map(part => exportCondition(part, inside))
  const gap = exported.find(isGap)
  if (gap !== undefined) return gap
  const conditions = exported.flatMap(one => (isGap(one) ? [] : [one]))
  const [only, ...more] = conditions
  if (only !== undefined && more.length === 0) return only
  return op === 'and' ? { all: conditions } : { any: conditions }
}

/** Terms are written out: the engine has no names for what is not a fact. */
function exportTerm(index: number, exporting: Exporting): EngineCondition | ExportGap {
  const term = index < exporting.below ? exporting.policy.lets[index] : undefined
  if (term === undefined) return { what: '?', why: 'the term is not there' }
  const exported = exportCondition(term.expression, { ...exporting, below: index })
  return isGap(exported) || !Object.hasOwn(exported, 'fact') ? exported : { all: [exported] }
}

/** A field that is true or false by itself. */
function exportTruth(expression: Expression, exporting: Exporting): EngineCondition | ExportGap {
  const fact = factFor(expression, undefined, exporting.names)
  return 'why' in fact ? fact : leafOf(fact, 'equal', true, exporting)
}
