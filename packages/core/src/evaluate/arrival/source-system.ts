import type { SystemId } from '../../canonical/system.ts'

// A record, so that a system which is added there and forgotten here does not compile.
const NAMES: Readonly<Record<SystemId, SystemId>> = {
  oms: 'oms',
  wms: 'wms',
  erp: 'erp',
  tms: 'tms',
  carrier: 'carrier',
  commerce: 'commerce',
  countersign: 'countersign',
}

/** The system that an event comes from: the first word of its source that names one (`/wms/dc-east`, `urn:erp:100`). */
export function sourceSystem(source: string): SystemId | undefined {
  const words = source
    .slice(0, LONGEST_SOURCE)
    .toLowerCase()
    .split(/[^a-z]+/)
  const name = words.find(word => Object.hasOwn(NAMES, word))
  return Object.entries(NAMES).find(([known]) => known === name)?.[1]
}

const LONGEST_SOURCE = 1_000
