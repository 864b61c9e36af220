import type { Json } from '../../values/json.ts'
import type { LifecycleModel } from '../model.ts'
import type { Document } from '../schema/document.ts'
import type { Report } from '../source-node.ts'
import type { Catalogue } from './catalogue.ts'
import { checkBounds } from './check-bounds.ts'
import { linkLifecycle } from './link-lifecycle.ts'
import { linkParameters, readParameterValue } from './link-parameters.ts'
import { unknownName } from './unknown-name.ts'

/** All lifecycles, with the values that `countersign.yaml` gives their parameters. */
export function linkLifecycles(
  documents: readonly Document<'lifecycle'>[],
  workspace: Document<'workspace'>,
  catalogue: Catalogue,
  report: Report,
): readonly LifecycleModel[] {
  checkTypes(documents, workspace, report)
  return documents.map(document => linkLifecycle(document, parameterValues(document, workspace, report), catalogue, report))
}

function checkTypes(documents: readonly Document<'lifecycle'>[], { value, sources }: Document<'workspace'>, report: Report): void {
  const settings = value.lifecycles ?? {}
  const known = documents.map(document => document.value.lifecycle)
  for (const type of Object.keys(settings)) {
    if (!known.includes(type)) unknownName(report, 'unknown-object', sources.keyAt(settings, type), 'lifecycle', type, known)
  }
}

function parameterValues(
  document: Document<'lifecycle'>,
  { value, sources }: Document<'workspace'>,
  report: Report,
): ReadonlyMap<string, Json | undefined> {
  const parameters = linkParameters(document, document.value.parameters, report)
  const values = new Map([...parameters].map(([name, parameter]) => [name, parameter?.default]))
  const given = value.lifecycles?.[document.value.lifecycle] ?? {}
  for (const name of Object.keys(given)) {
    const parameter = parameters.get(name)
    if (!parameters.has(name)) unknownName(report, 'unknown-parameter', sources.keyAt(given, name), 'parameter', name, parameters.keys())
    if (parameter === undefined) continue
    const node = sources.node(given, name)
    const read = readParameterValue(node, parameter.type, report)
    if (read === undefined) continue
    checkBounds(parameter, read, node.at, report)
    values.set(name, read)
  }
  return values
}
