import { readJsonPath } from '../policy/json-rules/json-path.ts'
import { ruleLeaves } from '../policy/json-rules/rule-leaves.ts'
import { refuseRule } from '../policy/json-rules/rule-node.ts'
import type { FactReference, RuleLeaf, RuleSet } from '../policy/json-rules/rule-set.ts'
import { shortened } from '../policy/literal-text.ts'
import type { Report } from '../policy/source-node.ts'
import type { DefinitePath } from './definite-path.ts'
import { parseDefinitePath } from './definite-path.ts'

/** Refuses paths that do not lead to one place, and reads the others, by their text. */
export function checkPaths(set: RuleSet, report: Report): ReadonlyMap<string, DefinitePath> {
  const paths = new Map<string, DefinitePath>()
  for (const { path } of ruleLeaves(set).flatMap(factsOf)) {
    if (path === undefined) continue
    const read = parseDefinitePath(path.text)
    if (read !== undefined) paths.set(path.text, read)
    else
      refuseRule(report, 'rules-path', path.at, `\`${shortened(path.text)}\` does not lead to one place: ${reasonFor(path.text)}`, REMEDY)
  }
  return paths
}

function reasonFor(text: string): string {
  const path = readJsonPath(text)
  return path.kind === 'refused' ? path.why : '`*` gives a list'
}

const REMEDY = 'write a path like `$.lines[0].sku`, or give the engine a `pathResolver` of your own'

function factsOf({ fact, value }: RuleLeaf): readonly FactReference[] {
  return value.kind === 'fact' ? [fact, value.fact] : [fact]
}
