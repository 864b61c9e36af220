import { shortened } from '../literal-text.ts'
import type { Report } from '../source-node.ts'
import type { UnnamedRule } from './read-rule.ts'
import { find } from './rule-node.ts'
import type { ImportedRule } from './rule-set.ts'

const LONGEST = 80

/** Gives every rule the id that reasons and tests call it: its name in kebab-case, else its place in the file. */
export function ruleIds(rules: readonly UnnamedRule[], report: Report): readonly ImportedRule[] {
  const taken = new Set<string>()
  return rules.map((rule, index) => {
    const { name, at } = rule
    const wanted = kebab(name ?? '') ?? `rule-${index + 1}`
    const id = unique(wanted, taken)
    taken.add(id)
    if (name === undefined) find(report, 'rules-id', at, `the rule has no name, and is called \`${id}\` here`, 'give it a `name`')
    else if (id !== name) find(report, 'rules-id', at, `\`${shortened(name)}\` is called \`${id}\` here`, `name it \`${id}\``)
    return { ...rule, id }
  })
}

/** `Blocked account (EU)` is `blocked-account-eu`; nothing where no letter or digit is left. */
export function kebab(name: string): string | undefined {
  const words = name
    .slice(0, 4 * LONGEST)
    .replaceAll('ß', 'ss')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter(word => word !== '')
  const text = words.join('-').slice(0, LONGEST).replace(/-+$/, '')
  if (text === '') return undefined
  return /^[a-z]/.test(text) ? text : `rule-${text}`
}

function unique(id: string, taken: ReadonlySet<string>): string {
  if (!taken.has(id)) return id
  let number = 2
  while (taken.has(`${id}-${number}`)) number += 1
  return `${id}-${number}`
}
