import { nearestName } from '../../values/nearest-name.ts'
import { expressionsOf } from '../bundle/model-references.ts'
import type { Expression } from '../expression.ts'
import { visitExpression } from '../expression-parts.ts'
import type { At } from '../issue.ts'
import type { CalendarModel, PolicyModel } from '../model.ts'
import type { Report } from '../source-node.ts'
import { warn } from './linking.ts'

/**
 * A cut-off that no calendar of the site has is never known, and what hangs on it always waits for a person. Said at the head of the
 * policy, and only where there are calendars: they may also come from elsewhere.
 */
export function checkCutoffs(policy: PolicyModel, calendars: readonly CalendarModel[], at: At, report: Report): void {
  if (calendars.length === 0) return
  const unknown = new Map<string, readonly string[]>()
  for (const expression of [...expressionsOf(policy), ...policy.lets.map(term => term.expression)]) {
    visitExpression(expression, part => {
      const [name, known] = cutoffIn(part, calendars) ?? []
      if (name !== undefined && known !== undefined && !known.includes(name)) unknown.set(name, known)
    })
  }
  for (const [name, known] of unknown) {
    const near = nearestName(name, known)
    const suggestion = near === undefined ? undefined : `did you mean \`${near}\`?`
    warn(report, 'unknown-cutoff', at, `no calendar has the cut-off \`${name}\` that this policy asks for`, suggestion)
  }
}

/** The name in a call with a fixed one, and those that its site can have: of one calendar where the site is fixed too. */
function cutoffIn(part: Expression, calendars: readonly CalendarModel[]): readonly [string, readonly string[]] | undefined {
  if (part.op !== 'call' || (part.function !== 'cutoff' && part.function !== 'pickupDate')) return undefined
  const [site, name] = part.args.map(textIn)
  const asked = site === undefined ? calendars : calendars.filter(calendar => calendar.site === site)
  return name === undefined || asked.length === 0 ? undefined : [name, asked.flatMap(({ cutoffs }) => Object.keys(cutoffs))]
}

function textIn(expression: Expression): string | undefined {
  return expression.op === 'literal' && typeof expression.value === 'string' ? expression.value : undefined
}
