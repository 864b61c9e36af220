import { codesPage } from './codes-page.ts'
import { functionsPage } from './functions-page.ts'
import { keysPage } from './keys-page.ts'

const GENERATED = '<!-- Written by `pnpm docs:reference`; a test fails while it is stale. -->'

/** The generated pages of the language reference, by path below `docs/`. */
export function referencePages(): Readonly<Record<string, string>> {
  return {
    'reference/documents.md': page(
      'Keys of every document',
      'Made of the schemas that the loader checks with and that editors read. A key in **bold** is mandatory where what holds it is there. `<name>` stands for a name that you give, `[]` for each element of a list. What the values mean is in the [language reference](../language.md).',
      keysPage(),
    ),
    'reference/functions.md': page(
      'Functions',
      'Made of the signatures that `check` uses. Every function is strict: an argument that is unknown or absent makes the result unknown. `T` is one type for all arguments marked so; `x?` may be left out. **additive**: number, count, percent, money, quantity, duration. **ordered**: additive, and rate, date, instant, probability, score. **word**: text, id, enum. Where a site may be left out it is the site of the decision.',
      functionsPage(),
    ),
    'reference/reason-codes.md': page(
      'Built-in reason codes',
      'What the library itself can say on a decision. Ids of your guards, gates, rules and `only` conditions stand beside these in the same lists. The codes are stable.',
      codesPage(),
    ),
  }
}

function page(title: string, intro: string, body: string): string {
  return `# ${title}\n\n${GENERATED}\n\n${intro}\n\n${body}\n`
}
