/** The business events that one activity stands for: one for each order, item and package that it names, and the system that tells it. */
export interface Activity {
  readonly source: 'oms' | 'wms' | 'erp' | 'carrier'
  readonly order?: string
  readonly line?: string
  readonly shipment?: string
  /** The items meant are the contents of the package. */
  readonly contents?: true
}

/**
 * Activities of the logs, by name in lower case; the third log has names of its own for the last three. What is not here, such as
 * `fuel car`, says nothing of an order, a line or a shipment, and is counted.
 */
export const ACTIVITIES: Readonly<Record<string, Activity>> = {
  'place order': { source: 'oms', order: 'order.created', line: 'line.created' },
  'confirm order': { source: 'oms', order: 'order.validated' },
  'payment reminder': { source: 'erp', order: 'order.payment_reminded' },
  'pay order': { source: 'erp', order: 'order.paid' },
  'item out of stock': { source: 'wms', line: 'line.out_of_stock' },
  'reorder item': { source: 'erp', line: 'line.reordered' },
  'pick item': { source: 'wms', line: 'line.picked' },
  'create package': { source: 'wms', shipment: 'shipment.packed', line: 'line.packed' },
  'load cargo': { source: 'wms', shipment: 'shipment.packed', line: 'line.packed' },
  'send package': { source: 'wms', shipment: 'shipment.departed', line: 'line.shipped', contents: true },
  'start route': { source: 'wms', shipment: 'shipment.departed', line: 'line.shipped', contents: true },
  'failed delivery': { source: 'carrier', shipment: 'shipment.delivery_failed' },
  'package delivered': { source: 'carrier', shipment: 'shipment.delivered' },
  'end route': { source: 'carrier', shipment: 'shipment.delivered' },
}
