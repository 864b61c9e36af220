import type { RunHead, Summary } from '../dry-run/summary.ts'
import { escapeMarkup } from '../format/escape-markup.ts'
import { barTable } from './bar-table.ts'

/** What was run, and what came out of it at a glance. */
export function reportHead(head: RunHead, summary: Summary): string {
  const { workspace, digest, inputs, replay, interrupted, cassette } = head
  const shown = inputs.map(name => `<code>${escapeMarkup(name)}</code>`).join(', ')
  const ledger = replay === 'recorded' ? 'as recorded' : 'kept by the run, in the order of the lines'
  return `<header>
<h1>Dry run of ${escapeMarkup(workspace)}</h1>
<p>The policies decided ${shown}; nothing was executed.</p>
${interrupted ? '<p class="warning"><strong>The run was interrupted: the rest was not read.</strong></p>' : ''}
${cassette === undefined ? '' : `<p class="soft">Scorers were not asked: <code>${escapeMarkup(cassette)}</code> answered.</p>`}
<p class="soft">Ledger of budgets: ${ledger}. Policy set <code>${escapeMarkup(digest)}</code></p>
</header>
${figures(summary)}
${verdicts(summary)}`
}

function figures(summary: Summary): string {
  const undecided = Object.values(summary.undecided).reduce((sum, count) => sum + count, 0)
  const always: readonly (readonly [string, number])[] = [
    ['Records', summary.records],
    ['Decisions', summary.decisions],
  ]
  const sometimes: readonly (readonly [string, number])[] = [
    ['Duplicates dropped', summary.duplicates],
    ['Not decided', undecided],
    ['Answered from the cassette', summary.answers?.answered ?? 0],
    ['Not in the cassette', summary.answers?.missed ?? 0],
    ['Unused answers', summary.answers?.unused ?? 0],
    ['Not readable', summary.broken],
    ['Issues', summary.issueCount],
  ]
  const pairs = [...always, ...sometimes.filter(([, count]) => count > 0)]
  return `<dl>${pairs.map(([name, count]) => `<div><dt>${name}</dt><dd>${count.toLocaleString('en-US')}</dd></div>`).join('')}</dl>`
}

function verdicts({ verdicts: counts, decisions }: Summary): string {
  if (decisions === 0) return '<p>No line led to a decision.</p>'
  return barTable({ named: 'Verdict', counted: 'Decisions', counts, all: decisions, colours: 'own' })
}
