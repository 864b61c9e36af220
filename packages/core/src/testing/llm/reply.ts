/** What the server does with one request. */
export type Reply =
  | WholeReply
  /** Headers at once, then a piece each time; it waits for a client that reads slowly. */
  | { readonly kind: 'pieces'; readonly headers: Headers; readonly pieces: Iterable<Buffer>; readonly everyMs: number }
  | { readonly kind: 'later'; readonly ms: number; readonly reply: WholeReply }
  /** The headers promise the whole body. */
  | { readonly kind: 'partial'; readonly reply: WholeReply; readonly end: 'reset' | 'close' }
  | { readonly kind: 'silence' }
  | { readonly kind: 'reset' }
  | { readonly kind: 'raw'; readonly text: string }

type Headers = Readonly<Record<string, string>>

export interface WholeReply {
  readonly kind: 'whole'
  readonly status: number
  readonly headers: Headers
  readonly body: string
}

export const JSON_HEADERS: Headers = { 'content-type': 'application/json' }

/** A page as a proxy before the server sends it: it knows nothing of request ids. */
export function page(status: number): WholeReply {
  const body = `<!DOCTYPE html><html><head><title>${status}</title></head><body><h1>Gateway</h1></body></html>`
  return { kind: 'whole', status, headers: { 'content-type': 'text/html; charset=utf-8' }, body }
}

/** An error in the form of the API. */
export function apiError(
  status: number,
  error: { readonly message: string; readonly type: string; readonly code: string | null; readonly param?: string },
  headers: Headers = {},
): WholeReply {
  const body = JSON.stringify({ error: { param: null, ...error } })
  return { kind: 'whole', status, headers: { ...JSON_HEADERS, ...headers }, body }
}
