import type { PolicyModel } from '../model.ts'
import type { PrintNames } from '../print-root.ts'
import type { ExportedFact } from './export-rules.ts'
import type { PlainJson } from './plain-json.ts'

/** What json-rules-engine cannot mean, as it is written here, and why. */
export interface ExportGap {
  readonly what: string
  readonly why: string
}

/** The engine's condition: a leaf or a junction. */
export type EngineCondition = { readonly [key: string]: PlainJson }

/** What is shared while the conditions of a file are written. */
export interface Exporting {
  readonly policy: PolicyModel
  readonly names: PrintNames
  /** A term reads only terms before it. */
  readonly below: number
  /** By name; grows. */
  readonly facts: Map<string, ExportedFact>
  /** Paths of which is already asked here whether they are there, as they are printed. */
  readonly optional: ReadonlySet<string>
}

export function isGap(exported: EngineCondition | ExportGap): exported is ExportGap {
  return Object.hasOwn(exported, 'why')
}
