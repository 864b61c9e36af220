import { constants, crc32, deflateRawSync } from 'node:zlib'
import type { FaultOf } from './llm-faults.ts'
import type { Reply, WholeReply } from './reply.ts'
import { apiError } from './reply.ts'
import { REPLY_FAULTS } from './reply-faults.ts'

interface Delivery {
  readonly slowMs: number
  /** The body of this request has not been seen before, or was answered since. */
  readonly first: boolean
}

type DeliveryFault = (right: WholeReply, delivery: Delivery) => Reply

const BLOCK = 64 * 1024
/** 32 MB of padding. */
const BLOCKS = 512
/** CRC-32 of the padding; a client that unpacks it all checks it. */
const PADDING_CRC = 0xdc78a288
const DRIP_MS = 5
const SLOW_PIECES = 20

/** What happens to the right answer on its way. */
export const DELIVERY_FAULTS: Readonly<Record<FaultOf<'delivery'>, DeliveryFault>> = {
  'cut-body': right => ({ ...right, body: right.body.slice(0, Math.floor(right.body.length / 2)) }),
  'wrong-content-type': right => ({ ...right, headers: { ...right.headers, 'content-type': 'text/plain' } }),
  'huge-body': right => ({ kind: 'pieces', headers: right.headers, pieces: padded(right.body), everyMs: 0 }),
  'gzip-bomb': right => ({
    kind: 'pieces',
    headers: { ...right.headers, 'content-encoding': 'gzip' },
    pieces: [packed(right.body)],
    everyMs: 0,
  }),
  'slow-headers': (reply, { slowMs }) => ({ kind: 'later', ms: slowMs, reply }),
  'slow-body': ({ headers, body }, { slowMs }) => ({ kind: 'pieces', headers, pieces: sliced(body), everyMs: slowMs / SLOW_PIECES }),
  hang: () => ({ kind: 'silence' }),
  'endless-drip': ({ headers }) => ({ kind: 'pieces', headers, pieces: spaces(), everyMs: DRIP_MS }),
  'reset-before-headers': () => ({ kind: 'reset' }),
  'reset-in-body': reply => ({ kind: 'partial', reply, end: 'reset' }),
  'closed-in-body': reply => ({ kind: 'partial', reply, end: 'close' }),
  'not-http': () => ({ kind: 'raw', text: '220 mail.example.com ready\r\n' }),
  'rate-limited-once': (right, { first }) => (first ? AGAIN_SOON : right),
  'server-error-once': (right, { first }) => (first ? REPLY_FAULTS['server-error']('', '') : right),
  'reset-once': (right, { first }) => (first ? { kind: 'reset' } : right),
}

const AGAIN_SOON = apiError(
  429,
  { message: 'Rate limit reached', type: 'requests', code: 'rate_limit_exceeded' },
  { 'retry-after-ms': '1' },
)

function* padded(body: string): Iterable<Buffer> {
  const spaced = Buffer.alloc(BLOCK, ' ')
  for (let at = 0; at < BLOCKS; at += 1) yield spaced
  yield Buffer.from(body)
}

function* sliced(body: string): Iterable<Buffer> {
  const bytes = Buffer.from(body)
  const size = Math.ceil(bytes.length / SLOW_PIECES)
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

function* spaces(): Iterable<Buffer> {
  const one = Buffer.from(' ')
  for (;;) yield one
}

/**
 * The padded body as gzip. A block of spaces is deflated once: a fully flushed block stands for itself, so the same bytes can follow
 * each other as often as is wanted (RFC 1951, RFC 1952).
 */
function packed(body: string): Buffer {
  const spaced = Buffer.alloc(BLOCK, ' ')
  const block = deflateRawSync(spaced, { finishFlush: constants.Z_FULL_FLUSH })
  const bytes = Buffer.from(body)
  const trailer = Buffer.alloc(8)
  trailer.writeUInt32LE(crc32(bytes, PADDING_CRC), 0)
  trailer.writeUInt32LE(BLOCKS * BLOCK + bytes.length, 4)
  const header = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255])
  return Buffer.concat([header, ...Array.from({ length: BLOCKS }, () => block), deflateRawSync(bytes), trailer])
}
