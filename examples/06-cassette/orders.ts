import { fileURLToPath } from 'node:url'

/** How many orders of the sample the cassette is made for. */
export const ORDERS = 300
export const POLICIES: string = fileURLToPath(new URL('../01-order-release/policies/', import.meta.url))
export const CASSETTE: string = fileURLToPath(new URL('./release.cassette.json', import.meta.url))
