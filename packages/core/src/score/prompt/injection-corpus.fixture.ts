import { BREAKOUTS } from './injected-breakouts.fixture.ts'
import { CLAIMS } from './injected-claims.fixture.ts'
import { ENCODINGS } from './injected-encodings.fixture.ts'
import { HIDDEN } from './injected-hidden.fixture.ts'
import { PLEAS } from './injected-pleas.fixture.ts'

export interface Injection {
  readonly kind: string
  readonly name: string
  /** What somebody outside wrote where data was expected. */
  readonly text: string
}

/** Every text that we have thought of. A new trick is one line in the list of its kind. */
export const INJECTIONS: readonly Injection[] = Object.entries({
  plea: PLEAS,
  encoding: ENCODINGS,
  hidden: HIDDEN,
  breakout: BREAKOUTS,
  claim: CLAIMS,
}).flatMap(([kind, texts]) => Object.entries(texts).map(([name, text]) => ({ kind, name, text })))
