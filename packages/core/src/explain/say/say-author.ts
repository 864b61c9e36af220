import type { Author, Choice } from '../../evaluate/decision.ts'
import { plainText } from './plain-text.ts'

const INSTEAD: Readonly<Record<Extract<Author, { kind: 'otherwise' }>['because'], string>> = {
  denied: 'the plan was denied',
  'nothing-eligible': 'every plan was struck',
  expired: 'nobody answered in time',
  rejected: 'the plan was rejected',
  failure: 'the scorer failed',
}

/** `by rule credit-blocked`, `by scorer release at confidence 0.95`. */
export function sayAuthor(by: Author, confidence?: Choice['confidence']): string {
  const sure = confidence === undefined ? '' : ` at confidence ${plainText(confidence)}`
  switch (by.kind) {
    case 'rule':
      return `by rule ${by.rule}`
    case 'rank':
      return 'by rank'
    case 'scorer':
      return `by scorer ${plainText(by.scorer)}${sure}`
    case 'agent':
      return `by agent ${plainText(by.agent)}${sure}`
    case 'person':
      return `by ${plainText(by.person)}`
    case 'otherwise':
      return `otherwise, because ${INSTEAD[by.because]}`
  }
}
