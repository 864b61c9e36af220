import { counted } from '../format/counted.ts'
import type { Paper } from '../terminal/paper.ts'
import { plainText } from '../terminal/plain-text.ts'
import { table } from '../terminal/table.ts'
import type { MatrixCell, MatrixRow } from './fault-matrix.ts'
import type { FaultRun } from './fault-run.ts'
import type { UnsafeRun } from './judge-trials.ts'
import { askedScorers } from './nothing-tried.ts'

const SHOWN_RUNS = 20

/** The matrix for a person: a row a fault, then what must not have happened. */
export function formatMatrix(run: FaultRun, elapsedMs: number, { colours }: Paper): string {
  const { cases, rows, unsafe, api } = run
  if (cases.length === 0) return `${[...leftOut(run, colours), nothing(run, colours)].join('\n')}\n`
  const head = `${counted(cases.length, 'case')} that ${cases.length === 1 ? 'asks' : 'ask'} a scorer, ${counted(rows.length - 1, 'fault')} of the ${API_NAMES[api]}`
  const parts = [
    ...leftOut(run, colours),
    `${colours.bold(head)} ${colours.dim(`(${Math.round(elapsedMs)} ms)`)}`,
    '',
    table([...HEAD, ...rows.map(cells)], ALIGN),
    '',
    ...unanswered(rows, colours),
    ...(unsafe.length === 0 ? [calm(run, colours)] : alarm(unsafe, colours)),
  ]
  return `${parts.join('\n')}\n`
}

/** What was not tried, and what was tried with an answer that nobody recorded. */
function leftOut({ cases, more, lines, wrong }: FaultRun, { yellow }: Colours): readonly string[] {
  const own = cases.filter(({ says }) => !says.recorded).length
  return [
    ...(more ? [yellow(`more lines ask a scorer: the first ${lines.toLocaleString('en-US')} were tried`)] : []),
    ...(wrong > 0 ? [yellow(`not tried: ${counted(wrong, 'test case')} that cannot be decided; \`countersign test\` says why`)] : []),
    ...(own > 0 ? [`${counted(own, 'case')} without a recorded answer: tried with one that is sure of an option that is not safe`] : []),
  ]
}

function nothing({ policies }: FaultRun, { red, green }: Colours): string {
  return askedScorers(policies).length === 0 ? green('no policy asks a scorer: there is nothing to try') : red('nothing was tried')
}

const API_NAMES = { responses: 'Responses API', chat: 'Chat Completions API', decisions: 'Decisions API' } as const

const HEAD: readonly (readonly string[])[] = [
  ['', '', 'as given', '', '', '', 'unattended', '', '', ''],
  ['fault', 'scorer', 'run', 'ask', 'block', 'observe', 'run', 'ask', 'block', 'runs unattended'],
]
const ALIGN = ['left', 'left', 'right', 'right', 'right', 'right', 'right', 'right', 'right', 'left'] as const

function cells({ fault, gave, decisions: { given, unattended } }: MatrixRow): readonly string[] {
  const codes = Object.entries(gave).map(([code, count], _, { length }) => (length === 1 ? code : `${code} ${count}`))
  const observed = given.enforcement['observe'] ?? 0
  return [fault ?? '(undisturbed)', codes.join(', '), ...counts(given), number(observed), ...counts(unattended), runs(unattended)]
}

function counts({ enforcement }: MatrixCell): readonly string[] {
  const running = (enforcement['execute'] ?? 0) + (enforcement['execute-then-await'] ?? 0)
  return [running, enforcement['await-approval'] ?? 0, enforcement['block'] ?? 0].map(number)
}

function number(count: number): string {
  return count === 0 ? '·' : count.toLocaleString('en-US')
}

function runs({ runs: options, unsafe }: MatrixCell): string {
  const named = Object.entries(options).map(([option, count]) => `${plainText(option)} ${count}`)
  return named.length === 0 ? '·' : `${named.join(', ')}${unsafe === 0 ? '' : ` (${unsafe} not safe)`}`
}

type Colours = Paper['colours']

/** A question that gets no answer though nothing goes wrong shows nothing of the faults either. */
function unanswered([undisturbed]: FaultRun['rows'], { yellow }: Colours): readonly string[] {
  const codes = Object.entries(undisturbed?.gave ?? {}).filter(([code]) => code !== 'answered')
  return codes.map(([code, count]) => yellow(`${counted(count, 'case')} failed undisturbed: ${code}`))
}

/** Without a case that runs something, all of this shows nothing. */
function calm({ rows }: FaultRun, { green, yellow }: Colours): string {
  const [undisturbed] = rows
  if (undisturbed === undefined || undisturbed.decisions.unattended.unsafe === 0) {
    return yellow('even undisturbed nothing runs that is not safe: no case of these could have shown that a fault does harm')
  }
  return green('no fault runs anything that is not safe and would not have run without it')
}

const WHY: Readonly<Record<UnsafeRun['why'], string>> = {
  'on-failure': 'though the scorer failed',
  'answered-anyway': 'because the scorer answered where it had to fail',
  'other-than-undisturbed': 'which the undisturbed answer does not run',
}

function alarm(unsafe: readonly UnsafeRun[], { red, bold, dim }: Colours): readonly string[] {
  const lines = unsafe.slice(0, SHOWN_RUNS).map(run => {
    const phase = run.view === 'given' ? 'as given' : 'unattended'
    const what = `\`${plainText(run.option)}\` runs ${run.actions.map(action => `\`${plainText(action)}\``).join(', ')} ${phase}`
    return `${bold(run.fault)} ${plainText(run.case)}: ${what}, ${WHY[run.why]}`
  })
  const rest = unsafe.length - lines.length
  const more = rest > 0 ? [dim(`… and ${rest.toLocaleString('en-US')} more`)] : []
  return [red(`${counted(unsafe.length, 'decision')} would run what is not safe because of a fault`), ...lines, ...more]
}
