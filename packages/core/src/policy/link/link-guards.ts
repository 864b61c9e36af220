import type { GuardModel } from '../model.ts'
import { readCondition } from '../read-condition.ts'
import { isImport } from '../schema/import-schema.ts'
import { many } from '../schema/parts.ts'
import type { GuardDocument } from '../schema/policy-schema.ts'
import { checkPatterns } from './action-patterns.ts'
import { judgingScope } from './judging-scope.ts'
import { linkImportedGuards } from './link-imported-guards.ts'
import { reading } from './linking.ts'
import { placed } from './placed.ts'
import type { PolicyPlace } from './policy-place.ts'

export function linkGuards(place: PolicyPlace): readonly GuardModel[] {
  return (place.document.value.guards ?? []).flatMap(guard =>
    isImport(guard) ? linkImportedGuards(place, guard) : [linkGuard(place, guard)],
  )
}

function linkGuard(place: PolicyPlace, guard: GuardDocument): GuardModel {
  const { space, document } = place
  const patterns = guard.for === undefined ? ['*'] : many(guard.for)
  const named = placed(document, guard, 'for', guard.for).map(({ text, at }) => ({ pattern: text, at }))
  checkPatterns(named, space.catalogue, space.report)
  const when = linkWhen(place, guard, patterns)
  return {
    id: guard.id,
    for: patterns,
    ...(when === undefined ? {} : { when }),
    then: guard.then,
    ...(guard.to === undefined ? {} : { to: guard.to }),
    approvals: guard.approvals ?? 1,
    because: guard.because,
  }
}

function linkWhen(place: PolicyPlace, guard: GuardDocument, patterns: readonly string[]): GuardModel['when'] {
  const { sources } = place.document
  if (!sources.has(guard, 'when')) return undefined
  const node = sources.node(guard, 'when')
  const scope = judgingScope(place, patterns, sources.keyAt(guard, 'when'))
  return reading(place.space.report, node.at, report => readCondition(node, scope, report))
}
