import type { DecisionCounts } from './decision-counts.ts'
import type { LogReport } from './follow-log.ts'

/** A report as text for a terminal. */
export function logText(report: LogReport): string {
  const { log, entries, events, unmapped } = report
  const left = Object.entries(unmapped).map(([activity, count]) => `; ${number(count)} × ${activity} is about none of these`)
  return [
    `${log}: ${number(entries)} entries, ${number(events)} events of orders, lines and shipments${left.join('')}`,
    ...section(
      'objects',
      report.objects.map(({ count, type, state }) => [number(count), type, state ?? 'unknown']),
    ),
    ...findings(report),
    ...section(
      'missing events',
      report.missing.map(({ count, event, late }) => [number(count), event, late === 0 ? '' : `${number(late)} more came late`]),
    ),
    ...section(
      'no terminal state',
      report.notTerminal.map(({ count, type, state, examples }) => [number(count), type, state ?? 'unknown', shown(examples, count)]),
    ),
    ...neverSeen(report),
    ...Object.entries(report.decisions).flatMap(([policy, counts]) => decisions(policy, counts)),
  ].join('\n')
}

/** What one log shows and another never does: what the other has lost, rather than what nobody does. */
export function lostText(whole: LogReport, part: LogReport): string {
  const unseen = new Set(whole.neverSeen.map(way))
  const lost = part.neverSeen.filter(one => !unseen.has(way(one)))
  const rows = lost.map(({ type, from, to, by }) => [type, `${from} → ${to}`, by])
  return section(`transitions that ${whole.log} shows and ${part.log} never does`, rows).join('\n')
}

const way = ({ type, from, by }: LogReport['neverSeen'][number]): string => `${type} ${from} ${by}`

function findings({ findings: found }: LogReport): readonly string[] {
  if (found.length === 0) return ['', '  no findings: every event is a move that the lifecycle of its object allows its source']
  const rows = found.map(({ count, event, reason, from, missing, examples }) => [
    number(count),
    event,
    reason,
    `from ${from ?? 'unknown'}${missing.length === 0 ? '' : `, missing ${missing.join(', ')}`}`,
    shown(examples, count),
  ])
  return section('findings', rows)
}

function neverSeen({ neverSeen: ways }: LogReport): readonly string[] {
  const unheard = [...new Set(ways.filter(({ observed }) => observed === 0).map(({ by }) => by))]
  return ['', `  never seen: ${ways.length} transitions; of ${unheard.length} events there is not one`, ...wrapped(unheard)]
}

function decisions(policy: string, { decisions: total, verdicts, options, reasons, notApplicable }: DecisionCounts): readonly string[] {
  const rows = Object.entries({ verdicts, options, voices: reasons, 'not applicable': notApplicable }).filter(
    ([, counts]) => Object.keys(counts).length > 0,
  )
  return section(
    `${policy}: ${number(total)} decisions`,
    rows.map(([name, counts]) => [name, listed(counts)]),
  )
}

const listed = (counts: Readonly<Record<string, number>>): string =>
  Object.entries(counts)
    .map(([name, count]) => `${name} ${number(count)}`)
    .join(', ')

const shown = (examples: readonly string[], count: number): string => `${examples.join(', ')}${count > examples.length ? ', …' : ''}`

/** Rows in columns; numbers stand to the right. */
function section(title: string, rows: readonly (readonly string[])[]): readonly string[] {
  if (rows.length === 0) return []
  const widths = (rows[0] ?? []).map((_cell, column) => Math.max(...rows.map(row => row[column]?.length ?? 0)))
  const line = (row: readonly string[]): string =>
    row.map((cell, column) => (/^[\d,]+$/.test(cell) ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0))).join('  ')
  return ['', `  ${title}`, ...rows.map(row => `    ${line(row)}`.trimEnd())]
}

function wrapped(words: readonly string[]): readonly string[] {
  const lines: string[] = []
  for (const word of words) {
    const last = lines.at(-1)
    if (last === undefined || last.length + word.length > 110) lines.push(`    ${word}`)
    else lines[lines.length - 1] = `${last}, ${word}`
  }
  return lines
}

const number = (count: number): string => count.toLocaleString('en-US')
