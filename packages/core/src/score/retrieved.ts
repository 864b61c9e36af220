import { isDigest } from '../values/is-digest.ts'
import { isJsonObject } from '../values/is-json-object.ts'
import type { Found, PrecedentQuery, Retriever } from './retriever.ts'
import { unlessAborted } from './unless-aborted.ts'

export interface Retrieved {
  readonly found: readonly Found[]
  /** The retriever failed: the question is put without, and the record says so. */
  readonly missed: boolean
}

const MISSED: Retrieved = { found: [], missed: true }

/** What a retriever finds, at most so many, and of each what a precedent has. It may throw, reject, never answer, or give anything. */
export async function retrieved(retriever: Retriever, query: PrecedentQuery, signal: AbortSignal): Promise<Retrieved> {
  if (signal.aborted) return MISSED
  try {
    const given: unknown = await unlessAborted<unknown>(retriever.retrieve(query), signal)
    if (!Array.isArray(given)) return MISSED
    const found = given.slice(0, query.limit).map(foundOf)
    return found.includes(undefined) ? MISSED : { found: found.filter(one => one !== undefined), missed: false }
  } catch {
    return MISSED
  }
}

function foundOf(given: unknown): Found | undefined {
  if (!isJsonObject(given)) return undefined
  const { source, title, text, digest } = given
  if (typeof source !== 'string' || typeof title !== 'string' || typeof text !== 'string' || !isDigest(digest)) return undefined
  return { source, title, text, digest }
}
