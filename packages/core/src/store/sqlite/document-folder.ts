import { open, opendir } from 'node:fs/promises'
import { basename, join, relative, resolve, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Issue } from '../../policy/issue.ts'
import { fileIssue } from '../../runtime/file-issue.ts'
import type { DocumentText } from '../../score/precedents/sections-of-document.ts'
import { LONGEST_DOCUMENT } from '../../score/precedents/sections-of-document.ts'

const MOST_DOCUMENTS = 10_000
const MOST_ENTRIES = 200_000

export type FolderItem = { readonly kind: 'document'; readonly document: DocumentText } | { readonly kind: 'issue'; readonly issue: Issue }

/**
 * The Markdown files below a folder, one at a time, by path: `sop/holds.md` of the folder `…/sop`. Hidden folders and `node_modules` are
 * left out, links are not followed. Never throws: what cannot be read is an issue.
 */
export async function* documentsIn(folder: string | URL): AsyncGenerator<FolderItem> {
  const root = rootOf(folder)
  const listed = root === undefined ? undefined : await listMarkdown(root)
  if (root === undefined || listed === undefined) {
    yield { kind: 'issue', issue: fileIssue('', 'folder-unreadable', `\`${String(folder)}\` is not a folder that can be read`) }
    return
  }
  if (listed === 'too-large')
    yield { kind: 'issue', issue: fileIssue(basename(root), 'precedent-too-large', `a folder has at most ${MOST_DOCUMENTS} documents`) }
  else for (const path of listed) yield await readDocument(path, `${basename(root)}/${relative(root, path).split(sep).join('/')}`)
}

function rootOf(folder: string | URL): string | undefined {
  try {
    return resolve(typeof folder === 'string' ? folder : fileURLToPath(folder))
  } catch {
    return undefined
  }
}

async function listMarkdown(root: string): Promise<readonly string[] | 'too-large' | undefined> {
  const paths: string[] = []
  let entries = 0
  try {
    for await (const entry of await opendir(root, { recursive: true })) {
      entries += 1
      if (entries > MOST_ENTRIES || paths.length === MOST_DOCUMENTS) return 'too-large'
      const path = join(entry.parentPath, entry.name)
      if (entry.isFile() && /\.(md|markdown)$/i.test(entry.name) && !isLeftOut(relative(root, path))) paths.push(path)
    }
    return paths.sort()
  } catch {
    return undefined
  }
}

function isLeftOut(path: string): boolean {
  return path.split(sep).some(name => name.startsWith('.') || name === 'node_modules')
}

async function readDocument(path: string, name: string): Promise<FolderItem> {
  const bytes = await readAtMost(path, LONGEST_DOCUMENT)
  if (bytes === undefined) return { kind: 'issue', issue: fileIssue(name, 'file-unreadable', 'the file cannot be read') }
  if (bytes === 'too-large')
    return { kind: 'issue', issue: fileIssue(name, 'precedent-too-large', `a document has at most ${LONGEST_DOCUMENT} bytes`) }
  try {
    return { kind: 'document', document: { name, text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) } }
  } catch {
    return { kind: 'issue', issue: fileIssue(name, 'file-not-utf8', 'the file is not UTF-8 text') }
  }
}

/** One byte more than `most` tells that there is more, also of a file that grows while it is read. */
async function readAtMost(path: string, most: number): Promise<Uint8Array | 'too-large' | undefined> {
  try {
    await using file = await open(path, 'r')
    const { size } = await file.stat()
    if (size > most) return 'too-large'
    const buffer = new Uint8Array(most + 1)
    let length = 0
    for (;;) {
      const { bytesRead } = await file.read(buffer, length, buffer.length - length)
      length += bytesRead
      if (length > most) return 'too-large'
      if (bytesRead === 0) return buffer.slice(0, length)
    }
  } catch {
    return undefined
  }
}
