import type { Subject } from '../evaluate/decision-input.ts'
import type { Expression } from '../policy/expression.ts'
import type { MapNode, Report, SourceNode } from '../policy/source-node.ts'
import { statesOf } from '../runtime/states-of.ts'
import { isJsonObject } from '../values/is-json-object.ts'
import type { CaseContext } from './case-context.ts'
import { caseIssue } from './case-issue.ts'
import { jsonOf, nodeAt, textOf, withKey } from './case-node.ts'
import type { CaseRow } from './case-rows.ts'
import { checkGiven } from './check-given.ts'
import { eventTypeOf } from './read-trigger.ts'
import { stateBefore } from './state-before.ts'

/** The object that a case is about, with `like` resolved, `site` written into it, and the state where it stands. */
export function readSubject({ given, cells }: CaseRow, context: CaseContext, now: string, report: Report): Subject | undefined {
  const { policy, keyField, lifecycle } = context
  const written = nodeAt(given, policy.subject)
  if (written?.kind !== 'map') {
    report(caseIssue('missing-key', `a case of \`${policy.id}\` is about \`${policy.subject}: { … }\``, given.at))
    return undefined
  }
  const node = atSite(context.like.object(written, cells, report), nodeAt(given, 'site'), context, report)
  const type = context.shapes.objects.get(policy.subject)
  if (type !== undefined) checkGiven(node, type, report)
  const key = textOf(nodeAt(node, keyField))
  if (key === undefined) report(caseIssue('missing-key', `the ${policy.subject} has no \`${keyField}\``, written.at))
  const state = nodeAt(given, 'state')
  const before = state === undefined ? stateBefore(eventTypeOf(given), lifecycle) : jsonOf(state)
  const states = statesOf(before, lifecycle, now)
  const wrong = [...Object.values(states ?? {})].find(
    one => lifecycle !== undefined && one !== undefined && !lifecycle.states.includes(one.state),
  )
  if (states === undefined || wrong !== undefined) {
    report(caseIssue('unknown-state', '`state` is a state of the lifecycle, or a state by system', (state ?? given).at))
  }
  const data = jsonOf(node)
  if (key === undefined || states === undefined || !isJsonObject(data)) return undefined
  return { type: policy.subject, key, data, states, inFlight: [] }
}

/** `site: X` puts X where the policy reads its site. */
function atSite(subject: MapNode, site: SourceNode | undefined, { policy }: CaseContext, report: Report): MapNode {
  if (site === undefined) return subject
  const path = policy.site === undefined ? undefined : subjectPath(policy.site)
  if (path === undefined) {
    report(caseIssue('case-site', `\`${policy.id}\` does not read its site from a field of the ${policy.subject}`, site.at))
    return subject
  }
  return withPath(subject, path, site)
}

/** The fields from the subject to what `expression` reads, if it is such a path. */
function subjectPath(expression: Expression): readonly string[] | undefined {
  if (expression.op === 'subject') return []
  const before = expression.op === 'field' ? subjectPath(expression.of) : undefined
  return before === undefined || expression.op !== 'field' ? undefined : [...before, expression.name]
}

function withPath(map: MapNode, [name, ...rest]: readonly string[], value: SourceNode): MapNode {
  if (name === undefined) return map
  const inner = nodeAt(map, name)
  const empty: MapNode = { kind: 'map', entries: [], at: value.at }
  return withKey(map, name, rest.length === 0 ? value : withPath(inner?.kind === 'map' ? inner : empty, rest, value))
}
