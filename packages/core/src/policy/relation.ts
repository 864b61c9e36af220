import type { Relation } from './expression.ts'

/** True exactly where the other is false. */
export const OPPOSITE: Readonly<Record<Relation, Relation>> = {
  equal: 'not-equal',
  'not-equal': 'equal',
  less: 'at-least',
  'at-most': 'greater',
  greater: 'at-most',
  'at-least': 'less',
}

/** With the sides exchanged. */
export const MIRRORED: Readonly<Record<Relation, Relation>> = {
  equal: 'equal',
  'not-equal': 'not-equal',
  less: 'greater',
  'at-most': 'at-least',
  greater: 'less',
  'at-least': 'at-most',
}
