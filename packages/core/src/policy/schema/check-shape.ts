import type { z } from 'zod'
import type { MapNode, Report } from '../source-node.ts'
import type { Document } from './document.ts'
import type { DocumentKind, DocumentOf } from './document-kinds.ts'
import { DOCUMENT_SCHEMAS } from './document-kinds.ts'
import { meantBool } from './meant-bool.ts'
import type { Plain, PlainDocument, PlainMap } from './plain-value.ts'
import { plainDocument } from './plain-value.ts'
import { shapeIssues } from './shape-issues.ts'

/** Every round takes out what the last one complained about; a document is at most this deep. */
const ROUNDS = 40

/**
 * Compares a document with the schema of its kind and reports all that does not fit. What does not fit is taken out, and then what
 * cannot be without it, so that names and types in the rest are still checked.
 *
 * @returns nothing, when not even the head of the document is there
 */
export function checkShape<Kind extends DocumentKind>(
  kind: Kind,
  file: string,
  root: MapNode,
  fromPack: boolean,
  report: Report,
): Document<Kind> | undefined {
  const schema: z.ZodType<unknown> = DOCUMENT_SCHEMAS[kind]
  const plain = plainDocument(root)
  const { value, sources } = plain
  const broken = new Set<string>()
  for (let round = 0; round < ROUNDS; round += 1) {
    const result = schema.safeParse(value, { reportInput: true })
    // Parsed at the edge: no schema transforms, so the value itself has the type of the output.
    if (result.success) return { kind, file, root, sources, broken, fromPack, value: value as unknown as DocumentOf<Kind> }
    if (round === 0) for (const issue of shapeIssues({ kind, root, schema }, result.error.issues)) report(issue)
    if (!takeOut(plain, result.error.issues, broken)) return undefined
  }
  return undefined
}

/** A part of a document: element or member `key` of `holder`. */
interface Part {
  readonly holder: Plain[] | PlainMap
  readonly key: string | number
}

/** Takes out every part at which a problem was found. False: nothing is left of the document. */
function takeOut(document: PlainDocument, problems: readonly z.core.$ZodIssue[], broken: Set<string>): boolean {
  const parts = brokenParts(document.value, problems)
  if (parts === undefined) return false
  // From the last element to the first, so that positions stay true while a list shrinks; two problems may name one part.
  const lists = new Map<Plain[], Set<number>>()
  for (const { holder, key } of parts) {
    noteNames(inside(holder, key), key, broken)
    if (Array.isArray(holder)) lists.set(holder, (lists.get(holder) ?? new Set()).add(Number(key)))
    else delete holder[key]
  }
  for (const [list, indexes] of lists) for (const index of [...indexes].sort((a, b) => b - a)) document.removeItem(list, index)
  return true
}

/** The parts with a problem, but those that could be mended; nothing if the document itself has one. */
function brokenParts(value: PlainMap, problems: readonly z.core.$ZodIssue[]): readonly Part[] | undefined {
  const parts: Part[] = []
  for (const problem of problems) {
    for (const path of pathsOf(problem)) {
      const part = partAt(value, path)
      if (part === undefined) return undefined
      if (!isMended(problem, part)) parts.push(part)
    }
  }
  return parts
}

/** `yes` goes on as `true`: the issue is told, and nothing that follows from a missing truth value. */
function isMended(problem: z.core.$ZodIssue, { holder, key }: Part): boolean {
  const text = inside(holder, key)
  const meant = problem.code === 'invalid_type' && problem.expected === 'boolean' && typeof text === 'string' ? meantBool(text) : undefined
  if (meant === undefined) return false
  if (Array.isArray(holder)) holder[Number(key)] = meant
  else holder[key] = meant
  return true
}

function pathsOf(problem: z.core.$ZodIssue): readonly (readonly PropertyKey[])[] {
  return problem.code === 'unrecognized_keys' ? problem.keys.map(key => [...problem.path, key]) : [problem.path]
}

/** The part at `path`, or the nearest one around it that is there: what lacks a mandatory key goes as a whole. */
function partAt(value: PlainMap, path: readonly PropertyKey[]): Part | undefined {
  let found: Part | undefined
  let holder: Plain | undefined = value
  for (const step of path) {
    const key = typeof step === 'number' ? step : String(step)
    const next: Plain | undefined = inside(holder, key)
    if (next === undefined || typeof holder !== 'object' || holder === null) return found
    found = { holder, key }
    holder = next
  }
  return found
}

function noteNames(part: Plain | undefined, key: string | number, broken: Set<string>): void {
  if (typeof key === 'string') broken.add(key)
  if (isMap(part) && typeof part['id'] === 'string') broken.add(part['id'])
}

function inside(part: Plain | undefined, key: string | number): Plain | undefined {
  if (Array.isArray(part)) return part[Number(key)]
  return isMap(part) && Object.hasOwn(part, String(key)) ? part[String(key)] : undefined
}

function isMap(part: Plain | undefined): part is PlainMap {
  return typeof part === 'object' && part !== null && !Array.isArray(part)
}
