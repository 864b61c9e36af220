import type { RuleModel } from '../model.ts'
import type { ImportDocument } from '../schema/import-schema.ts'
import { linkChoice } from './link-choice.ts'
import { IGNORED, linkImport } from './link-import.ts'
import { warn } from './linking.ts'
import type { PolicyPlace } from './policy-place.ts'
import { policyScope } from './policy-scope.ts'

/** A rule of every rule of a file, from the highest priority to the lowest, and of one priority as they stand in the file. */
export function linkImportedRules(place: PolicyPlace, entry: ImportDocument): readonly RuleModel[] {
  const { document, space } = place
  const voices = linkImport(place, entry, policyScope(space))
  if (voices.length > 1) {
    const message = 'the engine fires the event of every rule that is true; here the first chooses, from the highest priority on'
    warn(
      space.report,
      'rules-first-wins',
      document.sources.at(entry, 'from'),
      message,
      'give the rules priorities that say which goes first',
    )
  }
  return voices.flatMap(({ id, when, then, thenAt, because }) => {
    const choice = linkChoice(place, then, thenAt, [IGNORED])
    return choice === undefined ? [] : [{ id, when, then: choice, because }]
  })
}
