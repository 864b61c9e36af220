import type { Group } from '../dry-run/group.ts'
import type { Summary } from '../dry-run/summary.ts'
import { counted } from '../format/counted.ts'
import { ENFORCEMENT_LEGEND, legend, occurring } from './legend.ts'
import { plainTable } from './plain-table.ts'
import type { Plotter } from './plotter.ts'
import type { Section } from './section.ts'
import { figuresMarkup } from './section.ts'
import type { ShareBar } from './share-bars.ts'
import { shareBars } from './share-bars.ts'

const SHOWN_BARS = 15
const SHOWN_ROWS = 50

/** What would have been done with the plans: of all, and of each policy and site where there are several. */
export function enforcementSection({ decisions, verdicts, enforcement, byPolicy, bySite }: Summary, plot: Plotter): Section {
  const all = ['All decisions', { decisions, verdicts, enforcement }] as const
  return {
    id: 'enforcement',
    title: 'What would happen',
    about:
      'The verdict under the rollout’s phase: `execute` runs unattended, `await approval` asks a person first, `block` does nothing, `observe` only takes note. The number of decisions stands at the right.',
    content:
      legend(occurring(ENFORCEMENT_LEGEND, [barOf(all)])) +
      groupsOf('', '', [all], plot) +
      severalOf('Policy', byPolicy, plot) +
      severalOf('Site', bySite, plot),
  }
}

/** One policy or site says what all decisions say. */
function severalOf(named: string, groups: Summary['byPolicy'], plot: Plotter): string {
  const entries = Object.entries(groups).toSorted(([, a], [, b]) => b.decisions - a.decisions)
  return entries.length < 2 ? '' : groupsOf(`By ${named.toLowerCase()}`, named, entries, plot)
}

type Entries = readonly (readonly [name: string, group: Group])[]

function groupsOf(title: string, named: string, entries: Entries, plot: Plotter): string {
  const says = `Bars of shares: what would happen, ${title === '' ? 'of all decisions' : title.toLowerCase()}. The figures follow as a table.`
  const drawn = plot(shareBars(says, entries.slice(0, SHOWN_BARS).map(barOf), ENFORCEMENT_LEGEND))
  const [drawnLeft, left] = [entries.length - SHOWN_BARS, entries.length - SHOWN_ROWS]
  const note =
    drawnLeft > 0 ? `<p class="soft">The ${SHOWN_BARS} with the most decisions, of ${entries.length.toLocaleString('en-US')}.</p>` : ''
  const more = left > 0 ? `<p class="soft">${counted(left, 'more row')} in <code>--format json</code>.</p>` : ''
  const heading = title === '' ? '' : `<h3>${title}</h3>`
  return `${heading}${note}${drawn}${figuresMarkup(tableOf(named, entries.slice(0, SHOWN_ROWS)) + more)}`
}

function barOf([name, { enforcement }]: readonly [string, Group]): ShareBar {
  const { execute, block, observe, none } = enforcement
  return { name, counts: [execute, enforcement['execute-then-await'], enforcement['await-approval'], block, observe, none] }
}

const HEAD = ['Decisions', 'Permit', 'Review', 'Deny', 'Not appl.', 'Execute', 'Then await', 'Await', 'Block', 'Observe', 'None']

function tableOf(named: string, entries: Entries): string {
  const rows = entries.map(entry => {
    const [name, { decisions, verdicts }] = entry
    return [name, decisions, verdicts.permit, verdicts.review, verdicts.deny, verdicts['not-applicable'], ...barOf(entry).counts]
  })
  return plainTable([named, ...HEAD], rows)
}
