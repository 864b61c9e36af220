import type { Row } from './read-tables.ts'
import { cell, rowFinder, tableReader } from './read-tables.ts'

/** One line of a dry run: a received line as the WMS would report it, with what ERP and WMS would have answered about it. */
export interface RecordedReceipt {
  readonly event: {
    readonly specversion: '1.0'
    readonly id: string
    readonly source: 'wms'
    readonly type: 'receipt.line_received'
    readonly subject: string
    readonly time: string
    readonly data: Readonly<Record<string, unknown>>
  }
  readonly facts: Readonly<Record<string, unknown>>
}

/** A line of a purchase order with what its event and its facts need of the other tables. */
interface Joined {
  readonly id: string
  readonly itemId: string
  readonly poId: string
  readonly supplierId: string
  /** UN/ECE Recommendation 20. */
  readonly unit: string
  readonly status: string
  readonly category: string
  readonly agreedPrice: string
}

/** `Status` of an order header: pending, approved, rejected, complete. */
const STATUS: ReadonlyMap<string, string> = new Map([
  ['1', 'open'],
  ['2', 'approved'],
  ['3', 'refused'],
  ['4', 'completed'],
])

/** The unit codes that vendors quote in, as UN/ECE Recommendation 20 writes them. */
const UNITS: ReadonlyMap<string, string> = new Map([
  ['EA', 'EA'],
  ['DZ', 'DZN'],
  ['GAL', 'GLL'],
  ['CAN', 'XCA'],
  ['CS', 'XCS'],
  ['CTN', 'XCT'],
  ['PAK', 'XPK'],
])

/**
 * Reads the purchasing tables and yields one received line after another, in file order. The importer judges nothing: no difference is
 * taken, and figures stay the text of the file.
 */
export async function* importReceipts(folder: string): AsyncGenerator<RecordedReceipt> {
  const read = await tableReader(folder)
  const [lines, orders, sources, products, subcategories, categories] = await Promise.all([
    read('PurchaseOrderDetail'),
    read('PurchaseOrderHeader'),
    read('ProductVendor'),
    read('Product'),
    read('ProductSubcategory'),
    read('ProductCategory'),
  ])
  const orderOf = rowFinder(orders, ['PurchaseOrderID'])
  const sourceOf = rowFinder(sources, ['ProductID', 'BusinessEntityID'])
  const productOf = rowFinder(products, ['ProductID'])
  const subcategoryOf = rowFinder(subcategories, ['ProductSubcategoryID'])
  const categoryOf = rowFinder(categories, ['ProductCategoryID'])

  for (const line of lines) {
    const [id, itemId, poId] = [cell(line, 'PurchaseOrderDetailID'), cell(line, 'ProductID'), cell(line, 'PurchaseOrderID')]
    const order = orderOf(poId)
    const supplierId = cell(order, 'VendorID')
    const source = sourceOf(itemId, supplierId)
    const subcategory = cell(productOf(itemId), 'ProductSubcategoryID')
    const joined: Joined = {
      id,
      itemId,
      poId,
      supplierId,
      unit: known(UNITS, cell(source, 'UnitMeasureCode'), `unit of line ${id}`),
      status: known(STATUS, cell(order, 'Status'), `status of order ${poId}`),
      category: subcategory === '' ? 'none' : cell(categoryOf(cell(subcategoryOf(subcategory), 'ProductCategoryID')), 'Name'),
      agreedPrice: cell(source, 'StandardPrice'),
    }
    yield { event: eventOf(line, joined), facts: factsOf(line, joined) }
  }
}

function eventOf(line: Row, { id, itemId, poId, supplierId, unit }: Joined): RecordedReceipt['event'] {
  return {
    specversion: '1.0',
    id: `line-received-${id}`,
    source: 'wms',
    type: 'receipt.line_received',
    subject: id,
    time: instantOf(cell(line, 'DueDate')),
    data: {
      id,
      receiptId: poId,
      nodeId: 'MAIN',
      supplierId,
      poLineId: id,
      itemId,
      quantity: `${decimal(cell(line, 'ReceivedQty'))} ${unit}`,
      rejected: `${decimal(cell(line, 'RejectedQty'))} ${unit}`,
      final: true,
    },
  }
}

/** What ERP and WMS would have answered. Of notices and expected lots this company has none. */
function factsOf(line: Row, { id, itemId, poId, supplierId, unit, status, category, agreedPrice }: Joined): RecordedReceipt['facts'] {
  return {
    po: {
      [id]: {
        poLineId: id,
        poId,
        supplierId,
        itemId,
        status,
        quantity: `${cell(line, 'OrderQty')} ${unit}`,
        receivedBefore: '0',
        unitPrice: `${decimal(cell(line, 'UnitPrice'))} USD/${unit}`,
      },
    },
    announced: {},
    item: { [itemId]: { category } },
    expected: {},
    agreed: { [itemId]: { unitPrice: `${decimal(agreedPrice)} USD/${unit}` } },
  }
}

function known(codes: ReadonlyMap<string, string>, code: string, what: string): string {
  const found = codes.get(code)
  if (found === undefined) throw new RangeError(`the ${what} is \`${code}\`, which is not known`)
  return found
}

/** `2022-04-29 00:00:00.000`, without a time zone; the workspace says UTC. */
const instantOf = (text: string): string => `${text.replace(' ', 'T')}Z`

/** The export leaves the zero in front of the point away. */
const decimal = (text: string): string => (text.startsWith('.') ? `0${text}` : text)
