import { relative, resolve } from 'node:path'
import type { Issue } from '@countersign/core'
import { isPackFile } from '../format/pack-file.ts'

/** The path of a workspace file as it can be opened from here: relative to the current folder, with forward slashes. */
export function displayPath(folder: string, file: string): string {
  return isPackFile(file) ? file : relative('', resolve(folder, file)).replaceAll('\\', '/')
}

export function withDisplayPath(issue: Issue, folder: string): Issue {
  return { ...issue, at: { ...issue.at, file: displayPath(folder, issue.at.file) } }
}
