import picocolors from 'picocolors'

type Colours = ReturnType<typeof picocolors.createColors>

/** What printed text has to fit: the width in columns, and colours that do nothing where none are wanted. */
export interface Paper {
  readonly columns: number
  readonly colours: Colours
}

const WIDTH_WITHOUT_TERMINAL = 100

/** Colours where a terminal shows them, unless `NO_COLOR` is set; `FORCE_COLOR` gives them to a pipe too. */
export function paperOf(stream: NodeJS.WriteStream): Paper {
  const env = process.env
  const wanted = env['NO_COLOR'] ? false : env['FORCE_COLOR'] ? env['FORCE_COLOR'] !== '0' : stream.isTTY === true && env['TERM'] !== 'dumb'
  return { columns: Math.max(40, stream.columns ?? WIDTH_WITHOUT_TERMINAL), colours: picocolors.createColors(wanted) }
}

/** No colours, fixed width: for tests and golden files. */
export const plainPaper: Paper = { columns: WIDTH_WITHOUT_TERMINAL, colours: picocolors.createColors(false) }
