import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'

type Row = Readonly<Record<string, string>>

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

/** A line of a purchase order with the rows that it refers to. */
interface Joined {
  readonly line: Row
  readonly order: Row
  readonly source: Row
  readonly category: string
}

/** `Status` of an order header: 1 pending, 2 approved, 3 rejected, 4 complete. */
const STATUS: Readonly<Record<string, string>> = { 1: 'open', 2: 'approved', 3: 'refused', 4: 'completed' }

/** The unit codes that vendors quote in, as UN/ECE Recommendation 20 writes them. */
const UNITS: Readonly<Record<string, string>> = {
  EA: 'EA',
  DZ: 'DZN',
  GAL: 'GLL',
  CAN: 'XCA',
  CS: 'XCS',
  CTN: 'XCT',
  PAK: 'XPK',
}

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
    const order = orderOf(cell(line, 'PurchaseOrderID'))
    const subcategory = cell(productOf(cell(line, 'ProductID')), 'ProductSubcategoryID')
    yield recorded({
      line,
      order,
      source: sourceOf(cell(line, 'ProductID'), cell(order, 'VendorID')),
      category: subcategory === '' ? 'none' : cell(categoryOf(cell(subcategoryOf(subcategory), 'ProductCategoryID')), 'Name'),
    })
  }
}

function recorded(joined: Joined): RecordedReceipt {
  const { line, order, source, category } = joined
  const [id, itemId] = [cell(line, 'PurchaseOrderDetailID'), cell(line, 'ProductID')]
  const unit = UNITS[cell(source, 'UnitMeasureCode')]
  const status = STATUS[cell(order, 'Status')]
  if (unit === undefined || status === undefined) throw new RangeError(`line ${id} has a unit or a status that is not known`)
  const supplierId = cell(order, 'VendorID')
  const poId = cell(line, 'PurchaseOrderID')
  return {
    event: {
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
    },
    facts: {
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
      agreed: { [itemId]: { unitPrice: `${decimal(cell(source, 'StandardPrice'))} USD/${unit}` } },
    },
  }
}

/** `2022-04-29 00:00:00.000`, without a time zone; the workspace says UTC. */
const instantOf = (text: string): string => `${text.replace(' ', 'T')}Z`

/** The export leaves the zero in front of the point away. */
const decimal = (text: string): string => (text.startsWith('.') ? `0${text}` : text)

/** Reads tables that have no header: `columns.json` names their columns. Code columns are padded with blanks. */
async function tableReader(folder: string): Promise<(name: string) => Promise<readonly Row[]>> {
  const tables: Readonly<Record<string, { readonly columns: string[] }>> = JSON.parse(await readFile(join(folder, 'columns.json'), 'utf8'))
  return async name => {
    const columns = tables[name]?.columns
    if (columns === undefined) throw new RangeError(`\`columns.json\` has no table \`${name}\``)
    return parse(await readFile(join(folder, `${name}.csv`), 'utf8'), { columns, delimiter: '\t', quote: null, trim: true })
  }
}

/** Finds the one row with these values of these columns. */
function rowFinder(rows: readonly Row[], columns: readonly string[]): (...values: readonly string[]) => Row {
  const byKey = new Map(rows.map(row => [columns.map(column => cell(row, column)).join('|'), row]))
  return (...values) => {
    const row = byKey.get(values.join('|'))
    if (row === undefined) throw new RangeError(`there is no row with ${columns.join(', ')} = ${values.join(', ')}`)
    return row
  }
}

function cell(row: Row, name: string): string {
  const value = row[name]
  if (value === undefined) throw new RangeError(`the table has no column \`${name}\``)
  return value
}
