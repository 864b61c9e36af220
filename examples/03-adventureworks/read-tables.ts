import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'

/** A row by the names of its columns. */
export type Row = Readonly<Record<string, string>>

/** Reads tables that have no header: `columns.json` names their columns. Code columns are padded with blanks. */
export async function tableReader(folder: string): Promise<(name: string) => Promise<readonly Row[]>> {
  const tables: Readonly<Record<string, { readonly columns: string[] }>> = JSON.parse(await readFile(join(folder, 'columns.json'), 'utf8'))
  return async name => {
    const columns = tables[name]?.columns
    if (columns === undefined) throw new RangeError(`\`columns.json\` has no table \`${name}\``)
    return parse(await readFile(join(folder, `${name}.csv`), 'utf8'), { columns, delimiter: '\t', quote: null, trim: true })
  }
}

/** Makes a function that finds the one row with these values of these columns. */
export function rowFinder(rows: readonly Row[], columns: readonly string[]): (...values: readonly string[]) => Row {
  const byKey = new Map(rows.map(row => [columns.map(column => cell(row, column)).join('|'), row]))
  return (...values) => {
    const row = byKey.get(values.join('|'))
    if (row === undefined) throw new RangeError(`there is no row with ${columns.join(', ')} = ${values.join(', ')}`)
    return row
  }
}

/** A column that the table does not have is our mistake, not an empty cell. */
export function cell(row: Row, name: string): string {
  const value = row[name]
  if (value === undefined) throw new RangeError(`the table has no column \`${name}\``)
  return value
}
