import type { Failure } from './failure.ts'
import { failure } from './failure.ts'
import type { Passed } from './pass-once.ts'

const DEEPEST = 8

/** Limits of the host's own transport: the request was sent, and is as likely paid for as one that ran into ours. */
const TIMED_OUT = /UND_ERR_(?:HEADERS|BODY)_TIMEOUT/

/**
 * A request that never got a whole answer. Broken before the server began to answer it is asked again: a connection that was kept too
 * long breaks so, and nothing is known to be paid. Broken in the answer it is not, unless the host takes the risk of paying twice.
 */
export function failureOfBreak({ stage, cause }: Extract<Passed, { kind: 'broken' }>, retryUnanswered: boolean): Failure {
  const words = wordsOf(cause)
  if (stage === 'made') return failure('request-refused', `the client sent nothing: ${words}`)
  if (TIMED_OUT.test(words)) return { ...failure('timeout', words), again: retryUnanswered }
  const where = stage === 'taken' ? 'the connection broke in the answer' : 'no answer came over the connection'
  return { ...failure('connection-failed', `${where}: ${words}`), again: stage === 'sent' || retryUnanswered }
}

/** The innermost cause says most: `ECONNREFUSED` stands under `fetch failed` under `Connection error.` */
function wordsOf(cause: unknown): string {
  let innermost = cause
  for (let depth = 0; depth < DEEPEST; depth += 1) {
    const below = readFrom(innermost, 'cause')
    if (below === undefined || below === null) break
    innermost = below
  }
  const parts = [readFrom(innermost, 'code'), readFrom(innermost, 'message') ?? innermost]
  const words = parts.filter(part => typeof part === 'string' && part !== '').join(' ')
  return words === '' ? 'something that says nothing was thrown' : words
}

/** What a host's `fetch` throws may be anything. */
function readFrom(thrown: unknown, name: string): unknown {
  if (typeof thrown !== 'object' || thrown === null) return undefined
  try {
    return Reflect.get(thrown, name)
  } catch {
    return undefined
  }
}
