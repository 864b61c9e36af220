import type { ProposeModel } from '../model.ts'
import type { ScalarNode } from '../source-node.ts'
import { refuse } from './linking.ts'
import type { PolicyPlace } from './policy-place.ts'
import { fieldsOf } from './says-fields.ts'

/** `says: Ship from {n.name}`: a field goes to a scorer with the sentence, so `shows` has to list it. */
export function checkSays(place: PolicyPlace, propose: ProposeModel | undefined): void {
  const { document } = place
  if (propose?.by.kind !== 'scorer') return
  for (const { model } of place.options) {
    const written = document.value.options?.[model.id]
    if (written?.says === undefined || !propose.choices.includes(model.id)) continue
    const shown = shownTexts(propose, written.for)
    if (shown === 'everything') continue
    for (const field of fieldsOf(document.sources.node(written, 'says'))) checkField(place, field, shown)
  }
}

/** What `shows` lists; a list that is shown shows its elements, by the name that `for` gives them. */
function shownTexts(propose: ProposeModel, each: string | undefined): readonly string[] | 'everything' {
  if (propose.shows.some(({ kind }) => kind === 'options')) return 'everything'
  const texts = propose.shows.flatMap(shown => (shown.kind === 'path' ? [shown.text] : []))
  const [, element, list = ''] = /^\s*(\S+)\s+in\s+([\s\S]*\S)\s*$/.exec(each ?? '') ?? []
  return element !== undefined && texts.includes(list) ? [...texts, element] : texts
}

function checkField({ space }: PolicyPlace, field: ScalarNode, shown: readonly string[]): void {
  const text = field.source.trim()
  if (shown.some(path => covers(path, text))) return
  refuse(space.report, 'says-not-shown', field.at, `\`${text}\` goes to the scorer with \`says\`, and \`shows\` does not list it`)
}

/** `order` shows all of an order, `order.total` itself only. */
function covers(shown: string, text: string): boolean {
  return shown === text || text.startsWith(`${shown}.`) || text.startsWith(`${shown}[`)
}
