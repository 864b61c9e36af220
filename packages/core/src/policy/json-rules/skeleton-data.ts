import { readJsonPath } from './json-path.ts'
import type { PlainJson } from './plain-json.ts'
import type { Wanted } from './skeleton-case.ts'
import type { Shape, Shapes } from './skeleton-shape.ts'

/** A subject as it is built. */
export interface Data {
  [field: string]: PlainJson | Data | Data[]
}

/** Values by `fact path` as the subject that has them, in the fields that the catalogue has. */
export function dataOf(wanted: Wanted, shapes: Shapes, id: string): Data {
  const data: Data = { id }
  for (const [key, value] of wanted) put(data, shapes, key, value)
  return data
}

function put(data: Data, shapes: Shapes, key: string, value: PlainJson): void {
  const steps = stepsOf(shapes, key)
  const last = steps.at(-1)
  if (last === undefined) return
  const holder = steps.slice(0, -1).reduce((one, { shape }) => inside(one, shape), data)
  const { shape, isSize } = last
  const isElement = steps.some(step => step.isElement)
  if (isSize) holder[shape.field] = Array.from({ length: Math.min(Number(value), MOST_ELEMENTS) }, () => (shape.fields.size > 0 ? {} : 'x'))
  else if (isElement && !shape.isList) holder[shape.field] = isList(value) ? (value[0] ?? null) : value
  else holder[shape.field] = shape.isList && !isList(value) ? [value] : value
}

/** Lists that are longer help no reader of a case. */
const MOST_ELEMENTS = 20

interface Step {
  readonly shape: Shape
  readonly isElement: boolean
  readonly isSize: boolean
}

/** The shapes on the way of `fact path`, each with whether its elements are gone into, or counted. */
function stepsOf({ root, self }: Shapes, key: string): readonly Step[] {
  const whole = root.fields.get(key)
  if (whole !== undefined) return [{ shape: whole, isElement: false, isSize: false }]
  const [name = '', path = ''] = key.split(/ (?=[$\w.[\]'"*-]+$)/)
  const fact = name === self ? root : root.fields.get(name)
  const read = readJsonPath(path)
  const steps: Step[] = fact === undefined ? [] : [{ shape: fact, isElement: false, isSize: false }]
  for (const step of read.kind === 'path' ? read.steps : []) {
    const before = steps.pop()
    if (before === undefined) return []
    const inner = step.kind === 'member' ? before.shape.fields.get(step.name) : undefined
    if (inner !== undefined) steps.push(before, { shape: inner, isElement: false, isSize: false })
    else steps.push({ ...before, isElement: true, isSize: step.kind === 'member' && step.name === 'length' })
  }
  return name === self ? steps.slice(1) : steps
}

/** What the engine would read of the data by `fact path`; nothing where there is nothing. */
export function valueIn(data: Data, shapes: Shapes, key: string): PlainJson | undefined {
  const steps = stepsOf(shapes, key)
  const values = steps.reduce<readonly unknown[]>(
    (found, { shape, isElement, isSize }) => {
      const inner = found.flatMap(one => (isData(one) && one[shape.field] !== undefined ? [one[shape.field]] : []))
      if (isSize) return inner.map(one => (Array.isArray(one) ? one.length : undefined))
      return isElement ? inner.flat() : inner
    },
    [data],
  )
  const isMany = key.includes('*') && steps.some(({ isElement }) => isElement)
  // What was put in is JSON.
  return (isMany && values.length > 0 ? values : values[0]) as PlainJson | undefined
}

function isList(value: PlainJson): value is readonly PlainJson[] {
  return Array.isArray(value)
}

/** The object of a field, or the first element of its list. */
function inside(holder: Data, shape: Shape): Data {
  const known = holder[shape.field]
  const [element] = Array.isArray(known) ? known : [known]
  if (isData(element)) return element
  const made: Data = {}
  holder[shape.field] = shape.isList ? [made] : made
  return made
}

function isData(value: unknown): value is Data {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
