import type { At } from '../issue.ts'
import { RESERVED_WORDS } from '../reserved-words.ts'
import type { Report } from '../source-node.ts'
import { refuse } from './linking.ts'

/** Whether a name can be given to what is declared at `at`; says why not. `line.short` is two words, and arguments are names too. */
export function isFree(name: string, isTaken: boolean, at: At, report: Report, parameters: readonly string[] = []): boolean {
  const word = [...name.split('.'), ...parameters].find(part => RESERVED_WORDS.has(part))
  if (word !== undefined) refuse(report, 'wrong-name', at, `\`${word}\` is a reserved word`)
  else if (isTaken) refuse(report, 'duplicate-name', at, `\`${name}\` is declared twice`)
  return word === undefined && !isTaken
}
