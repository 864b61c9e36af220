import type { Walk } from '../evaluate/walk.ts'

/** A decision half way: every plan with every voice on it, and who chose. What trace and flips look at. */
export type Stage = Extract<Walk, { readonly kind: 'walked' }>
