import { BUILT_IN_CODES } from '../../packages/core/src/evaluate/built-in-codes.ts'
import { markdownTable } from './markdown-table.ts'

/** Every reason that the library itself can give. */
export function codesPage(): string {
  return markdownTable(
    ['code', 'meaning'],
    Object.entries(BUILT_IN_CODES).map(([code, meaning]) => [`\`${code}\``, meaning]),
  )
}
