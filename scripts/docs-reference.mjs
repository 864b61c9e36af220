// `pnpm docs:reference`: writes the generated part of the documents. A test fails while it is stale.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { issuesPage } from './docs/issues-page.ts'
import { languagePage } from './docs/language-page.ts'
import { referencePages } from './docs/reference-pages.ts'
import { root } from './workspace.mjs'

const docs = join(root, 'docs')
const rewrite = (name, change) => writeFileSync(join(docs, name), change(readFileSync(join(docs, name), 'utf8')))

for (const [name, text] of Object.entries(referencePages())) {
  mkdirSync(dirname(join(docs, name)), { recursive: true })
  writeFileSync(join(docs, name), text)
}
rewrite('issues.md', issuesPage)
rewrite('language.md', languagePage)
