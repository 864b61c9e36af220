import type { ActionModel } from '../model.ts'
import type { ActionDocument } from '../schema/catalogue-schema.ts'
import type { FieldReading } from './link-field.ts'
import { linkFields } from './link-field.ts'
import { unknownName } from './unknown-name.ts'

export function linkAction(reading: FieldReading, name: string, action: ActionDocument): ActionModel {
  const { sources } = reading.document
  const moves = action.moves ?? {}
  for (const type of Object.keys(moves)) {
    if (reading.objectNames.includes(type)) continue
    unknownName(reading.report, 'unknown-object', sources.keyAt(moves, type), 'object', type, reading.objectNames)
  }
  const params = [...linkFields(reading, action.with)].map(([param, { type, optional, authored }]) => {
    return [param, { type, optional, ...(authored === undefined ? {} : { authored }) }] as const
  })
  return {
    name,
    system: action.system,
    params: Object.fromEntries(params),
    gives: Object.fromEntries([...linkFields(reading, action.gives)].map(([result, { type }]) => [result, type])),
    safe: action.safe === true,
    ...(action.undo === undefined ? {} : { undo: action.undo }),
    ...(action.undoUntil === undefined ? {} : { undoUntil: action.undoUntil }),
    moves: { ...moves },
    ...(action.posts === undefined ? {} : { posts: action.posts }),
  }
}
