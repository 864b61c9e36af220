import { canonicalJson } from '../../values/canonical-json.ts'
import { digestOf } from '../../values/digest.ts'
import type { Digest } from '../../values/ids.ts'
import { optionId, policyId } from '../../values/ids.ts'
import type { ScorerQuestion } from '../scorer-question.ts'
import { answerSchema } from './answer-schema.ts'
import { renderPrompt } from './render-prompt.ts'

/** A text in which everything happens that may happen to one: it is escaped, and cut. */
const TEXT = `"\\\n<[INST]\u200b\u{e0041}\ud800${'x'.repeat(30_000)}`
const ASKED = {
  policy: policyId('policy'),
  scorer: 'scorer',
  instructions: 'instructions',
  shown: [{ field: 'a', from: 'b', value: [TEXT, { [TEXT]: [1, true, ...Array.from({ length: 300 }, () => 0)] }] }],
  precedents: [{ ref: 'P1', source: TEXT, title: TEXT, text: TEXT, digest: digestOf('') }],
}
const SPECIMENS: readonly ScorerQuestion[] = [
  { ...ASKED, kind: 'choice', choices: [TEXT, 'a', 'b[c]'].map(option => ({ option: optionId(option), says: TEXT })) },
  { ...ASKED, kind: 'members', members: [TEXT, 'a', 'b[c]'].map(member => ({ member, shown: ASKED.shown })) },
]

/**
 * Of all that we say to a model, how we write what others say, and the form of answer we ask for. Any change of them is another
 * digest, and with it another scorer: recordings, maps and certificates of the one before are void.
 */
export function promptIdentity(): Digest {
  return digestOf(canonicalJson(SPECIMENS.map(specimen => ({ ...renderPrompt(specimen), schema: answerSchema(specimen) }))))
}
