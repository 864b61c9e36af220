import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { documentBlocks, isUntried } from './docs/document-block.ts'
import { replayDocument } from './docs/replay-document.ts'
import { TRIED_DOCUMENTS } from './docs/tried-documents.ts'
import { typeIssues } from './docs/type-issues.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const read = (path: string): string => readFileSync(join(root, path), 'utf8')

test.concurrent.each(TRIED_DOCUMENTS)('%s: whoever follows it sees what it shows (else `pnpm docs:examples`)', async name => {
  expect(await replayDocument(read(name))).toBe(read(name))
})

test('the TypeScript that documents show compiles as strictly as ours', () => {
  expect(typeIssues(Object.fromEntries(TRIED_DOCUMENTS.map(name => [name, read(name)])))).toEqual([])
})

test.each(TRIED_DOCUMENTS)('%s: every block is written, run, or marked as a fragment', name => {
  expect(documentBlocks(read(name).split('\n')).filter(isUntried)).toEqual([])
})

const pages = globSync(['*.md', 'docs/**/*.md', 'packages/*/README.md', 'packages/*/*/README.md', 'examples/*/README.md'], { cwd: root })
const sources = pages.filter(page => !page.startsWith('docs/api/') && !page.includes('node_modules'))

test.each(sources)('%s: every link to a file of ours leads somewhere', name => {
  const links = [...read(name).matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = '']) => link).filter(link => !/^[a-z]+:/.test(link))
  expect(links.filter(link => !leadsSomewhere(name, link))).toEqual([])
})

function leadsSomewhere(page: string, link: string): boolean {
  const [path = '', anchor] = link.split('#')
  const target = path === '' ? page : join(dirname(page), path)
  if (!existsSync(join(root, target))) return false
  return anchor === undefined || anchorsOf(read(target)).includes(anchor)
}

/** As GitHub makes them: lower case, spaces to hyphens, without punctuation. */
function anchorsOf(markdown: string): readonly string[] {
  return [...markdown.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  )
}
