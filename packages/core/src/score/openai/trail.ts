import type { TokenUsage } from '../../evaluate/scoring-provenance.ts'
import type { JsonObject } from '../../values/json.ts'
import { shownText } from './shown-text.ts'
import { addUsage, usageOf } from './usage.ts'

/** What one question leaves behind on its way, whatever comes of it: written to as it happens, so that no failure loses it. */
export interface Trail {
  attempts: number
  readonly requestIds: string[]
  /** Instructions and data of each request, by turns. */
  readonly prompts: string[]
  /** Values of headers that were sent: no text of ours may hold them. */
  readonly secrets: Set<string>
  model: string | undefined
  usage: TokenUsage | undefined
}

export function newTrail(keys: readonly (string | null)[]): Trail {
  const secrets = new Set(keys.filter(key => typeof key === 'string'))
  return { attempts: 0, requestIds: [], prompts: [], secrets, model: undefined, usage: undefined }
}

/** Of headers and of parameters in a URL. */
const SECRET_NAME = /auth|key|token|secret|cookie|password|credential|^sig$/i
const SCHEME = /^(?:bearer|basic)\s+/i

export function noteSent(trail: Trail, url: string, headers: Headers): void {
  trail.attempts += 1
  for (const [name, value] of [...headers, ...secretsIn(url)]) {
    if (SECRET_NAME.test(name)) trail.secrets.add(value.replace(SCHEME, ''))
  }
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
  if (typeof id === 'string') trail.requestIds.push(shownText(id, LONGEST_NAME, trail.secrets))
}

/** Of any JSON object that came back, an error too. */
export function noteEnvelope(trail: Trail, envelope: JsonObject): void {
  const model: unknown = envelope['model']
  if (typeof model === 'string' && model !== '') trail.model = shownText(model, LONGEST_NAME, trail.secrets)
  trail.usage = addUsage(trail.usage, usageOf(envelope['usage']))
}
