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
    case 'not': {
      const of = exportCondition(expression.of, exporting)
      return isGap(of) ? of : { not: of }
    }
    case 'literal':
      return expression.value === true ? { all: [] } : { not: { all: [] } }
    case 'let':
      return exportTerm(expression.index, exporting)
    case 'compare':
      return exportCompare(expression, exporting)
    case 'in':
      return exportIn(expression, exporting)
    case 'exists':
    case 'all':
      return exportEach(expression, exporting)
    case 'foreign':
      return exportForeign(expression, exporting)
    default:
      return exportTruth(expression, exporting)
  }
}

function exportJunction(op: 'and' | 'or', args: readonly Expression[], exporting: Exporting): EngineCondition | ExportGap {
  const { parts, optional } = withoutPresence(op, args)
  const exported = parts.map(part => exportCondition(part, exporting))
  const gap = exported.find(isGap)
  if (gap !== undefined) return gap
  for (const part of optional) {
    const name = printExpression(part, exporting.names)
    for (const fact of [...exporting.facts.values()].filter(({ read }) => read === name))
      exporting.facts.set(fact.name, { ...fact, optional: true })
  }
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
