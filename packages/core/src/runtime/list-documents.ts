import type { Dirent } from 'node:fs'
import { readdir, realpath, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Issue } from '../policy/issue.ts'
import { fileIssue } from './file-issue.ts'

const MOST_DOCUMENTS = 5_000
const MOST_ENTRIES = 100_000
const DEEPEST = 16

/**
 * `countersign.yaml` and `<name>.<kind>.yaml`. A `.yml` is read too, so that somebody says what is wrong with it; and the
 * json-rules-engine files that policies import, and the recorded answers that test documents name.
 */
const DOCUMENT = /^((countersign|[^.].*\.[^.]+)\.ya?ml|[^.].*\.(rules|cassette)\.json)$/
const NOT_ENTERED = /^(\..*|node_modules)$/

export interface DocumentList {
  /** Below the folder, with `/`, sorted. */
  readonly paths: readonly string[]
  readonly issues: readonly Issue[]
}

/** Finds the documents below a folder. Links are followed, but a folder is read once, however many links lead back to it. */
export async function listDocuments(root: string): Promise<DocumentList> {
  const walk: Walk = { root, paths: [], seen: new Set(), open: [{ path: '', depth: 0 }], issues: [], entries: 0 }
  for (let folder = walk.open.shift(); folder !== undefined; folder = walk.open.shift()) {
    if (folder.depth <= DEEPEST) await listInto(walk, folder)
    if (folder.depth > DEEPEST || walk.entries > MOST_ENTRIES || walk.paths.length > MOST_DOCUMENTS) {
      walk.issues.push(
        fileIssue(folder.path, 'folder-too-large', `a workspace is at most ${DEEPEST} folders deep, with ${MOST_DOCUMENTS} documents`),
      )
      break
    }
  }
  return { paths: walk.paths.sort(), issues: walk.issues }
}

interface Folder {
  readonly path: string
  readonly depth: number
}

interface Walk {
  readonly root: string
  readonly paths: string[]
  /** Real paths of the folders that were read. */
  readonly seen: Set<string>
  readonly open: Folder[]
  readonly issues: Issue[]
  entries: number
}

async function listInto(walk: Walk, { path, depth }: Folder): Promise<void> {
  const listed = await listFolder(walk.root, path, walk.seen)
  if (listed === undefined) {
    walk.issues.push(fileIssue(path, 'folder-unreadable', `folder \`${path === '' ? walk.root : path}\` cannot be read`))
    return
  }
  walk.entries += listed.length
  for (const entry of listed) {
    const below = path === '' ? entry.name : `${path}/${entry.name}`
    const kind = await kindOf(walk.root, below, entry)
    if (kind === 'folder' && !NOT_ENTERED.test(entry.name)) walk.open.push({ path: below, depth: depth + 1 })
    if (kind === 'file' && DOCUMENT.test(entry.name)) walk.paths.push(below)
  }
}

/** @returns nothing new for a folder that was read before. */
async function listFolder(root: string, path: string, seen: Set<string>): Promise<readonly Dirent[] | undefined> {
  try {
    const real = await realpath(join(root, path))
    if (seen.has(real)) return []
    seen.add(real)
    return await readdir(real, { withFileTypes: true })
  } catch {
    return undefined
  }
}

/** Sockets, pipes and devices are neither: opening one may never return. A link that leads nowhere is a file, so that its name is reported. */
async function kindOf(root: string, path: string, entry: Dirent): Promise<'file' | 'folder' | 'other'> {
  try {
    const found = entry.isSymbolicLink() ? await stat(join(root, path)) : entry
    if (found.isDirectory()) return 'folder'
    return found.isFile() ? 'file' : 'other'
  } catch {
    return 'file'
  }
}
