import type { PolicyModel } from '../model.ts'
import { lostSection } from '../schema/lost-section.ts'
import { checkSafeOption } from './check-option.ts'
import { refuse, warn } from './linking.ts'
import type { PolicyPlace } from './policy-place.ts'

/** A policy with options needs what it takes to decide; one without has only what narrows the decisions of others. */
export function checkDecider(place: PolicyPlace, model: PolicyModel): void {
  const { value } = place.document
  if (value.options === undefined) {
    checkGuardPolicy(place)
    return
  }
  checkOtherwise(place)
  if (model.events.length === 0 && value.events === undefined && !lostSection(place.document, ['events'])) {
    refuse(place.space.report, 'missing-events', place.document.sources.keyAt(value, 'policy'), 'a policy that decides needs `events`')
  }
  checkReachable(place, model)
}

function checkGuardPolicy({ document, space }: PolicyPlace): void {
  if (lostSection(document, ['options'])) return
  const { value, sources } = document
  for (const key of ['rules', 'propose', 'otherwise', 'review', 'after'] as const) {
    if (value[key] === undefined) continue
    refuse(space.report, 'guard-policy-cannot-choose', sources.keyAt(value, key), `a policy without \`options\` has no \`${key}\``)
  }
}

/** `otherwise` is what runs when nothing else can: nothing may strike it, and it must do no harm. */
function checkOtherwise(place: PolicyPlace): void {
  const { document, space, options } = place
  const { value, sources } = document
  if (value.otherwise === undefined) {
    if (lostSection(document, ['otherwise'])) return
    refuse(space.report, 'missing-otherwise', sources.keyAt(value, 'options'), 'a policy with `options` needs `otherwise`')
    return
  }
  const at = sources.at(value, 'otherwise')
  if (!checkSafeOption(place, value.otherwise, at, [])) return
  const option = options.find(({ model }) => model.id === value.otherwise)?.model
  if (option?.each !== undefined)
    refuse(space.report, 'otherwise-not-plain', at, `\`${option.id}\` has \`for\`, and \`otherwise\` is one plan`)
  if (option !== undefined && option.only.length > 0) {
    refuse(space.report, 'otherwise-not-plain', at, `\`${option.id}\` has \`only\`, and \`otherwise\` must always be there`)
  }
}

/** An option that nobody can choose is dead text, unless an outside agent proposes it: then it is among `choices`. */
function checkReachable(place: PolicyPlace, model: PolicyModel): void {
  const ids = new Set(model.options.map(({ id }) => id))
  const misspelt = model.propose?.choices.some(id => !ids.has(id)) === true || place.document.broken.size > 0
  if (misspelt || model.rules.some(({ then }) => then.kind === 'computed')) return
  const chosen = new Set<string | undefined>([
    ...(model.propose?.choices ?? []),
    ...model.rules.map(({ then }) => (then.kind === 'option' || then.kind === 'first' ? then.option : undefined)),
    model.otherwise,
    model.review?.onExpiry,
    model.propose?.onFailure.kind === 'option' ? model.propose.onFailure.option : undefined,
  ])
  const options = place.document.value.options ?? {}
  for (const { id } of model.options) {
    if (chosen.has(id)) continue
    warn(place.space.report, 'option-never-chosen', place.document.sources.keyAt(options, id), `nothing can choose \`${id}\``)
  }
}
