import { foreignOperatorName } from '../../values/foreign-operator.ts'
import type { PathStep } from './json-path.ts'
import { readJsonPath } from './json-path.ts'
import type { PlainJson } from './plain-json.ts'
import { plainJson } from './plain-json.ts'
import { ruleLeaves } from './rule-leaves.ts'
import type { FactReference, RuleLeaf, RuleSet } from './rule-set.ts'

/** What the rules of a file let us guess of a value: its fields, or what it is compared with. */
export interface Shape {
  /** As the file calls it, and as a field of ours is called. */
  readonly key: string
  readonly field: string
  readonly fields: Map<string, Shape>
  readonly kinds: Set<'number' | 'text' | 'bool'>
  isList: boolean
}

export interface Shapes {
  readonly root: Shape
  /** The fact that is the subject itself: `order` of an order, and the other facts are fields of it. */
  readonly self: string | undefined
  /** Entries of `facts:`, by the key in the file. */
  readonly mapped: ReadonlyMap<string, string>
}

/** Guesses the data that a file's rules read: an object of the catalogue with a field for every fact. */
export function shapesOf(rules: RuleSet, subject: string): Shapes {
  const root = newShape(subject, subject)
  const mapped = new Map<string, string>()
  const leaves = ruleLeaves(rules)
  const self = isSelf(leaves.flatMap(factsOf), subject) ? subject : undefined
  root.fields.set(hasPlainId(leaves, self) ? 'id' : NOBODYS, newShape('id', 'id'))
  for (const leaf of leaves) {
    const { kind, list } = guessOf(leaf)
    place(leaf.fact, { kind, list }, { root, mapped, subject, self })
    if (leaf.value.kind === 'fact')
      place(leaf.value.fact, { kind, list: wantsList(leaf.operator, 'value') }, { root, mapped, subject, self })
  }
  return { root, mapped, self }
}

function factsOf({ fact, value }: RuleLeaf): readonly FactReference[] {
  return value.kind === 'fact' ? [fact, value.fact] : [fact]
}

/** A fact called like the subject is the subject, where only fields of it are read and no other fact is called like one of them. */
function isSelf(facts: readonly FactReference[], subject: string): boolean {
  const others = new Set(facts.map(({ name }) => name))
  return facts.every(({ name, path }) => {
    const read = path === undefined ? undefined : readJsonPath(path.text)
    const [step] = read?.kind === 'path' ? read.steps : []
    return name !== subject || (step?.kind === 'member' && /^[A-Za-z]/.test(step.name) && step.name !== 'length' && !others.has(step.name))
  })
}

/** A key of no file: the field is taken. */
const NOBODYS = ''

/** Whether what the file calls `id` can be the key of the subject. */
function hasPlainId(leaves: readonly RuleLeaf[], self: string | undefined): boolean {
  return leaves.every(leaf => {
    const { kind, list } = guessOf(leaf)
    const isText = (kind ?? 'text') === 'text' && !list
    return factsOf(leaf).every(({ name, path }) => {
      const inner = name === self ? path?.text.replace(/^\$?\.?/, '') : [name, path?.text ?? ''].join('')
      return inner === 'id' ? isText : !/^id\b/.test(inner ?? '')
    })
  })
}

interface Guess {
  readonly kind: 'number' | 'text' | 'bool' | undefined
  readonly list: boolean
}

function guessOf({ operator, value }: RuleLeaf): Guess {
  const isOrder = /(less|greater)Than(Inclusive)?$/.test(operator)
  const constant = value.kind === 'constant' ? first(plainJson(value.node)) : undefined
  const kind = kindOf(constant)
  return { kind: kind ?? (isOrder ? 'number' : undefined), list: wantsList(operator, 'fact') }
}

/** `contains`, `someFact` and `everyFact` ask a list; of what is swapped, the other side is meant. */
function wantsList(operator: string, side: 'fact' | 'value'): boolean {
  const { decorators = [], operator: base = '' } = foreignOperatorName(operator) ?? {}
  const isSwapped = decorators.includes('swap')
  const ofFact =
    decorators.some(name => name.endsWith('Fact')) || (base === 'contains' && !isSwapped) || (base === 'doesNotContain' && !isSwapped)
  const ofValue = decorators.some(name => name.endsWith('Value')) || base === 'in' || base === 'notIn'
  return side === 'fact' ? ofFact : ofValue
}

function first(json: PlainJson): PlainJson {
  return Array.isArray(json) ? first(json[0] ?? null) : json
}

function kindOf(json: PlainJson | undefined): Guess['kind'] {
  if (typeof json === 'number') return 'number'
  if (typeof json === 'boolean') return 'bool'
  return typeof json === 'string' ? 'text' : undefined
}

interface Placing {
  readonly root: Shape
  readonly mapped: Map<string, string>
  readonly subject: string
  readonly self: string | undefined
}

/** A path that has no reading is a field by itself, and mapped as a whole; so is one whose names are no names of ours. */
function place({ name, path }: FactReference, guess: Guess, { root, mapped, subject, self }: Placing): void {
  const read = path === undefined ? undefined : readJsonPath(path.text)
  const whole = path === undefined ? name : `${name} ${path.text}`
  const isUnread = read?.kind === 'refused'
  const fact = name === self ? root : shapeIn(root, isUnread ? whole : name)
  const place = fact === root ? subject : `${subject}.${fact.field}`
  const end = walk(fact, read?.kind === 'path' ? read.steps : [])
  if (guess.kind !== undefined && !end.isSize) end.shape.kinds.add(guess.kind)
  if (guess.list && !end.isElement) end.shape.isList = true
  mapped.set(isUnread || !end.isSame ? whole : name, `${place}${isUnread || !end.isSame ? end.text : ''}`)
}

interface End {
  readonly shape: Shape
  /** The path in the names of ours, and whether they are those of the file. */
  readonly text: string
  readonly isSame: boolean
  readonly isElement: boolean
  readonly isSize: boolean
}

function walk(fact: Shape, steps: readonly PathStep[]): End {
  let end: End = { shape: fact, text: '', isSame: true, isElement: false, isSize: false }
  for (const step of steps) end = stepInto(end, step)
  return end
}

function stepInto(end: End, step: PathStep): End {
  const { shape, text } = end
  if (step.kind === 'each' || /^\d+$/.test(step.name)) {
    shape.isList = true
    return { ...end, text: step.kind === 'each' ? `${text}.*` : `${text}[${step.name}]`, isElement: true }
  }
  if (step.name === 'length') {
    shape.isList = true
    return { ...end, text: `${text}.size()`, isSize: true }
  }
  const inner = shapeIn(shape, step.name)
  return { ...end, shape: inner, text: `${text}.${inner.field}`, isSame: end.isSame && inner.field === inner.key }
}

function shapeIn(holder: Shape, key: string): Shape {
  const known = holder.fields.get(key)
  if (known !== undefined) return known
  const taken = new Set([...holder.fields.values()].map(({ field }) => field))
  const shape = newShape(key, freeName(camel(key), taken))
  holder.fields.set(key, shape)
  return shape
}

function newShape(key: string, field: string): Shape {
  return { key, field, fields: new Map(), kinds: new Set(), isList: false }
}

function freeName(name: string, taken: ReadonlySet<string>): string {
  let free = name
  for (let number = 2; taken.has(free); number += 1) free = `${name}${number}`
  return free
}

/** Words of the language, which no field is called. */
const WORDS: ReadonlySet<string> = new Set(['true', 'false', 'null', 'in'])

/** `account-information` is `accountInformation`; a name that is one already stays. */
function camel(text: string): string {
  const words = text.split(/[^A-Za-z0-9]+/).filter(word => word !== '')
  const joined = words.map((word, index) => (index === 0 ? word : word.charAt(0).toUpperCase() + word.slice(1))).join('')
  const name = joined.charAt(0).toLowerCase() + joined.slice(1)
  return /^[a-z]/.test(name) && !WORDS.has(name) ? name : `fact${name.charAt(0).toUpperCase()}${name.slice(1)}`
}
