/** The systems between which decisions are made, and ourselves. */
export const SYSTEMS = ['oms', 'wms', 'erp', 'tms', 'carrier', 'commerce', 'countersign'] as const

export type SystemId = (typeof SYSTEMS)[number]
