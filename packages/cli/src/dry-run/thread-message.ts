import type { AnsweringSetup } from '../cassette/answering.ts'
import type { DecidedBlock } from './decide-block.ts'
import type { IdKey } from './id-hash.ts'
import type { FileBlock } from './lane.ts'

/** What a thread is started with. Policies go as the text of a bundle: functions cannot be handed over. */
export interface ThreadSetup {
  readonly bundle: string
  readonly key: IdKey
  readonly write: boolean
  readonly report: boolean
  readonly answering: AnsweringSetup | undefined
}

/** To a thread. */
export type ThreadRequest =
  | { readonly kind: 'read'; readonly block: FileBlock }
  | { readonly kind: 'decide'; readonly fresh: Uint8Array<ArrayBuffer> }

/** From a thread, one for each request, in their order. */
export type ThreadAnswer =
  | { readonly kind: 'read'; readonly ids: Int32Array<ArrayBuffer> }
  | { readonly kind: 'decided'; readonly decided: DecidedBlock }
