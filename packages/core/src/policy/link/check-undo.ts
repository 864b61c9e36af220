import type { ActionDocument } from '../schema/catalogue-schema.ts'
import type { Document } from '../schema/document.ts'
import type { Report } from '../source-node.ts'
import type { Catalogue } from './catalogue.ts'
import { warn } from './linking.ts'
import { unknownName } from './unknown-name.ts'

/** An undo is an action too, and finds what it needs among the parameters and results of what it undoes. */
export function checkUndo(document: Document<'catalogue'>, catalogue: Catalogue, report: Report): void {
  for (const [name, action] of Object.entries(document.value.actions ?? {})) {
    if (action.undo !== undefined) checkUndoOf(document, catalogue, name, action, action.undo, report)
    if (action.undoUntil === undefined || catalogue.events.has(action.undoUntil)) continue
    unknownName(report, 'unknown-event', document.sources.at(action, 'undoUntil'), 'event', action.undoUntil, catalogue.events.keys())
  }
}

function checkUndoOf(
  document: Document<'catalogue'>,
  catalogue: Catalogue,
  name: string,
  action: ActionDocument,
  undo: string,
  report: Report,
): void {
  const at = document.sources.at(action, 'undo')
  const contract = catalogue.actions.get(undo)
  const own = catalogue.actions.get(name)
  if (contract === undefined) {
    unknownName(report, 'unknown-action', at, 'action', undo, catalogue.actions.keys())
    return
  }
  const missing = Object.entries(contract.params)
    .filter(
      ([param, { optional }]) => !optional && own !== undefined && !Object.hasOwn(own.params, param) && !Object.hasOwn(own.gives, param),
    )
    .map(([param]) => `\`${param}\``)
  if (missing.length > 0)
    warn(report, 'undo-without-parameter', at, `\`${undo}\` needs ${missing.join(', ')}, which \`${name}\` neither takes nor gives`)
}
