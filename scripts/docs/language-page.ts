import { OPERATORS } from '../../packages/core/src/policy/map-form/operators.ts'
import { markdownTable } from './markdown-table.ts'
import { OPERATOR_MEANINGS } from './operator-meanings.ts'

const REGION = /(<!-- generated: operators -->\n)[\s\S]*?(<!-- \/generated -->)/

/** The language reference with its generated part; the rest is written by hand. */
export function languagePage(page: string): string {
  const rows = [...OPERATORS.keys()].map(name => [`\`${name}\``, OPERATOR_MEANINGS[name] ?? ''])
  return page.replace(
    REGION,
    (_, before: string, after: string) => `${before}\n${markdownTable(['operator', 'asks whether the path'], rows)}\n\n${after}`,
  )
}
