import { once } from 'node:events'
import type { ServerResponse } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import type { Reply } from './reply.ts'

/** Carries a reply out. `signal` aborts when the client is gone or the server closes: then nothing is left waiting. */
export async function sendReply(response: ServerResponse, reply: Reply, signal: AbortSignal): Promise<void> {
  switch (reply.kind) {
    case 'whole':
      response.writeHead(reply.status, { ...reply.headers }).end(reply.body)
      return
    case 'later':
      await wait(reply.ms, undefined, { signal })
      return sendReply(response, reply.reply, signal)
    case 'pieces':
      return sendPieces(response, reply, signal)
    case 'partial':
      return sendPart(response, reply, signal)
    case 'silence':
      return
    case 'reset':
      response.socket?.resetAndDestroy()
      return
    case 'raw':
      response.socket?.end(reply.text)
      return
  }
}

type Pieces = Extract<Reply, { kind: 'pieces' }>

async function sendPieces(response: ServerResponse, { headers, pieces, everyMs }: Pieces, signal: AbortSignal): Promise<void> {
  response.writeHead(200, { ...headers })
  for (const piece of pieces) {
    if (!response.write(piece)) await once(response, 'drain', { signal })
    if (everyMs > 0) await wait(everyMs, undefined, { signal })
    signal.throwIfAborted()
  }
  response.end()
}

type Partly = Extract<Reply, { kind: 'partial' }>

/** So long a client has to read what was sent: a reset takes with it what was not read yet. */
const READ_MS = 20

/** Half of the body has to be on its way before the connection goes, or the client would see no body at all. */
async function sendPart(response: ServerResponse, { reply, end }: Partly, signal: AbortSignal): Promise<void> {
  const bytes = Buffer.from(reply.body)
  response.writeHead(200, { ...reply.headers, 'content-length': String(bytes.length) })
  await new Promise<void>(written => response.write(bytes.subarray(0, bytes.length / 2), () => written()))
  await wait(READ_MS, undefined, { signal })
  if (end === 'reset') response.socket?.resetAndDestroy()
  else response.socket?.destroy()
}
