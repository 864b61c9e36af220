import type { PolicyModel } from '../model.ts'
import type { Document } from '../schema/document.ts'
import type { Report } from '../source-node.ts'
import type { Catalogue } from './catalogue.ts'
import { objectsOf } from './catalogue.ts'
import type { LinkedPolicy } from './link-policy.ts'
import { refuse } from './linking.ts'
import { placed } from './placed.ts'
import { unknownName } from './unknown-name.ts'

/** What policies must agree on: who comes after whom where two react to one event with actions on the same objects. */
export function checkNeighbours(policies: readonly LinkedPolicy[], catalogue: Catalogue, report: Report): void {
  const deciders = policies.filter(({ model }) => model.options.length > 0)
  const after = new Map(policies.map(({ model }) => [model.id, new Set(model.after)]))
  for (const { place } of policies) checkAfter(place.document, after, report)
  for (const [index, one] of deciders.entries()) {
    for (const other of deciders.slice(0, index)) {
      if (!comesAfter(after, one.model.id, other.model.id) && !comesAfter(after, other.model.id, one.model.id))
        checkPair(one, other, catalogue)
    }
  }
}

function checkPair({ model, place }: LinkedPolicy, other: LinkedPolicy, catalogue: Catalogue): void {
  const event = model.events.find(name => other.model.events.includes(name))
  const theirs = touched(other.model, catalogue)
  const shared = [...touched(model, catalogue)].find(type => theirs.has(type))
  if (event === undefined || shared === undefined) return
  const { value, sources } = place.document
  const message = `\`${other.model.id}\` reacts to \`${event}\` too, and both act on \`${shared}\``
  refuse(
    place.space.report,
    'needs-after',
    sources.at(value, 'events'),
    message,
    `write \`after: ${other.model.id}\`, or the other way round`,
  )
}

function checkAfter(document: Document<'policy'>, after: ReadonlyMap<string, ReadonlySet<string>>, report: Report): void {
  const { value } = document
  for (const { text, at } of placed(document, value, 'after', value.after)) {
    if (!after.has(text)) unknownName(report, 'unknown-policy', at, 'policy', text, after.keys())
    else if (text === value.policy || comesAfter(after, text, value.policy)) {
      refuse(report, 'after-cycle', at, `\`${value.policy}\` and \`${text}\` wait for each other`)
    }
  }
}

/** Directly or through others. */
function comesAfter(after: ReadonlyMap<string, ReadonlySet<string>>, one: string, other: string): boolean {
  const seen = new Set<string>([one])
  const open = [one]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const before of after.get(next) ?? []) {
      if (before === other) return true
      if (!seen.has(before)) open.push(before)
      seen.add(before)
    }
  }
  return false
}

function touched(policy: PolicyModel, catalogue: Catalogue): ReadonlySet<string> {
  const actions = policy.options.flatMap(({ steps }) => steps.map(({ action }) => catalogue.actions.get(action)))
  return new Set(actions.flatMap(action => (action === undefined ? [] : [...objectsOf(action)])))
}
