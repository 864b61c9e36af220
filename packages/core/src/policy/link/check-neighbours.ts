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
      if (isOrdered(after, one.model.id, other.model.id)) continue
      const event = one.model.events.find(name => other.model.events.includes(name))
      const shared = event === undefined ? undefined : sharedObject(one, other, catalogue)
      if (shared === undefined) continue
      const { value, sources } = one.place.document
      const message = `\`${other.model.id}\` reacts to \`${event}\` too, and both act on \`${shared}\``
      refuse(report, 'needs-after', sources.at(value, 'events'), message, `write \`after: ${other.model.id}\`, or the other way round`)
    }
  }
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

function isOrdered(after: ReadonlyMap<string, ReadonlySet<string>>, one: string, other: string): boolean {
  return comesAfter(after, one, other) || comesAfter(after, other, one)
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

function sharedObject(one: LinkedPolicy, other: LinkedPolicy, catalogue: Catalogue): string | undefined {
  const theirs = touched(other, catalogue)
  return [...touched(one, catalogue)].find(type => theirs.has(type))
}

function touched({ model }: LinkedPolicy, catalogue: Catalogue): ReadonlySet<string> {
  const actions = model.options.flatMap(({ steps }) => steps.map(({ action }) => catalogue.actions.get(action)))
  return new Set(actions.flatMap(action => (action === undefined ? [] : [...objectsOf(action)])))
}
