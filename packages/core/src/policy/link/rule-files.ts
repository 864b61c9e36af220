import { readRuleSet } from '../json-rules/read-rule-set.ts'
import type { RuleSet } from '../json-rules/rule-set.ts'
import type { Files } from '../read-documents.ts'
import { startOfFile } from '../read-documents.ts'
import type { Report } from '../source-node.ts'
import { warn } from './linking.ts'

/** The json-rules-engine files of a workspace and of its packs, each read once, however many policies import it. */
export interface RuleFiles {
  /** `undefined`: there is no such file. `'refused'`: it cannot be read at all, which was said. */
  read(file: string): RuleSet | 'refused' | undefined
  readonly names: readonly string[]
  /** Files that no policy asked for. */
  unread(): readonly string[]
}

function isRuleFile(path: string): boolean {
  return path.endsWith('.rules.json')
}

export function ruleFiles(files: Files, report: Report): RuleFiles {
  const read = new Map<string, RuleSet | 'refused'>()
  const names = Object.keys(files).filter(isRuleFile).sort()
  return {
    read(file) {
      const text = names.includes(file) ? files[file] : undefined
      if (typeof text !== 'string') return undefined
      const known = read.get(file) ?? readRuleSet(file, text, report) ?? 'refused'
      read.set(file, known)
      return known
    },
    names,
    unread: () => names.filter(name => !read.has(name)),
  }
}

/** A file that nobody imports decides nothing. Those of packs are their authors' business. */
export function warnOfUnread(rules: RuleFiles, report: Report): void {
  for (const file of rules.unread().filter(name => !name.startsWith('pack:'))) {
    const suggestion = 'a guard or rule imports it: `{ from: …, facts: …, events: … }`'
    warn(report, 'rules-unread', startOfFile(file), 'no policy imports this file, so its rules mean nothing', suggestion)
  }
}

/**
 * The path of a workspace that `written` means beside the document `from`; `undefined` where it leads out of the workspace.
 *
 * @example
 * ```ts
 * besideDocument('credit/release.policy.yaml', '../shared/credit.rules.json') // 'shared/credit.rules.json'
 * ```
 */
export function besideDocument(from: string, written: string): string | undefined {
  if (written.startsWith('/') || written.includes('\\')) return undefined
  const parts = from.split('/').slice(0, -1)
  // A pack is a workspace of its own to its files.
  const root = parts[0]?.startsWith('pack:') === true ? 1 : 0
  for (const part of written.split('/')) {
    if (part === '' || part === '.') continue
    if (part !== '..') parts.push(part)
    else if (parts.length <= root) return undefined
    else parts.pop()
  }
  return parts.join('/')
}
