import { refuseRule } from '../policy/json-rules/rule-node.ts'
import type { FactReference, RuleLeaf, RuleSet } from '../policy/json-rules/rule-set.ts'
import type { Report } from '../policy/source-node.ts'
import type { DefinitePath } from './definite-path.ts'
import { parseDefinitePath } from './definite-path.ts'
import { ruleLeaves } from './rule-leaves.ts'

/** Refuses paths that do not lead to one place, and reads the others, by their text. */
export function checkPaths(set: RuleSet, report: Report): ReadonlyMap<string, DefinitePath> {
  const paths = new Map<string, DefinitePath>()
  for (const { path } of ruleLeaves(set).flatMap(factsOf)) {
    if (path === undefined) continue
    const read = parseDefinitePath(path.text)
    if (read === undefined) refuseRule(report, 'rules-path', path.at, `\`${path.text.slice(0, 60)}\` does not lead to one place`, REMEDY)
    else paths.set(path.text, read)
  }
  return paths
}

const REMEDY = 'write a path like `$.lines[0].sku`, or give the engine a `pathResolver` of your own'

function factsOf({ fact, value }: RuleLeaf): readonly FactReference[] {
  return value.kind === 'fact' ? [fact, value.fact] : [fact]
}
