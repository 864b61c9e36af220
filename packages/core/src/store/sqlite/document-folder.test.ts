import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import type { FolderItem } from './document-folder.ts'
import { documentsIn } from './document-folder.ts'

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'sop-'))
  onTestFinished(() => rmSync(path, { recursive: true }))
  return path
}

async function itemsOf(from: string | URL): Promise<readonly string[]> {
  const items: FolderItem[] = []
  for await (const item of documentsIn(from)) items.push(item)
  return items.map(item =>
    item.kind === 'document' ? `${item.document.name}: ${item.document.text}` : `${item.issue.code} ${item.issue.at.file}`,
  )
}

test('Markdown below a folder, by path, named after the folder', async () => {
  const root = folder()
  mkdirSync(join(root, 'b', '.git'), { recursive: true })
  mkdirSync(join(root, 'node_modules'))
  for (const path of ['z.md', 'b/a.MD', 'b/c.markdown', 'b/no.txt', '.hidden.md', 'b/.git/x.md', 'node_modules/x.md'])
    writeFileSync(join(root, path), path)
  symlinkSync(root, join(root, 'b', 'loop'))
  const expected = ['b/a.MD', 'b/c.markdown', 'z.md'].map(path => `${basename(root)}/${path}: ${path}`)
  expect(await itemsOf(root)).toEqual(expected)
  expect(await itemsOf(pathToFileURL(`${root}/`))).toEqual(expected)
})

test('what cannot be read is an issue, and the rest is read', async () => {
  const root = folder()
  writeFileSync(join(root, 'a.md'), 'a')
  writeFileSync(join(root, 'latin.md'), Buffer.from([0x66, 0xfc, 0x72]))
  writeFileSync(join(root, 'large.md'), 'x'.repeat(4 * 1024 * 1024 + 1))
  expect(await itemsOf(root)).toEqual([
    `${basename(root)}/a.md: a`,
    `precedent-too-large ${basename(root)}/large.md`,
    `file-not-utf8 ${basename(root)}/latin.md`,
  ])
})

test.each([{ from: join(tmpdir(), 'no-such-folder') }, { from: 'a\0b' }, { from: new URL('https://localhost/sop') }])(
  '$from is no folder',
  async ({ from }) => {
    expect(await itemsOf(from)).toEqual(['folder-unreadable '])
  },
)
