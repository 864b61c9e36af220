import type { Group } from '../dry-run/group.ts'
import type { Summary } from '../dry-run/summary.ts'
import { ENFORCEMENT_LEGEND, legend } from './legend.ts'
import { plainTable } from './plain-table.ts'
import type { Plotter } from './plotter.ts'
import type { Section } from './section.ts'
import { figuresMarkup } from './section.ts'
import type { ShareBar } from './share-bars.ts'
import { shareBars } from './share-bars.ts'

const SHOWN_BARS = 15
const SHOWN_ROWS = 50

type Groups = Summary['byPolicy']

/** What would have been done with the plans: of all, and of each policy and site where there are several. */
export function enforcementSection({ decisions, verdicts, enforcement, byPolicy, bySite }: Summary, plot: Plotter): Section {
  const all: ShareBar = barOf(['All', { decisions, verdicts, enforcement }])
  const drawn = [
    plot(shareBars(says('all decisions'), [all], ENFORCEMENT_LEGEND)),
    groupsOf('By policy', 'Policy', byPolicy, plot),
    groupsOf('By site', 'Site', bySite, plot),
  ]
  return {
    id: 'enforcement',
    title: 'What would happen',
    about:
      'The verdict under the rollout’s phase: `execute` runs unattended, `await approval` asks a person first, `block` does nothing, `observe` only takes note. Shares of the decisions, whose number stands at the right.',
    content: legend(ENFORCEMENT_LEGEND) + drawn.join(''),
  }
}

const says = (of: string): string => `Bars of shares: what would happen, of ${of}. The figures follow as a table.`

function groupsOf(title: string, named: string, groups: Groups, plot: Plotter): string {
  const entries = Object.entries(groups).toSorted(([, a], [, b]) => b.decisions - a.decisions)
  if (entries.length === 0) return ''
  const bars = entries.slice(0, SHOWN_BARS).map(barOf)
  const drawn = entries.length < 2 ? '' : plot(shareBars(says(title.toLowerCase()), bars, ENFORCEMENT_LEGEND))
  const left = entries.length - SHOWN_ROWS
  const more = left > 0 ? `<p class="soft">The ${SHOWN_ROWS} with the most decisions; ${left} more are in the JSON summary.</p>` : ''
  return `<h3>${title}</h3>${drawn}${figuresMarkup(tableOf(named, entries.slice(0, SHOWN_ROWS)) + more)}`
}

function barOf([name, { enforcement }]: readonly [string, Group]): ShareBar {
  const { execute, block, observe, none } = enforcement
  return { name, counts: [execute, enforcement['execute-then-await'], enforcement['await-approval'], block, observe, none] }
}

const HEAD = ['Decisions', 'Permit', 'Review', 'Deny', 'Not appl.', 'Execute', 'Then await', 'Await', 'Block', 'Observe', 'None']

function tableOf(named: string, entries: readonly (readonly [string, Group])[]): string {
  const rows = entries.map(entry => {
    const [name, { decisions, verdicts }] = entry
    return [name, decisions, verdicts.permit, verdicts.review, verdicts.deny, verdicts['not-applicable'], ...barOf(entry).counts]
  })
  return plainTable([named, ...HEAD], rows)
}
