import { compactText } from './compact-text.ts'

/** The words of a folded name. */
export function nameWords(folded: string): readonly string[] {
  return folded.split(/[^\p{L}\p{N}']+/u).filter(word => word !== '')
}

/**
 * Words that are no name by themselves: titles, particles, forms of companies, and what orders and warehouses talk about. `Green Line
 * Ltd` is replaced as a whole, and `line` alone is not.
 */
const COMMON: ReadonlySet<string> = new Set(
  (
    'mr mrs ms miss dr prof herr frau monsieur madame senor senora von van der den del della dos das los las the and und for with ' +
    'gmbh inc incorporated ltd limited llc llp corp corporation company group holding holdings international global ' +
    'services service solutions systems logistics trading trade store stores shop market supply supplies industries ' +
    'order orders line lines item items hold release ship shipped shipping delivery deliver customer credit stock part parts full ' +
    'priority urgent carrier warehouse node site north south east west central city street road ok yes no none null unknown test new old ' +
    'open closed all any not this that from due date price total amount note notes text value name blue red green black white ' +
    'high low standard express normal approved blocked pending true false'
  )
    .split(' ')
    .map(word => compactText({ text: word })),
)

export function isCommonWord(compact: string): boolean {
  return COMMON.has(compact)
}
