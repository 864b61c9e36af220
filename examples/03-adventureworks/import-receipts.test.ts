import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import type { RecordedReceipt } from './import-receipts.ts'
import { importReceipts } from './import-receipts.ts'

const scratch = await mkdtemp(join(tmpdir(), 'countersign-receipts-'))
afterAll(() => rm(scratch, { recursive: true }))

/** Tables of one line that we made up, in the form of the data set; `cells` replaces some of their cells. */
async function tables(name: string, cells: Readonly<Record<string, string>> = {}): Promise<string> {
  const rows: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    PurchaseOrderDetail: {
      PurchaseOrderID: '7',
      PurchaseOrderDetailID: '70',
      DueDate: '2024-02-29 00:00:00.000',
      OrderQty: '12',
      ProductID: '5',
      UnitPrice: '.4500',
      ReceivedQty: '11.00',
      RejectedQty: '.00',
    },
    PurchaseOrderHeader: { PurchaseOrderID: '7', Status: '4', VendorID: '30' },
    ProductVendor: { ProductID: '5', BusinessEntityID: '30', StandardPrice: '.4000', UnitMeasureCode: 'DZ ' },
    Product: { ProductID: '5', ProductSubcategoryID: '2' },
    ProductSubcategory: { ProductSubcategoryID: '2', ProductCategoryID: '1' },
    ProductCategory: { ProductCategoryID: '1', Name: 'Bells' },
  }
  const folder = join(scratch, name)
  await mkdir(folder)
  const columns = Object.fromEntries(Object.entries(rows).map(([table, row]) => [table, { columns: Object.keys(row) }]))
  await writeFile(join(folder, 'columns.json'), JSON.stringify(columns))
  for (const [table, row] of Object.entries(rows)) {
    const line = Object.entries(row).map(([column, cell]) => cells[`${table}.${column}`] ?? cell)
    await writeFile(join(folder, `${table}.csv`), `${line.join('\t')}\r\n`)
  }
  return folder
}

async function imported(folder: string): Promise<readonly RecordedReceipt[]> {
  const records: RecordedReceipt[] = []
  for await (const record of importReceipts(folder)) records.push(record)
  return records
}

test('a line of an order becomes an event with what the systems would have answered, and no figure changes', async () => {
  const records = await imported(await tables('whole'))
  expect(records).toEqual([
    {
      event: {
        specversion: '1.0',
        id: 'line-received-70',
        source: 'wms',
        type: 'receipt.line_received',
        subject: '70',
        time: '2024-02-29T00:00:00.000Z',
        data: {
          id: '70',
          receiptId: '7',
          nodeId: 'MAIN',
          supplierId: '30',
          poLineId: '70',
          itemId: '5',
          quantity: '11.00 DZN',
          rejected: '0.00 DZN',
          final: true,
        },
      },
      facts: {
        po: {
          '70': {
            poLineId: '70',
            poId: '7',
            supplierId: '30',
            itemId: '5',
            status: 'completed',
            quantity: '12 DZN',
            receivedBefore: '0',
            unitPrice: '0.4500 USD/DZN',
          },
        },
        announced: {},
        item: { '5': { category: 'Bells' } },
        expected: {},
        agreed: { '5': { unitPrice: '0.4000 USD/DZN' } },
      },
    },
  ])
})

test('a product without a subcategory has no category', async () => {
  const [record] = await imported(await tables('bare', { 'Product.ProductSubcategoryID': '' }))
  expect(record?.facts).toMatchObject({ item: { '5': { category: 'none' } } })
})

test.each([
  { cell: 'ProductVendor.UnitMeasureCode', value: 'XX', says: 'the unit of line 70 is `XX`, which is not known' },
  { cell: 'PurchaseOrderHeader.Status', value: '9', says: 'the status of order 7 is `9`, which is not known' },
  { cell: 'PurchaseOrderHeader.VendorID', value: '31', says: 'there is no row with ProductID, BusinessEntityID = 5, 31' },
])('$cell $value is told, not guessed', async ({ cell, value, says }) => {
  const folder = await tables(cell, { [cell]: value })
  await expect(imported(folder)).rejects.toThrow(says)
})
