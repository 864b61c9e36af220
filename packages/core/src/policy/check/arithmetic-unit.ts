import type { TypeKind } from '../../values/value-type.ts'
import type { Operator } from './arithmetic-type.ts'

/** Kinds that a single text can be. */
export type UnitKind = Exclude<TypeKind, 'id' | 'enum' | 'list' | 'map' | 'object'>

/** What a text constant can be beside a value of some kind, the likeliest first, by operator. */
const BESIDE: Readonly<Record<Operator, Partial<Readonly<Record<TypeKind, readonly UnitKind[]>>>>> = {
  '+': { ...numbers(['percent']), ...itself(), duration: ['duration', 'instant', 'date'], instant: ['duration'], date: ['duration'] },
  '-': { ...numbers(['percent']), ...itself(), duration: ['duration'], instant: ['duration', 'instant'], date: ['duration', 'date'] },
  '*': {
    ...numbers(['percent', 'money', 'quantity', 'duration']),
    money: ['percent', 'rate'],
    quantity: ['percent', 'rate'],
    duration: ['percent', 'rate'],
    rate: ['percent', 'quantity', 'duration'],
  },
  '/': {
    ...numbers(['percent']),
    money: ['money', 'percent'],
    quantity: ['quantity', 'percent'],
    duration: ['duration', 'percent'],
    rate: ['percent'],
  },
}

export function kindsBeside(operator: Operator, other: TypeKind): readonly UnitKind[] {
  return BESIDE[operator][other] ?? []
}

function numbers(kinds: readonly UnitKind[]): Partial<Record<TypeKind, readonly UnitKind[]>> {
  return { count: kinds, number: kinds, percent: kinds }
}

function itself(): Partial<Record<TypeKind, readonly UnitKind[]>> {
  return { money: ['money'], quantity: ['quantity'] }
}
