import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Retriever, Scorer } from '@countersign/core/scoring'
import { UsageError } from '../usage-error.ts'

/** What a module of the user hands in. */
export interface LoadedScorers {
  /** By the names that policies give. */
  readonly scorers: Readonly<Record<string, Scorer>>
  readonly retriever?: Retriever
}

/**
 * Scorers that an ES module exports by name; names that are no JavaScript names stand in an object `scorers`. An export `retriever` finds
 * precedents for them. The module runs with the rights of whoever calls the command line.
 */
export async function loadScorers(path: string): Promise<LoadedScorers> {
  const module: unknown = await import(pathToFileURL(resolve(path)).href).catch((cause: unknown) => {
    const why = cause instanceof Error ? cause.message : String(cause)
    throw new UsageError(`the module \`${path}\` cannot be loaded: ${why}`, { cause })
  })
  const exported = membersOf(module)
  const found = [...exported, ...membersOf(new Map(exported).get('scorers'))].filter(isScorerEntry)
  if (found.length === 0) throw new UsageError(`the module \`${path}\` exports no scorer: \`{ id, identity, score }\` by its name`)
  const retriever = new Map(exported).get('retriever')
  return { scorers: Object.fromEntries(found), ...(isRetriever(retriever) ? { retriever } : {}) }
}

function membersOf(value: unknown): readonly (readonly [string, unknown])[] {
  return typeof value === 'object' && value !== null ? Object.entries(value) : []
}

function isScorerEntry(entry: readonly [string, unknown]): entry is readonly [string, Scorer] {
  const members = new Map(membersOf(entry[1]))
  return typeof members.get('id') === 'string' && typeof members.get('identity') === 'string' && typeof members.get('score') === 'function'
}

function isRetriever(value: unknown): value is Retriever {
  const members = new Map(membersOf(value))
  return typeof members.get('id') === 'string' && typeof members.get('retrieve') === 'function'
}
