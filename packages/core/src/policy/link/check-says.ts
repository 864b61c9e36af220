import { readTypedSlot } from '../expression-slot.ts'
import type { ProposeModel } from '../model.ts'
import type { ScalarNode } from '../source-node.ts'
import { partOf } from './link-each.ts'
import type { LinkedOption } from './link-options.ts'
import { reading, refuse } from './linking.ts'
import type { PolicyPlace } from './policy-place.ts'

/** `says: Ship from {n.name}`: every field is one that can be read, and goes to a scorer only if `shows` lists it. */
export function checkSays(place: PolicyPlace, propose: ProposeModel | undefined): void {
  const { document } = place
  for (const option of place.options) {
    const written = document.value.options?.[option.model.id]
    if (written?.says === undefined) continue
    const node = document.sources.node(written, 'says')
    if (node.kind !== 'scalar') continue
    const shown = propose?.by.kind === 'scorer' && propose.choices.includes(option.model.id) ? shownTexts(propose, written.for) : undefined
    for (const field of fieldsOf(node)) checkField(place, option, field, shown)
  }
}

function fieldsOf(node: ScalarNode): readonly ScalarNode[] {
  return [...node.source.matchAll(/\{([^{}]*)\}/g)].map(({ index, 0: { length } }) => partOf(node, index + 1, index + length - 1))
}

/** What `shows` lists; a list that is shown shows its elements, by the name that `for` gives them. */
function shownTexts(propose: ProposeModel, each: string | undefined): readonly string[] | 'everything' {
  if (propose.shows.some(({ kind }) => kind === 'options')) return 'everything'
  const texts = propose.shows.flatMap(shown => (shown.kind === 'path' ? [shown.text] : []))
  const [, element, list = ''] = /^\s*(\S+)\s+in\s+([\s\S]*\S)\s*$/.exec(each ?? '') ?? []
  return element !== undefined && texts.includes(list) ? [...texts, element] : texts
}

function checkField(
  { space }: PolicyPlace,
  option: LinkedOption,
  field: ScalarNode,
  shown: readonly string[] | 'everything' | undefined,
): void {
  const read = reading(space.report, field.at, report => readTypedSlot(field, option.scope, undefined, report))
  if (read === undefined || shown === undefined || shown === 'everything') return
  const text = field.source.trim()
  if (shown.some(path => covers(path, text))) return
  refuse(space.report, 'says-not-shown', field.at, `\`${text}\` goes to the scorer with \`says\`, and \`shows\` does not list it`)
}

/** `order` shows all of an order, `order.total` itself only. */
function covers(shown: string, text: string): boolean {
  return shown === text || text.startsWith(`${shown}.`) || text.startsWith(`${shown}[`)
}
