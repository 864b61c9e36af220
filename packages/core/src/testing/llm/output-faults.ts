import type { FaultOf } from './llm-faults.ts'
import type { Output } from './said.ts'

/** What the API says of the answer instead of giving it. */
export const OUTPUT_FAULTS: Readonly<Record<FaultOf<'output'>, (text: string) => Output>> = {
  'empty-output': () => ({ kind: 'nothing' }),
  'null-content': () => ({ kind: 'null' }),
  refusal: () => ({ kind: 'refused' }),
  // The text is whole: whoever reads only the text does not notice.
  length: text => ({ kind: 'stopped', text, by: 'length' }),
  'content-filter': text => ({ kind: 'stopped', text, by: 'content_filter' }),
  'tool-call': () => ({ kind: 'tool-call' }),
  'wrong-type': () => ({ kind: 'mistyped' }),
  commentary: text => ({ kind: 'commented', text }),
  'failed-status': () => ({ kind: 'failed' }),
}
