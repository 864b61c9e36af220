import Table from 'cli-table3'

/** Columns without borders; a column of `right` is set flush right, as numbers are. */
export function table(rows: readonly (readonly string[])[], align: readonly ('left' | 'right')[]): string {
  const none = ''
  const grid = new Table({
    chars: {
      top: none,
      'top-mid': none,
      'top-left': none,
      'top-right': none,
      bottom: none,
      'bottom-mid': none,
      'bottom-left': none,
      'bottom-right': none,
      left: ' ',
      'left-mid': none,
      mid: none,
      'mid-mid': none,
      right: none,
      'right-mid': none,
      middle: ' ',
    },
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 1 },
    colAligns: [...align],
  })
  grid.push(...rows.map(row => [...row]))
  return grid
    .toString()
    .split('\n')
    .map(line => line.trimEnd())
    .join('\n')
}
