import type { Document } from '../schema/document.ts'
import { isWritten } from '../schema/import-schema.ts'
import type { Report } from '../source-node.ts'
import { refuse } from './linking.ts'

/** What an asker's own actions are judged as, and a rollout row calls them. */
const RESERVED = 'proposed'

/** Guards, rules and gates speak by their ids in one list of reasons, so an id belongs to one of them. */
export function checkIds({ value, sources }: Document<'policy'>, report: Report): void {
  const seen = new Set<string>()
  const written = [...(value.guards ?? []).filter(isWritten), ...(value.rules ?? []).filter(isWritten)]
  for (const voice of [...written, ...(value.gates ?? [])]) {
    if (seen.has(voice.id)) refuse(report, 'duplicate-id', sources.at(voice, 'id'), `another guard, rule or gate is called \`${voice.id}\``)
    seen.add(voice.id)
  }
  const { options } = value
  if (options === undefined || !Object.hasOwn(options, RESERVED)) return
  refuse(
    report,
    'reserved-id',
    sources.keyAt(options, RESERVED),
    `\`${RESERVED}\` means the actions that an agent writes itself`,
    'rename the option',
  )
}
