import type { IncomingHttpHeaders, IncomingMessage } from 'node:http'

/** A request as it came in: what left the process that asked. */
export interface ReceivedRequest {
  readonly method: string
  readonly path: string
  readonly headers: IncomingHttpHeaders
  /** Byte for byte, read as UTF-8. */
  readonly body: string
}

const LARGEST_BODY = 16 * 1024 * 1024

/** @returns `undefined` where the sender gave up, or sent more than 16 MB. */
export async function readRequest(message: IncomingMessage): Promise<ReceivedRequest | undefined> {
  const chunks: Buffer[] = []
  let size = 0
  try {
    for await (const chunk of message) {
      const bytes = Buffer.from(chunk)
      size += bytes.length
      if (size > LARGEST_BODY) return undefined
      chunks.push(bytes)
    }
  } catch {
    return undefined
  }
  const { method = '', url: path = '', headers } = message
  return { method, path, headers, body: Buffer.concat(chunks).toString('utf8') }
}
