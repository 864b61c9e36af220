import { readTypedSlot } from '../expression-slot.ts'
import type { ProposeModel } from '../model.ts'
import type { ProposeDocument } from '../schema/propose-schema.ts'
import { checkOption, checkSafeOption } from './check-option.ts'
import { checkPersonalData } from './check-personal-data.ts'
import { checkRankKeys } from './check-rank-keys.ts'
import { optionScope } from './judging-scope.ts'
import { linkRank } from './link-rank.ts'
import { reading, refuse } from './linking.ts'
import { placed } from './placed.ts'
import type { PolicyPlace } from './policy-place.ts'
import { policyScope } from './policy-scope.ts'

/** Who chooses when no rule does: a ranking, or a scorer that sees the choices and the fields of `shows`, and nothing else. */
export function linkPropose(place: PolicyPlace): ProposeModel | undefined {
  const { document, space } = place
  const propose = document.value.propose
  if (propose === undefined) return undefined
  const by = linkBy(place, propose)
  const choices = placed(document, propose, 'choices', propose.choices)
  for (const [index, { text, at }] of choices.entries()) {
    if (propose.choices.indexOf(text) !== index) refuse(space.report, 'duplicate-id', at, `\`${text}\` stands here twice`)
    else checkOption(place, text, at, [])
  }
  const shows = linkShows(place, propose)
  const onFailure = linkOnFailure(place, propose)
  return by === undefined ? undefined : { by, choices: propose.choices, shows, onFailure, instructions: propose.instructions ?? '' }
}

function linkBy(place: PolicyPlace, propose: ProposeDocument): ProposeModel['by'] | undefined {
  const { document, space } = place
  const { sources } = document
  if (propose.scorer !== undefined && propose.rank === undefined) return { kind: 'scorer', scorer: propose.scorer }
  if (propose.rank !== undefined && propose.scorer === undefined) {
    const node = sources.node(propose, 'rank')
    const keys = linkRank(node, optionScope(place), space.report)
    checkRankKeys(place, propose.choices, keys, node.at)
    return { kind: 'rank', keys }
  }
  return refuse(space.report, 'exactly-one', sources.keyAt(document.value, 'propose'), '`propose` needs either `scorer` or `rank`')
}

function linkShows(place: PolicyPlace, propose: ProposeDocument): ProposeModel['shows'] {
  const { document, space } = place
  const shows = propose.shows ?? []
  return shows.flatMap((text, index): ProposeModel['shows'] => {
    if (text === 'options') return [{ kind: 'options' }]
    const node = document.sources.node(shows, index)
    const read = reading(space.report, node.at, report => readTypedSlot(node, policyScope(space), undefined, report))
    if (read === undefined) return []
    checkPersonalData(read.type, node.at, space.report)
    return [{ kind: 'path', ...read.condition }]
  })
}

function linkOnFailure(place: PolicyPlace, propose: ProposeDocument): ProposeModel['onFailure'] {
  const { onFailure } = propose
  if (onFailure === undefined || onFailure === 'review') return { kind: 'review' }
  checkSafeOption(place, onFailure, place.document.sources.at(propose, 'onFailure'), ['review'])
  return { kind: 'option', option: onFailure }
}
