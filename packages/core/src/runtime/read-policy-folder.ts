import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Issue } from '../policy/issue.ts'
import { fileIssue } from './file-issue.ts'
import { listDocuments } from './list-documents.ts'

const FILE_BYTES = 256 * 1024
/** Recorded answers are no text that anybody writes. */
const CASSETTE_BYTES = 16 * 1024 * 1024
const TOTAL_BYTES = 32 * 1024 * 1024

export interface PolicyFolder {
  /** YAML by path below the folder. */
  readonly files: Readonly<Record<string, string>>
  readonly issues: readonly Issue[]
}

/**
 * Reads the documents of a workspace into memory, each at most 256 KiB (a cassette 16 MiB), together at most 32 MiB.
 *
 * Never throws: what cannot be read, is too large, or is not UTF-8 becomes an issue at that file, and the rest is read.
 */
export async function readPolicyFolder(folder: string | URL): Promise<PolicyFolder> {
  const root = pathOf(folder)
  if (root === undefined) return { files: {}, issues: [fileIssue('', 'folder-unreadable', `\`${String(folder)}\` is not a folder`)] }
  const { paths, issues } = await listDocuments(root)
  const found: Issue[] = [...issues]
  const files: [path: string, text: string][] = []
  let total = 0
  for (const path of paths) {
    const most = path.endsWith('.cassette.json') ? CASSETTE_BYTES : FILE_BYTES
    const bytes = await readAtMost(join(root, path), most)
    const text = bytes === undefined || bytes.length > most ? undefined : decoded(bytes)
    total += bytes?.length ?? 0
    if (total > TOTAL_BYTES)
      return { files: {}, issues: [...found, fileIssue(path, 'folder-too-large', 'the documents of a workspace are over 32 MiB')] }
    if (text !== undefined) files.push([path, text])
    else found.push(refusal(path, bytes, most))
  }
  return { files: Object.fromEntries(files), issues: found }
}

function refusal(path: string, bytes: Uint8Array | undefined, most: number): Issue {
  if (bytes === undefined) return fileIssue(path, 'file-unreadable', 'the file cannot be read')
  if (bytes.length > most) return fileIssue(path, 'file-too-large', `this file has at most ${most} bytes`)
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
