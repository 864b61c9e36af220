import type { Decision } from '../evaluate/decision.ts'
import type { Edit, Vote, VoteChoice } from '../evaluate/decision-input.ts'
import type { MapNode, Report, SourceNode } from '../policy/source-node.ts'
import { optionId } from '../values/ids.ts'
import { caseIssue } from './case-issue.ts'
import { jsonOf, nodeAt, textOf } from './case-node.ts'

type Single = Extract<Decision, { kind: 'single' }>

/**
 * The votes of a case: `approve` or `reject` by everybody whom the card asks, or one or several `{ queue, by, reason }` with `approve: true`,
 * `reject: true`, `choose: option` or `edit: { parameter: value }`.
 *
 * An edit names a parameter, or `action.parameter`, and changes it in every step that has it.
 */
export function readVotes(node: SourceNode, decision: Single, now: string, report: Report): readonly Vote[] {
  const voters = (decision.card?.queues ?? []).flatMap(({ queue, approvals }) =>
    Array.from({ length: approvals }, (_, index) => ({ queue, by: `reviewer ${index + 1} of ${queue}` })),
  )
  const nodes = node.kind === 'list' ? node.items : [node]
  return nodes.flatMap(one => {
    const choice = choiceOf(one, decision)
    if (choice === undefined) {
      report(caseIssue('case-vote', '`vote` is approve, reject, or `{ queue, by }` with one of approve, reject, choose, edit', one.at))
      return []
    }
    const part = (name: string): string | undefined => (one.kind === 'map' ? textOf(nodeAt(one, name)) : undefined)
    const queue = part('queue')
    const asked = queue === undefined ? voters : [voters.find(voter => voter.queue === queue) ?? { queue, by: `reviewer of ${queue}` }]
    return asked.map(voter => ({ by: part('by') ?? voter.by, queue: voter.queue, choice, reason: part('reason') ?? '', at: now }))
  })
}

function choiceOf(node: SourceNode, decision: Single): VoteChoice | undefined {
  const word = textOf(node)
  if (word !== undefined) return word === 'approve' || word === 'reject' ? { kind: word } : undefined
  if (node.kind !== 'map') return undefined
  const choose = textOf(nodeAt(node, 'choose'))
  if (choose !== undefined) return { kind: 'choose', option: optionId(choose) }
  const edit = nodeAt(node, 'edit')
  if (edit?.kind === 'map') return editOf(edit, decision)
  if (textOf(nodeAt(node, 'approve')) === 'true') return { kind: 'approve' }
  return textOf(nodeAt(node, 'reject')) === 'true' ? { kind: 'reject' } : undefined
}

function editOf(edit: MapNode, { chosen }: Single): VoteChoice | undefined {
  const steps = chosen?.plan.steps ?? []
  const edits = edit.entries.flatMap(({ key, value: node }): readonly Edit[] => {
    const value = jsonOf(node)
    const edited = steps.flatMap(step => Object.keys(step.params).map(param => ({ step, param })))
    const named = edited.filter(({ step, param }) => key === param || key === `${step.action}.${param}`)
    return value === undefined ? [] : named.map(({ step, param }) => ({ step: step.id, param, value }))
  })
  const [first, ...rest] = edits
  return first === undefined ? undefined : { kind: 'edit', edits: [first, ...rest] }
}
