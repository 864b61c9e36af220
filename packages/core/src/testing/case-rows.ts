import type { Report, ScalarNode, SourceNode } from '../policy/source-node.ts'
import type { TestCase } from '../policy/test-document.ts'
import { caseIssue, unknownName } from './case-issue.ts'
import { mapEntries, mapScalars, textOf } from './case-node.ts'

/** One row of `each`, by column. */
export type Cells = ReadonlyMap<string, SourceNode>

/** One run of a case: every `$name` is replaced by the cell of its row. `row` counts from 1; absent where there is no `each`. */
export interface CaseRow extends Omit<TestCase, 'each'> {
  readonly row?: number
  /** For what is only known later: the `$name`s of a case that this one is like. */
  readonly cells: Cells
}

/** A case without `each` is its own only row. A row of another length than the columns is left out, with an issue. */
export function caseRows({ each, ...one }: TestCase, report: Report): readonly CaseRow[] {
  if (each === undefined) return [filled(one, new Map(), report)]
  const [head, ...rows] = each.items
  const columns = head?.kind === 'list' ? head.items.map(textOf) : []
  return rows.flatMap((row, index) => {
    if (row.kind !== 'list' || row.items.length !== columns.length || columns.includes(undefined)) {
      report(caseIssue('case-row', `a row of \`each\` is a list with ${columns.length} values, one a column`, row.at))
      return []
    }
    const cells = new Map(columns.map((column, at) => [column ?? '', row.items[at] ?? row] as const))
    return [{ ...filled({ ...one, at: row.at }, cells, report), row: index + 1 }]
  })
}

const COLUMN = /^\$([A-Za-z][A-Za-z0-9]*)$/

/** `name` of a scalar that is `$name`. */
export function columnOf({ value }: ScalarNode): string | undefined {
  return typeof value === 'string' ? COLUMN.exec(value)?.[1] : undefined
}

function filled(one: Omit<TestCase, 'each'>, cells: Cells, report: Report): CaseRow {
  const replace = (scalar: ScalarNode): SourceNode => {
    const name = columnOf(scalar)
    if (name === undefined) return scalar
    const cell = cells.get(name)
    if (cell !== undefined) return cell
    report(unknownName('case-column', 'column', name, [...cells.keys()], scalar.at))
    return scalar
  }
  return {
    ...one,
    cells,
    given: mapEntries(one.given, replace),
    expect: mapEntries(one.expect, replace),
    ...(one.propose === undefined ? {} : { propose: mapEntries(one.propose, replace) }),
    ...(one.vote === undefined ? {} : { vote: mapScalars(one.vote, replace) }),
  }
}
