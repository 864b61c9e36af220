import type { OpenAI } from 'openai'
import { guardedFetch } from './guarded-fetch.ts'
import type { OpenAiScorerOptions } from './options.ts'

/**
 * A copy of the host's client that sends through the guarded `fetch`. Made once, so that tokens which a client fetches for itself are
 * fetched once. It logs nothing, whatever `OPENAI_LOG` or the client says: at `debug` the values of headers would stand in a log.
 *
 * @throws Error for a client that points elsewhere, has no Decisions API, or takes no `fetch`, as one with an X.509 credential.
 */
export function guardedClient({ client, api, baseURL }: OpenAiScorerOptions): OpenAI {
  if (baseURL !== undefined && trimmed(baseURL) !== trimmed(client.baseURL)) {
    throw new Error(
      `the client points to ${originOf(client.baseURL)} and not to \`${baseURL}\`: is OPENAI_BASE_URL set, and no \`baseURL\` given?`,
    )
  }
  if (api === 'decisions' && !('decisions' in client)) {
    throw new Error('this client has no Decisions API: it came with version 7.30 of `openai`')
  }
  try {
    // Private by type alone; a version that renames it fails the type check here.
    return client.withOptions({ fetch: guardedFetch(client['fetch'] ?? globalThis.fetch), maxRetries: 0, logLevel: 'off' })
  } catch (cause) {
    throw new Error('this client takes no `fetch` from outside, and without one no answer can be limited in size', { cause })
  }
}

function trimmed(url: string): string {
  return url.replace(/\/+$/, '')
}

function originOf(url: string): string {
  return URL.canParse(url) ? `\`${new URL(url).origin}\`` : 'another place'
}
