import { parseDuration } from '../../values/duration.ts'
import { readExpressionSlot } from '../expression-slot.ts'
import type { ReviewModel, Span } from '../model.ts'
import { many } from '../schema/parts.ts'
import type { ReviewDocument } from '../schema/policy-schema.ts'
import { checkSafeOption } from './check-option.ts'
import { reading, refuse } from './linking.ts'
import { placed } from './placed.ts'
import type { PolicyPlace } from './policy-place.ts'
import { policyScope } from './policy-scope.ts'
import { unknownName } from './unknown-name.ts'

export function linkReview(place: PolicyPlace): ReviewModel | undefined {
  const { document } = place
  const review = document.value.review
  if (review === undefined) return undefined
  const expires = linkSpan(place, review)
  const by = linkBy(place, review)
  if (review.onExpiry !== undefined) checkSafeOption(place, review.onExpiry, document.sources.at(review, 'onExpiry'), [])
  checkEditable(place, review)
  return {
    queue: review.queue ?? document.value.owner,
    expires,
    ...(by === undefined ? {} : { by }),
    ...(review.onExpiry === undefined ? {} : { onExpiry: review.onExpiry }),
    approvals: review.approvals ?? 1,
    editable: many(review.editable),
  }
}

/** `4h`, `4 working hours`, `2 working days`. Working time runs while the site is open. */
function linkSpan({ space, document }: PolicyPlace, review: ReviewDocument): Span {
  const at = document.sources.at(review, 'expires')
  const working = /^([0-9]+(?:\.[0-9]+)?) working (hour|day)s?$/.exec(review.expires)
  if (working !== null) {
    if (!space.hasSite) refuse(space.report, 'missing-site', at, 'working time follows the site, and the policy has no `site`')
    return { kind: working[2] === 'hour' ? 'working-hours' : 'working-days', amount: Number(working[1]) }
  }
  const ms = parseDuration(review.expires)
  if (ms === undefined || ms <= 0) refuse(space.report, 'wrong-form', at, `\`${review.expires}\` is not a duration`)
  return { kind: 'elapsed', ms: ms ?? 0 }
}

function linkBy({ space, document }: PolicyPlace, review: ReviewDocument): ReviewModel['by'] {
  if (!document.sources.has(review, 'by')) return undefined
  const node = document.sources.node(review, 'by')
  return reading(space.report, node.at, report => readExpressionSlot(node, policyScope(space), { kind: 'instant' }, report))
}

/** What nobody's step has, no reviewer could change. */
function checkEditable({ space, document, options }: PolicyPlace, review: ReviewDocument): void {
  const known = new Set<string>()
  for (const { action } of options.flatMap(({ model }) => model.steps)) {
    for (const param of Object.keys(space.catalogue.actions.get(action)?.params ?? {})) known.add(param).add(`${action}.${param}`)
  }
  for (const { text, at } of placed(document, review, 'editable', review.editable)) {
    if (known.has(text)) continue
    unknownName(
      space.report,
      'unknown-editable',
      at,
      'parameter of a step',
      text,
      [...known].filter(name => !name.includes('.')),
    )
  }
}
