import { parseDuration } from '../../values/duration.ts'
import { erase } from '../assignable.ts'
import type { Expression } from '../expression.ts'
import { readLiteral } from '../literal.ts'
import type { FactModel, LetModel } from '../model.ts'
import { visitThroughTerms } from '../visit-through-terms.ts'
import type { FactEntry } from './fact-entries.ts'
import { answerType } from './fact-entries.ts'
import { linkArguments } from './link-arguments.ts'
import { reading, refuse } from './linking.ts'
import type { PolicyNamespace } from './policy-namespace.ts'
import { policyScope } from './policy-scope.ts'

type Unstaged = Omit<FactModel, 'stage'>

/** Facts with their arguments, in stages: a fact is asked when every fact that its arguments read has been answered. */
export function linkFacts(space: PolicyNamespace): readonly FactModel[] {
  const facts = [...space.facts.values()].map(entry => linkFact(space, entry))
  const stages = factStages(space, facts)
  return facts.map((fact, index) => ({ ...fact, stage: stages[index] ?? 0 }))
}

function linkFact(space: PolicyNamespace, entry: FactEntry): Unstaged {
  const { name, fact, query, document } = entry
  const maxAgeMs = fact.maxAge === undefined ? undefined : parseDuration(fact.maxAge)
  if (fact.maxAge !== undefined && maxAgeMs === undefined) {
    refuse(space.report, 'wrong-form', document.sources.at(fact, 'maxAge'), `\`${fact.maxAge}\` is not a duration`)
  }
  const given = fact.with ?? {}
  const contract = query === undefined ? undefined : { noun: 'query' as const, name: query.name, params: query.with }
  const holder = { document, holder: given, names: Object.keys(given), at: document.sources.at(fact, 'query') }
  const optional = Object.keys(given).filter(argument => query?.with.get(argument)?.optional === true)
  return {
    name,
    query: fact.query,
    system: fact.system,
    with: contract === undefined ? [] : linkArguments(space, policyScope(space), contract, holder),
    ...(optional.length === 0 ? {} : { optional }),
    type: query === undefined ? { kind: 'object' } : erase(answerType(query)),
    key: query?.key ?? [],
    ...(maxAgeMs === undefined ? {} : { maxAgeMs }),
    onMissing: linkOnMissing(space, entry),
  }
}

function linkOnMissing(space: PolicyNamespace, { document, fact, query }: FactEntry): FactModel['onMissing'] {
  const node = document.sources.node(fact, 'onMissing')
  if (!document.sources.has(fact, 'onMissing')) return { kind: 'review' }
  if (node.kind === 'scalar' && (node.value === 'review' || node.value === 'skip')) return { kind: node.value }
  if (query === undefined) return { kind: 'review' }
  const value = reading(space.report, node.at, report => readLiteral(node, answerType(query), report))
  return value === undefined ? { kind: 'review' } : { kind: 'value', value }
}

/** 0 for a fact that reads no other; a fact in a circle is refused. */
function factStages(space: PolicyNamespace, facts: readonly Unstaged[]): readonly number[] {
  const reads = facts.map(fact =>
    factsRead(
      fact.with.map(([, value]) => value),
      space.linked,
    ),
  )
  const stages: (number | 'open' | undefined)[] = []
  const entries = [...space.facts.values()]
  const stageOf = (index: number): number => {
    const known = stages[index]
    if (typeof known === 'number') return known
    if (known === 'open') {
      const entry = entries[index]
      if (entry !== undefined) {
        const at = entry.document.sources.keyAt(entry.document.value.facts ?? {}, entry.name)
        refuse(space.report, 'fact-cycle', at, `the fact \`${entry.name}\` needs its own answer`)
      }
      return 0
    }
    stages[index] = 'open'
    const stage = Math.max(0, ...[...(reads[index] ?? [])].map(other => stageOf(other) + 1))
    stages[index] = stage
    return stage
  }
  return facts.map((_, index) => stageOf(index))
}

/** Indexes of the facts that these expressions read, also through terms. */
function factsRead(expressions: readonly Expression[], lets: readonly LetModel[]): ReadonlySet<number> {
  const facts = new Set<number>()
  visitThroughTerms(expressions, lets, part => {
    if (part.op === 'fact') facts.add(part.index)
    else if ('fact' in part) facts.add(part.fact)
  })
  return facts
}
