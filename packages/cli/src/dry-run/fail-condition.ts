import { didYouMean } from '../did-you-mean.ts'
import { UsageError } from '../usage-error.ts'
import { COUNTED, NAMED } from './fail-measure.ts'

/** `review>5%`: what is counted, and from where on a run fails. */
export interface FailCondition {
  /** As it was typed. */
  readonly text: string
  /** `review`, `broken`; or of many of a kind one: `reason:spend`. */
  readonly measure: string
  /** Of a measure that has a name. */
  readonly name: string | undefined
  readonly relation: Relation
  readonly limit: Limit
}

export type Relation = (typeof RELATIONS)[number]

/** A decimal without its point: 2.5 is 25 tenths, so that comparing is exact. */
export interface Limit {
  readonly digits: bigint
  readonly places: number
  readonly percent: boolean
}

/** Longer ones first: `>=` is not `>` and a limit of `=5`. */
const RELATIONS = ['>=', '<=', '>', '<'] as const

const FORM = '`<what><relation><limit>`, as in `deny>0`, `review>5%` or `reason:spend>=10`'

/** Reads `deny>0,review>5%`. What is wrong with it is said at once, before anything is decided. */
export function parseFailConditions(list: string): readonly FailCondition[] {
  return list.split(',').map(one => parseCondition(one.trim()))
}

function parseCondition(text: string): FailCondition {
  const relation = RELATIONS.find(one => text.includes(one))
  const at = relation === undefined ? -1 : text.indexOf(relation)
  if (relation === undefined || at < 1) throw new UsageError(`\`--fail-on\` takes ${FORM}; got \`${text}\``)
  const what = text.slice(0, at).trim()
  const colon = what.indexOf(':')
  const measure = colon === -1 ? what : what.slice(0, colon)
  const limit = parseLimit(text.slice(at + relation.length).trim(), text)
  const name = colon === -1 ? undefined : what.slice(colon + 1)
  proveMeasure(measure, name, text)
  if (limit.percent && COUNTED.get(measure)?.share === undefined && name === undefined) {
    throw new UsageError(`\`${text}\`: \`${measure}\` is a number, not a share of anything; leave out the \`%\``)
  }
  return { text, measure, name, relation, limit }
}

function proveMeasure(measure: string, name: string | undefined, text: string): void {
  if (name === undefined) {
    if (COUNTED.has(measure)) return
    if (NAMED.has(measure)) throw new UsageError(`\`${text}\`: which ${measure}? \`${measure}:<name>\``)
    throw new UsageError(`\`${text}\`: there is no measure \`${measure}\`${didYouMean(measure, [...COUNTED.keys()])}`)
  }
  if (!NAMED.has(measure)) throw new UsageError(`\`${text}\`: there is no measure \`${measure}:\`${didYouMean(measure, [...NAMED.keys()])}`)
  if (name === '') throw new UsageError(`\`${text}\`: which ${measure}? \`${measure}:<name>\``)
}

function parseLimit(text: string, condition: string): Limit {
  const [, whole = '', fraction = '', percent] = /^(\d{1,15})(?:\.(\d{1,6}))?(%?)$/.exec(text) ?? []
  if (whole === '') throw new UsageError(`\`${condition}\`: the limit is a number like 10, or a share like 2.5%; got \`${text}\``)
  if (percent === '' && fraction !== '') throw new UsageError(`\`${condition}\`: a number of records is whole; a share ends in \`%\``)
  return { digits: BigInt(whole + fraction), places: fraction.length, percent: percent === '%' }
}
