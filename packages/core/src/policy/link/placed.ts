import type { At } from '../issue.ts'
import type { Document } from '../schema/document.ts'
import type { OneOrMany } from '../schema/parts.ts'
import { many } from '../schema/parts.ts'

/** Each text of a key that takes one or a list, with its own place. */
export function placed<T extends object, Key extends keyof T & string>(
  { sources }: Pick<Document, 'sources'>,
  holder: T,
  key: Key,
  value: OneOrMany<string> | undefined,
): readonly { readonly text: string; readonly at: At }[] {
  const node = sources.node(holder, key)
  return many(value).map((text, index) => ({ text, at: (node.kind === 'list' ? node.items[index]?.at : undefined) ?? node.at }))
}
