import type { FunctionName } from '../../policy/expression.ts'
import type { TypeKind } from '../../values/value-type.ts'
import { sayList } from './say-list.ts'

type Words = (args: readonly string[], kinds: readonly TypeKind[]) => string

const first = ([value = '…']: readonly string[]): string => value
const second = ([, value = '…']: readonly string[]): string => value
const third = ([, , value = '…']: readonly string[]): string => value

/** `unit(1)` reads `1 day`, all else `14 days`. */
const counted =
  (unit: string): Words =>
  args =>
    `${first(args)} ${unit}${first(args) === '1' ? '' : 's'}`

/** Nothing where no site is named: it is the site of the decision. */
const at = (args: readonly string[], position: number): string => (args[position] === undefined ? '' : ` at ${args[position]}`)

/** How each function reads; the arguments are said already. What is left out is the usual: the site of the decision, no places. */
const WORDS: Readonly<Record<FunctionName, Words>> = {
  days: counted('day'),
  hours: counted('hour'),
  minutes: counted('minute'),
  sum: args => `the sum of ${first(args)}`,
  min: args => (args.length === 1 ? `the smallest of ${first(args)}` : `the smaller of ${sayList(args)}`),
  max: args => (args.length === 1 ? `the largest of ${first(args)}` : `the larger of ${sayList(args)}`),
  count: args => `the number of ${first(args)}`,
  distinct: args => `${first(args)} without repeats`,
  abs: args => `the size of ${first(args)}`,
  clamp: args => `${first(args)}, but at least ${second(args)} and at most ${third(args)}`,
  round: args => `${first(args)} rounded${args.length === 1 ? '' : ` to ${second(args)} places`}`,
  ceilTo: args => `${first(args)} rounded up to a multiple of ${second(args)}`,
  ratio: args => `the ratio of ${first(args)} to ${second(args)}`,
  convert: args => `${first(args)} converted to ${second(args)}`,
  coverDate: args => `the first date on which ${first(args)} cover ${second(args)}`,
  hasCover: args => `${first(args)} cover ${second(args)}`,
  arriving: (args, [, until]) => `what ${first(args)} bring ${until === 'date' ? `by ${second(args)}` : `within ${second(args)} days`}`,
  quantity: args => `${first(args)} ${second(args)}`,
  dimWeight: args => `the dimensional weight of ${first(args)} at ${second(args)}${args.length < 3 ? '' : `, in steps of ${third(args)}`}`,
  inBand: args => `${first(args)} is in the band ${second(args)}`,
  owner: args => `the system that owns ${args.length > 1 ? `${first(args)} ${second(args)}` : first(args)}`,
  today: args => `today${at(args, 0)}`,
  day: args => `the day of ${first(args)}${at(args, 1)}`,
  addWorkingDays: args => `${second(args)} working days after ${first(args)}${at(args, 2)}`,
  workingTime: args => `the working time from ${first(args)} to ${second(args)}${at(args, 2)}`,
  cutoff: args => `the next ${second(args)} cutoff at ${first(args)} from ${third(args)}`,
  pickupDate: args => `the next ${second(args)} pickup at ${first(args)} from ${third(args)}`,
  isClosed: args => `${first(args)} is closed on ${second(args)}`,
}

/** A call in words: `stock − safety, but at least 0 and at most 5 EA`. */
export function sayCall(name: FunctionName, args: readonly string[], kinds: readonly TypeKind[]): string {
  return WORDS[name](args, kinds)
}
