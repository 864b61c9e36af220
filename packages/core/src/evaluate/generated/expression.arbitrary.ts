import type { Arbitrary, GeneratorValue } from 'fast-check'
import { constantFrom, gen, integer } from 'fast-check'
import type { Expression, FunctionName } from '../../policy/expression.ts'
import type { ValueType } from '../../values/value-type.ts'
import { foreignLeaf } from './foreign.arbitrary.ts'
import { wellFormed } from './json.arbitrary.ts'
import { pathsOf } from './path.arbitrary.ts'
import { DATE, ENUM, FIRST_SLOT, listOf, MONEY, NUMBER, object, QUANTITY, SLOTS, TEXT } from './world.arbitrary.ts'

/** A well-typed expression of the type, over the world of `world.arbitrary.ts`, with at most `depth` operators above one another. */
export function expressionOf(type: ValueType, depth: number): Arbitrary<Expression> {
  return gen().map(g => expression(type, { g, depth, variables: [], slot: FIRST_SLOT }))
}

/** A place where an expression is generated: what may still nest, and the variables that are bound there. */
export interface Place {
  readonly g: GeneratorValue
  readonly depth: number
  readonly variables: readonly Variable[]
  readonly slot: number
}

type Variable = Extract<Expression, { readonly op: 'variable' }>

const BOOL: ValueType = { kind: 'bool' }
const COUNT: ValueType = { kind: 'count' }
const RATE: ValueType = { kind: 'rate' }
const DURATION: ValueType = { kind: 'duration' }
const INSTANT: ValueType = { kind: 'instant' }
const ID: ValueType = { kind: 'id' }
const NUMERIC: readonly ValueType[] = [COUNT, NUMBER, { kind: 'percent' }]
const ORDERED: readonly ValueType[] = [...NUMERIC, TEXT, ID, MONEY, QUANTITY, RATE, DURATION, DATE, INSTANT, { kind: 'probability' }]
const COMPARABLE: readonly ValueType[] = [...ORDERED, BOOL, ENUM]
const LISTS: readonly ValueType[] = [TEXT, MONEY, NUMBER, QUANTITY, DATE, object('line')]
const RELATIONS = ['equal', 'not-equal', 'less', 'at-most', 'greater', 'at-least'] as const

function pick<T>({ g }: Place, items: readonly T[]): T {
  return g(() => constantFrom(...items))
}

/** One operator further down. */
function inner(type: ValueType, place: Place): Expression {
  return expression(type, { ...place, depth: place.depth - 1 })
}

function expression(type: ValueType, place: Place): Expression {
  const nodes = place.depth > 0 ? nodesOf(type) : []
  const isNode = nodes.length > 0 && place.g(() => integer({ min: 0, max: 4 })) > 0
  return isNode ? pick(place, nodes)(place) : leaf(type, place)
}

function leaf(type: ValueType, place: Place): Expression {
  const paths = pathsOf(type, place, keyed => inner(keyed, { ...place, depth: Math.min(place.depth, 1) }))
  return paths.length > 0 && place.g(() => integer({ min: 0, max: 3 })) > 0 ? pick(place, paths)() : literal(type, place)
}

function literal(type: ValueType, place: Place): Expression {
  return { op: 'literal', type, value: place.g(() => wellFormed(type)) }
}

type Node = (place: Place) => Expression

function nodesOf(type: ValueType): readonly Node[] {
  return [choice(type), ...nodesByKind(type)]
}

function nodesByKind(type: ValueType): readonly Node[] {
  switch (type.kind) {
    case 'bool':
      return TRUTHS
    case 'count':
      return [place => ({ op: 'size', type, of: sized(place) }), call('count', type, place => [inner(listOf(pick(place, LISTS)), place)])]
    case 'number':
      return NUMBERS
    case 'money':
      return [...amounts(type), call('convert', type, of(type, RATE))]
    case 'quantity':
      return [...amounts(type), ...QUANTITIES]
    case 'rate':
      return [arithmetic(type, 'multiply', RATE, NUMBER), arithmetic(type, 'multiply', NUMBER, RATE), extreme(type)]
    case 'duration':
      return DURATIONS
    case 'date':
      return DATES
    case 'instant':
      return INSTANTS
    case 'text':
      return [call('owner', type, of(TEXT)), call('owner', type, of(TEXT, TEXT))]
    case 'list':
      return lists(type.of)
    default:
      return []
  }
}

function choice(type: ValueType): Node {
  return place => ({ op: 'if', type, condition: inner(BOOL, place), then: inner(type, place), else: inner(type, place) })
}

function of(...types: readonly ValueType[]): (place: Place) => readonly Expression[] {
  return place => types.map(type => inner(type, place))
}

function call(name: FunctionName, type: ValueType, args: (place: Place) => readonly Expression[]): Node {
  return place => ({ op: 'call', type, function: name, args: args(place) })
}

function arithmetic(type: ValueType, op: 'add' | 'subtract' | 'multiply' | 'divide', left: ValueType, right: ValueType): Node {
  return place => ({ op, type, left: inner(left, place), right: inner(right, place) })
}

function sized(place: Place): Expression {
  return inner(pick(place, [TEXT, listOf(pick(place, LISTS)), { kind: 'map', of: object('row') }]), place)
}

function extreme(type: ValueType): Node {
  return place => {
    const args = place.g(() => integer({ min: 1, max: 3 }))
    const operands = args === 1 ? [inner(listOf(type), place)] : Array.from({ length: args }, () => inner(type, place))
    return { op: 'call', type, function: pick(place, ['min', 'max'] as const), args: operands }
  }
}

const TRUTHS: readonly Node[] = [
  place => ({
    op: pick(place, ['and', 'or'] as const),
    type: BOOL,
    args: Array.from({ length: place.g(() => integer({ min: 1, max: 3 })) }, () => inner(BOOL, place)),
  }),
  place => ({ op: 'not', type: BOOL, of: inner(BOOL, place) }),
  comparison,
  comparison,
  place => {
    const type = pick(place, COMPARABLE)
    return { op: 'in', type: BOOL, of: inner(type, place), list: inner(listOf(type), place) }
  },
  place => ({
    op: 'text',
    type: BOOL,
    test: pick(place, ['contains', 'starts-with', 'ends-with'] as const),
    of: inner(TEXT, place),
    part: inner(TEXT, place),
  }),
  place => quantifier(pick(place, ['all', 'exists', 'exists-one'] as const), BOOL, pick(place, LISTS), BOOL, place),
  place => ({ op: 'has', type: BOOL, of: leaf(pick(place, [...COMPARABLE, object('row')]), place) }),
  place => ({ op: 'missing', type: BOOL, fact: place.g(() => integer({ min: 0, max: 4 })) }),
  call('hasCover', BOOL, of(listOf(object('arrival')), QUANTITY)),
  place => {
    const type = pick(place, [NUMBER, MONEY, QUANTITY, DURATION])
    return {
      op: 'call',
      type: BOOL,
      function: 'inBand',
      args: [inner(type, place), { op: 'list', type: listOf(type), items: [inner(type, place), inner(type, place)] }],
    }
  },
  call('isClosed', BOOL, of(ID, DATE)),
  place => foreignLeaf(place, inner),
]

/** Order only where the type has one. */
function comparison(place: Place): Expression {
  const relation = pick(place, RELATIONS)
  const type = pick(place, relation === 'equal' || relation === 'not-equal' ? COMPARABLE : ORDERED)
  return { op: 'compare', type: BOOL, relation, left: inner(type, place), right: inner(type, place) }
}

function quantifier(
  op: 'all' | 'exists' | 'exists-one' | 'filter' | 'map',
  type: ValueType,
  element: ValueType,
  body: ValueType,
  place: Place,
): Expression {
  const list = inner(listOf(element), place)
  if (place.slot >= SLOTS) return literal(type, place)
  const variable: Variable = { op: 'variable', type: element, slot: place.slot, name: `v${place.slot}` }
  const bound = { ...place, slot: place.slot + 1, variables: [...place.variables, variable] }
  return { op, type, list, slot: variable.slot, name: variable.name, body: inner(body, bound) }
}

const NUMBERS: readonly Node[] = [
  ...(['add', 'subtract', 'multiply', 'divide'] as const).map(
    (op): Node =>
      place => ({
        op,
        type: NUMBER,
        left: inner(pick(place, NUMERIC), place),
        right: inner(pick(place, NUMERIC), place),
      }),
  ),
  ...[MONEY, QUANTITY, DURATION].flatMap(type => [arithmetic(NUMBER, 'divide', type, type), call('ratio', NUMBER, of(type, type))]),
  ...numeric(NUMBER),
]

/** What numbers and amounts have in common. */
function numeric(type: ValueType): readonly Node[] {
  return [
    place => ({ op: 'negate', type, of: inner(type, place) }),
    call('abs', type, of(type)),
    call('clamp', type, of(type, type, type)),
    call('round', type, of(type, COUNT)),
    call('ceilTo', type, of(type, type)),
    call('sum', type, of(listOf(type))),
    extreme(type),
  ]
}

function amounts(type: ValueType): readonly Node[] {
  return [
    ...numeric(type),
    arithmetic(type, 'add', type, type),
    arithmetic(type, 'subtract', type, type),
    arithmetic(type, 'multiply', type, NUMBER),
    arithmetic(type, 'multiply', NUMBER, type),
    arithmetic(type, 'divide', type, NUMBER),
    arithmetic(type, 'multiply', RATE, QUANTITY),
    arithmetic(type, 'multiply', QUANTITY, RATE),
    arithmetic(type, 'multiply', RATE, DURATION),
    arithmetic(type, 'multiply', DURATION, RATE),
  ]
}

const QUANTITIES: readonly Node[] = [
  call('quantity', QUANTITY, of(NUMBER, TEXT)),
  call('convert', QUANTITY, place => [
    inner(QUANTITY, place),
    { op: 'literal', type: TEXT, value: pick(place, ['KGM', 'GRM', 'EA', 'nothing']) },
  ]),
  call('convert', QUANTITY, of(QUANTITY, RATE)),
  call('dimWeight', QUANTITY, of(QUANTITY, QUANTITY)),
  call('dimWeight', QUANTITY, of(QUANTITY, QUANTITY, QUANTITY)),
  call('arriving', QUANTITY, of(listOf(object('arrival')), DATE)),
  call('arriving', QUANTITY, of(listOf(object('arrival')), COUNT)),
]

const DURATIONS: readonly Node[] = [
  call('days', DURATION, of(NUMBER)),
  call('hours', DURATION, of(NUMBER)),
  call('minutes', DURATION, of(NUMBER)),
  call('abs', DURATION, of(DURATION)),
  call('ceilTo', DURATION, of(DURATION, DURATION)),
  call('sum', DURATION, of(listOf(DURATION))),
  call('workingTime', DURATION, of(INSTANT, INSTANT, ID)),
  call('workingTime', DURATION, of(INSTANT, INSTANT)),
  place => ({ op: 'age', type: DURATION, fact: place.g(() => integer({ min: 0, max: 4 })) }),
  place => ({ op: 'negate', type: DURATION, of: inner(DURATION, place) }),
  arithmetic(DURATION, 'add', DURATION, DURATION),
  arithmetic(DURATION, 'subtract', DURATION, DURATION),
  arithmetic(DURATION, 'subtract', INSTANT, INSTANT),
  arithmetic(DURATION, 'subtract', DATE, DATE),
  arithmetic(DURATION, 'multiply', DURATION, NUMBER),
  arithmetic(DURATION, 'multiply', NUMBER, DURATION),
  arithmetic(DURATION, 'divide', DURATION, NUMBER),
]

const DATES: readonly Node[] = [
  call('today', DATE, of(ID)),
  call('today', DATE, of()),
  call('day', DATE, of(INSTANT, ID)),
  call('addWorkingDays', DATE, of(DATE, COUNT, ID)),
  call('addWorkingDays', DATE, of(INSTANT, NUMBER)),
  call('coverDate', DATE, of(listOf(object('arrival')), QUANTITY)),
  call('pickupDate', DATE, of(ID, TEXT, INSTANT)),
  arithmetic(DATE, 'add', DATE, DURATION),
  arithmetic(DATE, 'add', DURATION, DATE),
  arithmetic(DATE, 'subtract', DATE, DURATION),
  extreme(DATE),
]

const INSTANTS: readonly Node[] = [
  place => ({ op: 'as-of', type: INSTANT, fact: place.g(() => integer({ min: 0, max: 4 })) }),
  call('cutoff', INSTANT, of(ID, TEXT, INSTANT)),
  arithmetic(INSTANT, 'add', INSTANT, DURATION),
  arithmetic(INSTANT, 'add', DURATION, INSTANT),
  arithmetic(INSTANT, 'subtract', INSTANT, DURATION),
]

function lists(element: ValueType): readonly Node[] {
  const type = listOf(element)
  const mapped: Node = place => quantifier('map', type, pick(place, LISTS), element, place)
  const written: Node = place => ({
    op: 'list',
    type,
    items: Array.from({ length: place.g(() => integer({ min: 0, max: 3 })) }, () => inner(element, place)),
  })
  const filtered: Node = place => quantifier('filter', type, element, BOOL, place)
  return element.kind === 'object' ? [filtered] : [filtered, mapped, written, call('distinct', type, of(type))]
}
