import { erase } from '../assignable.ts'
import type { ActionModel } from '../model.ts'
import type { Document } from '../schema/document.ts'
import type { ByName } from '../schema/parts.ts'
import type { Report } from '../source-node.ts'
import type { Catalogue, QueryContract } from './catalogue.ts'
import { checkUndo } from './check-undo.ts'
import { linkAction } from './link-action.ts'
import type { FieldReading } from './link-field.ts'
import { linkObjects } from './link-objects.ts'
import { linkQuery } from './link-query.ts'
import { refuse } from './linking.ts'
import { unknownName } from './unknown-name.ts'

/** Makes one catalogue of all catalogue documents: an event, query or action is declared once. `lost` takes the names that have issues. */
export function linkCatalogue(documents: readonly Document<'catalogue'>[], lost: Set<string>, report: Report): Catalogue {
  const objects = linkObjects(documents, lost, report)
  const events = new Map<string, string>()
  const queries = new Map<string, QueryContract>()
  const actions = new Map<string, ActionModel>()
  for (const document of documents) {
    const reading: FieldReading = { document, report, lookup: objects.lookup, objectNames: objects.names, lost }
    linkEvents(reading, events)
    for (const [name, query] of once(reading, document.value.queries, queries)) {
      const contract = linkQuery(reading, name, query)
      if (contract === undefined) lost.add(name)
      else queries.set(name, contract)
    }
    for (const [name, action] of once(reading, document.value.actions, actions)) actions.set(name, linkAction(reading, name, action))
  }
  const catalogue: Catalogue = { objects: objects.linked, events, queries, actions }
  for (const document of documents) checkUndo(document, catalogue, report)
  return catalogue
}

function linkEvents(reading: FieldReading, events: Map<string, string>): void {
  const { document, report } = reading
  const declared = document.value.events ?? {}
  for (const [name, about] of once(reading, declared, events)) {
    const unknown = !reading.objectNames.includes(about)
    if (unknown) unknownName(report, 'unknown-object', document.sources.at(declared, name), 'object', about, reading.objectNames)
    events.set(name, about)
  }
}

/** The declarations of one document that no document before it has. */
function once<T>(
  { document, report }: FieldReading,
  declared: ByName<T> = {},
  known: ReadonlyMap<string, unknown>,
): readonly [string, T][] {
  return Object.entries(declared).filter(([name]) => {
    if (!known.has(name)) return true
    refuse(report, 'duplicate-id', document.sources.keyAt(declared, name), `\`${name}\` is declared in another catalogue document too`)
    return false
  })
}

/** An action as a bundle carries it: its parameters with the fields of their objects, since what others propose is checked against them. */
export function actionModel(action: ActionModel): ActionModel {
  const gives = Object.entries(action.gives).map(([name, type]) => [name, erase(type)] as const)
  return { ...action, gives: Object.fromEntries(gives) }
}
