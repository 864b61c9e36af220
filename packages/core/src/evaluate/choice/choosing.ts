import type { Author, Reason } from '../decision.ts'
import type { DecimalText, Edit } from '../decision-input.ts'
import type { Judged } from '../options/candidate.ts'
import type { Answer } from './answer.ts'

/** The plan that is judged, and who chose it. */
export interface Chosen {
  readonly judged: Judged
  readonly by: Author
  readonly confidence?: DecimalText
  readonly edits?: readonly Edit[]
  /** Confidence is asked once, of a scorer or an outside agent; `otherwise` and what runs on a failure pass no gate. */
  readonly gates: 'all' | 'but-confidence' | 'none'
}

/** How the choice went. Without `chosen` its reasons say whether a person chooses or nothing can be. */
export interface Choosing {
  /** Every plan with every voice on it, as the one who chose is bound. */
  readonly panel: readonly Judged[]
  /** The panel as nobody's scope binds it, for `otherwise`; absent: `panel` is that. */
  readonly unbound?: readonly Judged[]
  readonly chosen: Chosen | undefined
  /** Voices on the choice itself. */
  readonly reasons: readonly Reason[]
  /** Whether `otherwise` runs where this is denied: an outside asker is told instead. */
  readonly fallsBack: boolean
  /** What the votes on a released card have answered. */
  readonly answer?: Answer
}
