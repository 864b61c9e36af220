import type { AgentModel } from '../model.ts'
import type { Document } from '../schema/document.ts'
import { many } from '../schema/parts.ts'
import type { Report } from '../source-node.ts'
import type { Catalogue } from './catalogue.ts'
import { fitsPattern } from './catalogue.ts'
import { warn } from './linking.ts'
import { placed } from './placed.ts'

/** What an agent may read, propose and execute. A pattern that fits nothing is most often a typing mistake. */
export function linkAgent(document: Document<'agent'>, catalogue: Catalogue, report: Report): AgentModel {
  const { value, sources } = document
  const may = value.may ?? {}
  const readable = [...catalogue.objects.keys(), ...catalogue.queries.keys()]
  const actions = [...catalogue.actions.keys()]
  const check = (holder: object, key: string, patterns: readonly string[] | undefined, names: readonly string[]): void => {
    for (const { text, at } of placed({ sources }, holder as Record<string, unknown>, key, patterns)) {
      if (!names.some(name => fitsPattern(text, name))) warn(report, 'nothing-matches', at, `\`${text}\` matches nothing in the catalogue`)
    }
  }
  check(may, 'read', may.read, readable)
  check(may, 'propose', may.propose, actions)
  check(may, 'execute', may.execute, actions)
  check(value, 'never', value.never, actions)
  return {
    id: value.agent,
    actors: many(value.actors),
    read: may.read ?? [],
    propose: may.propose ?? [],
    execute: may.execute ?? [],
    never: value.never ?? [],
    ...(value.limits === undefined ? {} : { limits: { actionsPerHour: value.limits.actionsPerHour, over: value.limits.over ?? 'review' } }),
  }
}
