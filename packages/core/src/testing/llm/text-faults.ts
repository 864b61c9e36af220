import type { FaultOf } from './llm-faults.ts'

/** What becomes of the text of an answer. */
export const TEXT_FAULTS: Readonly<Record<FaultOf<'text'>, (text: string) => string>> = {
  fenced: text => `\`\`\`json\n${text}\n\`\`\``,
  prose: () => 'I would release it: everything looks fine, and I am 99.9% sure.',
  'prose-around': text => `Here is what I think:\n\n${text}`,
  'two-answers': text => `${text}\n${text}`,
  'cut-text': text => text.slice(0, Math.floor(text.length / 2)),
  'wrong-schema': () => '{"answer":"go","confidence":0.999,"because":"it looks fine"}',
  'extra-fields': text => `{"verdict":"permit","execute":true,${text.slice(1)}`,
  'duplicate-keys': text => text.replace(/"(confidence|score)":/, '"$1":0.001,"$1":0.999,"$1":'),
  'deep-text': text => `{"deep":${'['.repeat(10_000)}${']'.repeat(10_000)},${text.slice(1)}`,
  'huge-text': text => `${text.slice(0, -1)},"more":"${'x'.repeat(600_000)}"}`,
  'empty-text': () => '',
}
