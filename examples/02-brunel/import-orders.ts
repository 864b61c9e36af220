import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'

type Row = Readonly<Record<string, string>>

/** One line of a dry run: an order as it was assigned, with what WMS, TMS and ERP would have answered about it. */
export interface RecordedOrder {
  readonly event: {
    readonly specversion: '1.0'
    readonly id: string
    readonly source: 'oms'
    readonly type: 'order.created'
    readonly subject: string
    readonly time: string
    readonly data: Readonly<Record<string, unknown>>
  }
  readonly facts: Readonly<Record<string, unknown>>
}

interface Band {
  readonly from: string
  readonly upTo: string
}

/**
 * Reads the five tables and yields the orders in file order. The importer judges nothing: it hands over the plant's capacity, the
 * bands of the order's carrier, lane and service, and the plants, ports and customers on the lists; the policies decide.
 */
export async function* importOrders(folder: string): AsyncGenerator<RecordedOrder> {
  const [orders, rates, ports, products, customers, capacities] = await Promise.all([
    readTable(folder, 'OrderList.csv'),
    readTable(folder, 'FreightRates.csv'),
    readTable(folder, 'PlantPorts.csv'),
    readTable(folder, 'ProductsPerPlant.csv'),
    readTable(folder, 'VmiCustomers.csv'),
    readTable(folder, 'WhCapacities.csv'),
  ])
  const capacityOf = new Map(capacities.map(row => [cell(row, 'Plant ID'), cell(row, 'Daily Capacity')]))
  const portsOf = groupBy(
    ports,
    row => cell(row, 'Plant Code'),
    row => cell(row, 'Port'),
  )
  const plantsOf = groupBy(
    products,
    row => cell(row, 'Product ID'),
    row => cell(row, 'Plant Code'),
  )
  const customersOf = groupBy(
    customers,
    row => cell(row, 'Plant Code'),
    row => cell(row, 'Customers'),
  )
  const bandsOf = groupBy(rates, laneOfRate, bandOfRate)

  for (const row of orders) {
    const plant = cell(row, 'Plant Code')
    const managed = customersOf.get(plant)
    yield {
      event: eventOf(row),
      facts: {
        'plant-capacity/capacity': { ordersPerDay: capacityOf.get(plant) },
        'plant-rules/product': { plants: plantsOf.get(cell(row, 'Product ID')) ?? [] },
        'plant-rules/harbour': { ports: portsOf.get(plant) ?? [] },
        'plant-rules/managed': managed === undefined ? { status: 'unknown', why: 'not-found' } : { customers: managed },
        'freight-rate/tariff': { bands: bandsOf.get(laneOfOrder(row)) ?? [] },
      },
    }
  }
}

function eventOf(row: Row): RecordedOrder['event'] {
  const id = cell(row, 'Order ID')
  return {
    specversion: '1.0',
    id: `order-created-${id}`,
    source: 'oms',
    type: 'order.created',
    subject: id,
    time: dayOf(cell(row, 'Order Date')),
    data: {
      id,
      nodeId: cell(row, 'Plant Code'),
      customerId: cell(row, 'Customer'),
      carrierCode: cell(row, 'Carrier'),
      productId: cell(row, 'Product ID'),
      originPort: cell(row, 'Origin Port'),
      destinationPort: cell(row, 'Destination Port'),
      service: cell(row, 'Service Level'),
      weight: kilograms(cell(row, 'Weight')),
      shipComplete: true,
      total: '0',
      lines: [{ id: '1', itemId: cell(row, 'Product ID'), quantity: `${cell(row, 'Unit quantity')} EA` }],
    },
  }
}

const laneOfOrder = (row: Row): string =>
  [cell(row, 'Carrier'), cell(row, 'Origin Port'), cell(row, 'Destination Port'), cell(row, 'Service Level')].join('|')

const laneOfRate = (row: Row): string =>
  [cell(row, 'Carrier'), cell(row, 'orig_port_cd'), cell(row, 'dest_port_cd'), cell(row, 'svc_cd')].join('|')

const bandOfRate = (row: Row): Band => ({ from: kilograms(cell(row, 'minm_wgh_qty')), upTo: kilograms(cell(row, 'max_wgh_qty')) })

/** The table groups thousands: `9,999.99`. */
const kilograms = (text: string): string => `${text.replaceAll(',', '')} KGM`

/** `5/26/13` is month, day, year; the whole set is one day. */
function dayOf(text: string): string {
  const [month = '', day = '', year = ''] = text.split('/')
  return `20${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}T00:00:00Z`
}

/** Headers and cells are padded with blanks here and there. */
async function readTable(folder: string, name: string): Promise<readonly Row[]> {
  const text = await readFile(join(folder, name), 'utf8')
  return parse(text, { columns: headers => headers.map((header: string) => header.trim()), trim: true, bom: true })
}

function cell(row: Row, name: string): string {
  const value = row[name]
  if (value === undefined) throw new RangeError(`the table has no column \`${name}\``)
  return value
}

function groupBy<T>(rows: readonly Row[], key: (row: Row) => string, value: (row: Row) => T): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>()
  for (const row of rows) {
    const group = groups.get(key(row))
    if (group === undefined) groups.set(key(row), [value(row)])
    else group.push(value(row))
  }
  return groups
}
