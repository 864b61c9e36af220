import type { At } from '../issue.ts'
import type { OptionModel } from '../model.ts'
import { refuse } from './linking.ts'
import type { PolicyPlace } from './policy-place.ts'
import { optionIds } from './policy-place.ts'
import { unknownName } from './unknown-name.ts'

/** Whether the policy has this option; `words` may stand here beside options. */
export function checkOption(place: PolicyPlace, id: string, at: At, words: readonly string[]): boolean {
  const known = optionIds(place)
  if (known.includes(id)) return true
  unknownName(place.space.report, 'unknown-option', at, 'option', id, [...known, ...words])
  return false
}

/** Where nobody decides any more, only an option may stand whose every action is `safe` in the catalogue. */
export function checkSafeOption(place: PolicyPlace, id: string, at: At, words: readonly string[]): boolean {
  if (!checkOption(place, id, at, words)) return false
  const option = place.options.find(({ model }) => model.id === id)?.model
  const risky = option === undefined ? [] : riskyActions(place, option)
  if (risky.length === 0) return true
  const names = risky.map(name => `\`${name}\``).join(', ')
  refuse(
    place.space.report,
    'not-safe',
    at,
    `only a safe option may stand here, and ${names} ${risky.length === 1 ? 'is' : 'are'} not safe`,
  )
  return false
}

function riskyActions({ space }: PolicyPlace, option: OptionModel): readonly string[] {
  const names = new Set(option.steps.map(({ action }) => action))
  return [...names].filter(name => space.catalogue.actions.get(name)?.safe === false)
}
