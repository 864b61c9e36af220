import type { TokenUsage } from '../../evaluate/scoring-provenance.ts'
import type { JsonObject } from '../../values/json.ts'
import type { SecretMask, Secrets } from './secret-mask.ts'
import { shownText } from './shown-text.ts'
import { addUsage, usageOf } from './usage.ts'

/** What one question leaves behind on its way, whatever comes of it: written to as it happens, so that no failure loses it. */
export interface Trail {
  attempts: number
  readonly requestIds: string[]
  /** Instructions and data of each request, by turns. */
  readonly prompts: string[]
  readonly secrets: { readonly keys: Set<string>; readonly values: Set<string> }
  /** Knows the secrets that were sent so far. */
  readonly mask: SecretMask
  model: string | undefined
  usage: TokenUsage | undefined
}

export function newTrail(keys: readonly (string | null)[], maskOf: (secrets: Secrets) => SecretMask): Trail {
  const secrets = { keys: new Set(keys.filter(key => typeof key === 'string')), values: new Set<string>() }
  const mask: SecretMask = (text, shortest) => maskOf(secrets)(text, shortest)
  return { attempts: 0, requestIds: [], prompts: [], secrets, mask, model: undefined, usage: undefined }
}

/** Of headers and of parameters in a URL. */
const SECRET_NAME = /auth|key|token|secret|cookie|password|credential|^sig$/i
const SCHEME = /^(?:bearer|basic)\s+/i
/** What every client says; and a version or date, which may well stand in an answer. */
const PUBLIC_NAME = /^(?:accept.*|cache-control|connection|content-.*|pragma|user-agent|x-stainless-.*|.*-version)$/
const DATE = /^\d{4}-\d{2}-\d{2}(?:-preview)?$/

/** What is sent is known to be a secret by its name or, unless everybody sends it, by its length; the key of a question is random and ours. */
export function noteSent(trail: Trail, url: string, headers: Headers, idempotencyHeader: string | false): void {
  if (idempotencyHeader !== false) headers.delete(idempotencyHeader)
  const { keys, values } = trail.secrets
  trail.attempts += 1
  for (const [name, value] of [...headers, ...secretsIn(url)]) {
    if (SECRET_NAME.test(name)) for (const key of keysIn(value)) keys.add(key)
  }
  for (const [name, value] of headers) {
    if (!(SECRET_NAME.test(name) || PUBLIC_NAME.test(name) || DATE.test(value))) values.add(value)
  }
}

/** `Basic` holds a name, which may be any word, and a password, which a server may repeat as it has read it. */
function keysIn(value: string): readonly string[] {
  const key = value.replace(SCHEME, '')
  if (!/^basic\s/i.test(value)) return [key]
  const read = Buffer.from(key, 'base64').toString()
  return [key, read.slice(read.indexOf(':') + 1)]
}

/** An error of the transport may repeat the whole URL. */
function secretsIn(url: string): readonly (readonly [name: string, value: string])[] {
  if (!URL.canParse(url)) return []
  const { username, password, searchParams } = new URL(url)
  return [['authUser', username], ['password', password], ...searchParams]
}

/** Azure gives its own ids beside, or instead. */
const REQUEST_ID = ['x-request-id', 'apim-request-id', 'x-ms-request-id', 'request-id']
const LONGEST_NAME = 200

export function noteHeaders(trail: Trail, headers: Headers): void {
  const id = REQUEST_ID.map(name => headers.get(name)).find(value => value !== null && value !== '')
  if (typeof id === 'string') trail.requestIds.push(shownText(id, LONGEST_NAME, trail.mask))
}

/** Of any JSON object that came back, an error too. */
export function noteEnvelope(trail: Trail, envelope: JsonObject): void {
  const model: unknown = envelope['model']
  if (typeof model === 'string' && model !== '') trail.model = shownText(model, LONGEST_NAME, trail.mask)
  trail.usage = addUsage(trail.usage, usageOf(envelope['usage']))
}
