import type { RolloutRow } from '../model.ts'
import type { Document } from '../schema/document.ts'
import type { Report } from '../source-node.ts'
import { warn } from './linking.ts'

/** The first row that fits counts, so a row behind a wider one is never reached. */
export function checkShadowed({ value, sources }: Document<'rollout'>, rows: readonly RolloutRow[], report: Report): void {
  const written = value.rows ?? []
  for (const [index, row] of rows.entries()) {
    const before = rows.slice(0, index).findIndex(earlier => covers(earlier, row))
    if (before !== -1) warn(report, 'shadowed-row', sources.at(written, index), `row ${before + 1} always fits first`)
  }
}

function covers(earlier: RolloutRow, row: RolloutRow): boolean {
  const sameWhere = earlier.where === undefined || earlier.where.text === row.where?.text
  return sameWhere && coversNames(earlier.sites, row.sites) && coversNames(earlier.options, row.options)
}

/** No names: all of them. */
function coversNames(wide: readonly string[] | undefined, narrow: readonly string[] | undefined): boolean {
  return wide === undefined || (narrow?.every(name => wide.includes(name)) ?? false)
}
