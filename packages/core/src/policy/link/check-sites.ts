import { nearestName } from '../../values/nearest-name.ts'
import { ofKind } from '../read-documents.ts'
import type { Document } from '../schema/document.ts'
import type { Report } from '../source-node.ts'
import { warn } from './linking.ts'
import { placed } from './placed.ts'

/**
 * A row for a site that no calendar knows is most often a slip, and then fits no decision. Sites need no calendar, so it is only said
 * where the workspace has calendars of others.
 */
export function checkSites(all: readonly Document[], report: Report): void {
  const sites = ofKind(all, 'calendar').map(({ value }) => value.calendar)
  if (sites.length === 0) return
  for (const document of ofKind(all, 'rollout')) {
    const named = (document.value.rows ?? []).flatMap(row => placed(document, row, 'site', row.site))
    for (const { text, at } of named.filter(one => !sites.includes(one.text))) {
      const near = nearestName(text, sites)
      const suggestion = near === undefined ? undefined : `did you mean \`${near}\`?`
      warn(report, 'unknown-site', at, `no calendar is about the site \`${text}\``, suggestion)
    }
  }
}
