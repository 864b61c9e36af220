import type { ValueType } from '../../values/value-type.ts'
import type { At } from '../issue.ts'
import type { Binding, Scope } from '../scope.ts'
import { fitsPattern } from './catalogue.ts'
import { refuse } from './linking.ts'
import { agreed } from './option-types.ts'
import type { PolicyPlace } from './policy-place.ts'
import { policyScope } from './policy-scope.ts'

/** What rank keys read: the option, its cost and exposure. */
export function optionScope(place: PolicyPlace): Scope {
  return policyScope(place.space, { variables: measures(place), option: place.optionTypes })
}

/** What guards and gates read: also the parameters of the step they look at, which the actions they speak of have. */
export function judgingScope(place: PolicyPlace, patterns: readonly string[], at: At): Scope {
  return policyScope(place.space, { variables: measures(place), option: place.optionTypes, step: stepTypes(place, patterns, at) })
}

function measures({ costType, exposureType }: PolicyPlace): ReadonlyMap<string, Binding | 'refused'> {
  return new Map<string, Binding | 'refused'>([
    ['cost', costType === 'refused' ? costType : { expression: { op: 'cost', type: costType } }],
    ['exposure', exposureType === 'refused' ? exposureType : { expression: { op: 'exposure', type: exposureType } }],
  ])
}

/** Of the actions that options of the workspace use; of all that fit, where none is used. */
function stepTypes({ space, usedActions }: PolicyPlace, patterns: readonly string[], at: At): ReadonlyMap<string, ValueType | 'refused'> {
  const fitting = [...space.catalogue.actions.values()].filter(({ name }) => patterns.some(pattern => fitsPattern(pattern, name)))
  const used = fitting.filter(({ name }) => usedActions.has(name))
  const types = new Map<string, ValueType | 'refused'>()
  for (const { params } of used.length > 0 ? used : fitting) {
    for (const [name, { type }] of Object.entries(params)) {
      types.set(name, agreed(types.get(name), type) ?? 'refused')
    }
  }
  return reportingClash(types, name =>
    refuse(space.report, 'step-type-differs', at, `actions here have a \`${name}\` of different types`, 'narrow `for`'),
  )
}

/** Says so only when somebody reads a parameter that the actions do not agree on. */
function reportingClash(
  types: ReadonlyMap<string, ValueType | 'refused'>,
  clash: (name: string) => void,
): ReadonlyMap<string, ValueType | 'refused'> {
  const told = new Map(types)
  told.get = name => {
    const type = types.get(name)
    if (type === 'refused') clash(name)
    return type
  }
  return told
}
