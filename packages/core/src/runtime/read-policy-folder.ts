import { open, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Issue } from '../policy/issue.ts'
import { fileIssue } from './file-issue.ts'
import { listDocuments } from './list-documents.ts'

const FILE_BYTES = 256 * 1024
const TOTAL_BYTES = 32 * 1024 * 1024
/** Of all recorded answers together, which nobody writes by hand. */
const CASSETTE_BYTES = 64 * 1024 * 1024

export interface PolicyFolder {
  /** Texts by path below the folder. */
  readonly files: Readonly<Record<string, string>>
  readonly issues: readonly Issue[]
}

/**
 * Reads the documents of a workspace into memory, each at most 256 KiB, together at most 32 MiB.
 *
 * Never throws: what cannot be read, is too large, or is not UTF-8 becomes an issue at that file, and the rest is read. Cassettes are no
 * documents: what cannot be read of them, or is over 64 MiB in all, is left out, and no policy is refused for it.
 */
export async function readPolicyFolder(folder: string | URL): Promise<PolicyFolder> {
  const root = pathOf(folder)
  if (root === undefined) return { files: {}, issues: [fileIssue('', 'folder-unreadable', `\`${String(folder)}\` is not a folder`)] }
  const { paths, issues } = await listDocuments(root)
  const found: Issue[] = [...issues]
  const files: [path: string, text: string][] = []
  let total = 0
  for (const path of paths.filter(one => !isCassette(one))) {
    const bytes = await readAtMost(join(root, path), FILE_BYTES)
    const text = bytes === undefined || bytes.length > FILE_BYTES ? undefined : decoded(bytes)
    total += bytes?.length ?? 0
    if (total > TOTAL_BYTES)
      return { files: {}, issues: [...found, fileIssue(path, 'folder-too-large', 'the documents of a workspace are over 32 MiB')] }
    if (text !== undefined) files.push([path, text])
    else found.push(refusal(path, bytes))
  }
  const recorded = await readCassettes(root, paths.filter(isCassette))
  return { files: Object.fromEntries([...files, ...recorded]), issues: found }
}

function isCassette(path: string): boolean {
  return path.endsWith('.cassette.json')
}

async function readCassettes(root: string, paths: readonly string[]): Promise<readonly (readonly [path: string, text: string])[]> {
  const texts: (readonly [path: string, text: string])[] = []
  let room = CASSETTE_BYTES
  for (const path of paths) {
    const file = join(root, path)
    const bytes = (await sizeOf(file)) <= room ? await readFile(file).catch(() => undefined) : undefined
    const text = bytes === undefined ? undefined : decoded(bytes)
    if (bytes === undefined || text === undefined) continue
    room -= bytes.length
    texts.push([path, text])
  }
  return texts
}

async function sizeOf(file: string): Promise<number> {
  return (await stat(file).catch(() => undefined))?.size ?? Number.POSITIVE_INFINITY
}

function refusal(path: string, bytes: Uint8Array | undefined): Issue {
  if (bytes === undefined) return fileIssue(path, 'file-unreadable', 'the file cannot be read')
  if (bytes.length > FILE_BYTES) return fileIssue(path, 'file-too-large', `a document has at most ${FILE_BYTES} bytes`)
  return fileIssue(path, 'file-not-utf8', 'the file is not UTF-8 text')
}

/** One byte more than `most` tells that there is more, also of a file that grows while it is read. */
async function readAtMost(path: string, most: number): Promise<Uint8Array | undefined> {
  try {
    await using file = await open(path, 'r')
    const buffer = new Uint8Array(most + 1)
    let length = 0
    for (;;) {
      const { bytesRead } = await file.read(buffer, length, buffer.length - length)
      length += bytesRead
      if (bytesRead === 0 || length === buffer.length) return buffer.subarray(0, length)
    }
  } catch {
    return undefined
  }
}

function decoded(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

function pathOf(folder: string | URL): string | undefined {
  try {
    return typeof folder === 'string' ? folder : fileURLToPath(folder)
  } catch {
    return undefined
  }
}
