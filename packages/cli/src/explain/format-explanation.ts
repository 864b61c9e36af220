import type { DecisionInput, Explanation } from '@countersign/core'
import { outline } from '../format/outline.ts'
import type { Paper } from '../terminal/paper.ts'
import { plainText } from '../terminal/plain-text.ts'
import { table } from '../terminal/table.ts'
import { wrap } from '../terminal/wrap.ts'

/** One decision for a person: what, why, what would have changed it, how each condition came out, and where it is written. */
export function formatExplanation(input: DecisionInput, { sentences, trace, at }: Explanation, paper: Paper): string {
  const { bold, dim } = paper.colours
  const head = `${input.policy} on ${input.subject.type} ${plainText(input.subject.key)}, ${input.now}`
  const said = sentences.map(sentence => wrap(`  ${plainText(sentence)}`, paper.columns, '  '))
  const places = Object.entries(at).map(([name, place]) => [dim(plainText(name)), `${plainText(place.file)}:${place.line}`])
  const parts = [bold(head), ...said, '', bold('Trace'), ...outline(trace, '  ')]
  const where = places.length === 0 ? [] : ['', bold('Where'), table(places, ['left', 'left'])]
  return [...parts, ...where].join('\n')
}
