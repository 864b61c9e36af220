import type { ValueType } from '../../values/value-type.ts'
import type { At } from '../issue.ts'
import type { ParameterModel } from '../model.ts'
import type { Document } from '../schema/document.ts'
import type { LinkedOption } from './link-options.ts'
import type { PolicyNamespace } from './policy-namespace.ts'
import type { RuleFiles } from './rule-files.ts'

/** A policy whose facts, terms and options are linked: what guards, rules, gates and rollouts need to know of it. */
export interface PolicyPlace {
  readonly space: PolicyNamespace
  readonly document: Document<'policy'>
  readonly parameters: ReadonlyMap<string, ParameterModel | undefined>
  readonly options: readonly LinkedOption[]
  /** `let` of any option; nothing where options differ about the type. */
  readonly optionTypes: ReadonlyMap<string, ValueType | 'refused'>
  readonly costType: ValueType | 'refused'
  readonly exposureType: ValueType | 'refused'
  /** Actions that some option of the workspace uses. */
  readonly usedActions: ReadonlySet<string>
  readonly rules: RuleFiles
  /** Where the rules stand that were imported so far, by their ids. */
  readonly imported: Map<string, At>
}

/** Ids of the options, those included that have issues of their own. */
export function optionIds({ document, options }: PolicyPlace): readonly string[] {
  return [...options.map(({ model }) => model.id), ...[...document.broken].filter(name => !options.some(({ model }) => model.id === name))]
}
