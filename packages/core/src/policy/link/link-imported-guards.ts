import { nearestName } from '../../values/nearest-name.ts'
import { shortened } from '../literal-text.ts'
import type { GuardModel } from '../model.ts'
import type { ImportDocument } from '../schema/import-schema.ts'
import { many } from '../schema/parts.ts'
import { checkPatterns } from './action-patterns.ts'
import { judgingScope } from './judging-scope.ts'
import type { ImportedVoice } from './link-import.ts'
import { IGNORED, linkImport } from './link-import.ts'
import { refuse } from './linking.ts'
import { placed } from './placed.ts'
import type { PolicyPlace } from './policy-place.ts'

/** A guard of every rule of a file: all of them are asked, as in the engine, so priorities change nothing. */
export function linkImportedGuards(place: PolicyPlace, entry: ImportDocument): readonly GuardModel[] {
  const { document, space } = place
  const patterns = entry.for === undefined ? ['*'] : many(entry.for)
  checkPatterns(
    placed(document, entry, 'for', entry.for).map(({ text, at }) => ({ pattern: text, at })),
    space.catalogue,
    space.report,
  )
  const scope = judgingScope(place, patterns, document.sources.keyAt(entry, 'from'))
  return linkImport(place, entry, scope).flatMap(voice => {
    const then = readThen(voice, place)
    if (then === undefined) return []
    const { id, when, because } = voice
    const to = entry.to === undefined ? {} : { to: entry.to }
    return [{ id, for: patterns, when, then, ...to, approvals: entry.approvals ?? 1, because }]
  })
}

function readThen({ then, thenAt }: ImportedVoice, { space }: PolicyPlace): GuardModel['then'] | undefined {
  if (then === 'review' || then === 'deny') return then
  const near = nearestName(then, ['review', 'deny', IGNORED])
  const message = `a guard says \`review\` or \`deny\`, and an event that is none of its business is \`${IGNORED}\`; got \`${shortened(then)}\``
  return refuse(space.report, 'unknown-value', thenAt, message, near === undefined ? undefined : `did you mean \`${near}\`?`)
}
