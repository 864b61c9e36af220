import { nearestName } from '../../values/nearest-name.ts'
import { readExpression } from '../expression-slot.ts'
import { reading } from '../link/linking.ts'
import { shortened } from '../literal-text.ts'
import type { Binding, Scope } from '../scope.ts'
import type { MapEntry, MapNode, Report, SourceNode } from '../source-node.ts'
import { isText, memberNode, refuseRule } from './rule-node.ts'
import type { FactReference } from './rule-set.ts'

/** Which value of the policy a fact of the file is. */
export interface FactMap {
  /** `whole`: the path is part of what was mapped. `'refused'`: it was said why. */
  find(reference: FactReference): MappedFact | 'refused'
  /** Entries that nobody asked for. */
  unused(): readonly MapEntry[]
}

export interface MappedFact {
  readonly binding: Pick<Binding, 'expression' | 'keyed'>
  readonly unit?: string
  /** Where there is no value the leaf is unknown, and not what the engine says of `undefined`. */
  readonly strict?: true
  readonly whole: boolean
  readonly text: string
}

/**
 * The `facts` of an import: `total: order.total`, or `{ read: order.total, unit: EUR }` where the file has bare numbers for an amount;
 * with `absent: unknown` a value that is not there makes the leaf unknown. A key with a path (`account $..company`) maps that path as a whole.
 */
export function factMap(node: MapNode | undefined, scope: Scope, report: Report): FactMap {
  const entries = new Map((node?.entries ?? []).map(entry => [entry.key, entry]))
  const asked = new Map<string, Omit<MappedFact, 'whole'> | 'refused'>()
  const lookUp = (key: string, whole: boolean): MappedFact | 'refused' | undefined => {
    const entry = entries.get(key)
    if (entry === undefined) return undefined
    const known = asked.get(key) ?? readMapped(entry, scope, report)
    asked.set(key, known)
    return known === 'refused' ? known : { ...known, whole }
  }
  return {
    find(reference) {
      const { name, path } = reference
      const whole = path === undefined ? undefined : lookUp(`${name} ${path.text}`, true)
      return whole ?? lookUp(name, false) ?? refuseUnmapped(reference, [...entries.keys()], report)
    },
    unused: () => [...entries.values()].filter(({ key }) => !asked.has(key)),
  }
}

function refuseUnmapped({ name, at }: FactReference, known: readonly string[], report: Report): 'refused' {
  const near = nearestName(name, known)
  const suggestion = near === undefined ? `add \`${shortened(name)}: <path>\` to \`facts\` of the import` : `\`facts\` has \`${near}\``
  refuseRule(report, 'rules-unmapped-fact', at, `nothing says what the fact \`${shortened(name)}\` is here`, suggestion)
  return 'refused'
}

function readMapped({ value }: MapEntry, scope: Scope, report: Report): Omit<MappedFact, 'whole'> | 'refused' {
  const parts = value.kind === 'map' ? partsOf(value, report) : { read: value }
  if (parts === undefined) return 'refused'
  const { read: node, unit, strict } = parts
  const read = reading(report, node.at, inner => readExpression(node, scope, inner))
  if (read === undefined) return 'refused'
  return { binding: read, text: read.text, ...(unit === undefined ? {} : { unit }), ...(strict === true ? { strict } : {}) }
}

interface Parts {
  readonly read: SourceNode
  readonly unit?: string
  readonly strict?: true
}

const KEYS: ReadonlySet<string> = new Set(['read', 'unit', 'absent'])

function partsOf(node: MapNode, report: Report): Parts | undefined {
  for (const { key, keyAt } of node.entries)
    if (!KEYS.has(key))
      refuseRule(report, 'unknown-key', keyAt, `a mapped fact has no key \`${shortened(key)}\``, 'known here: `read`, `unit`, `absent`')
  const read = memberNode(node, 'read')
  const unit = memberNode(node, 'unit')
  if (read === undefined) return refuseRule(report, 'missing-key', node.at, 'a mapped fact needs `read`')
  const absent = memberNode(node, 'absent')
  if (absent !== undefined && !(isText(absent) && absent.value === 'unknown'))
    return refuseRule(
      report,
      'unknown-value',
      absent.at,
      '`absent` is `unknown`; without it a value that is not there is what the engine makes of it',
    )
  const strict = absent === undefined ? {} : ({ strict: true } as const)
  if (unit === undefined) return { read, ...strict }
  if (isText(unit)) return { read, unit: unit.value, ...strict }
  return refuseRule(report, 'wrong-type', unit.at, '`unit` is a currency, a unit or `h`, `d`, `m`, `s`')
}
