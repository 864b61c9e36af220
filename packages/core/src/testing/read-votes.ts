import type { Queue, Step } from '../evaluate/decision.ts'
import type { Edit, Vote, VoteChoice } from '../evaluate/decision-input.ts'
import type { ActionModel } from '../policy/model.ts'
import type { MapNode, Report, SourceNode } from '../policy/source-node.ts'
import { optionId } from '../values/ids.ts'
import { caseIssue, unknownName } from './case-issue.ts'
import { jsonOf, nodeAt, textOf } from './case-node.ts'

/** What is voted on: the queues that are asked, and the steps of the plan that waits. */
export interface VotedCard {
  readonly queues: readonly Queue[]
  readonly steps: readonly Step[]
  readonly actions: Readonly<Record<string, ActionModel>>
}

const KEYS = ['queue', 'by', 'reason', 'approve', 'reject', 'choose', 'edit']
const FORM = '`vote` is approve, reject, or `{ queue, by, reason }` with one of approve, reject, choose, edit'

/**
 * The votes of a case: `approve` or `reject` by everybody whom the card asks, or one or several `{ queue, by, reason }` with `approve: true`,
 * `reject: true`, `choose: option` or `edit: { parameter: value }`. Without `queue` everybody votes so.
 *
 * An edit names a parameter, or `action.parameter` or `step.parameter`, and stands for the first step that has it.
 */
export function readVotes(node: SourceNode, card: VotedCard, now: string, report: Report): readonly Vote[] {
  const nodes = node.kind === 'list' ? node.items : [node]
  return nodes.flatMap(one => {
    reportStrange(one, card, report)
    const choice = choiceOf(one, card)
    if (choice === undefined) {
      report(caseIssue('case-vote', FORM, one.at))
      return []
    }
    const part = (name: string): string | undefined => (one.kind === 'map' ? textOf(nodeAt(one, name)) : undefined)
    return votersOf(card, part('queue')).map(voter => ({
      by: part('by') ?? voter.by,
      queue: voter.queue,
      choice,
      reason: part('reason') ?? '',
      at: now,
    }))
  })
}

/** One person of the queue that is named; else as many of every queue as the card asks for. */
function votersOf({ queues }: VotedCard, named: string | undefined): readonly Pick<Vote, 'by' | 'queue'>[] {
  const voters = queues.flatMap(({ queue, approvals }) =>
    Array.from({ length: approvals }, (_, index) => ({ queue, by: `reviewer ${index + 1} of ${queue}` })),
  )
  return named === undefined ? voters : voters.filter(({ queue }) => queue === named).slice(0, 1)
}

/** Reports what the form does not know: another key, a queue that the card does not ask. */
function reportStrange(node: SourceNode, { queues }: VotedCard, report: Report): void {
  if (node.kind !== 'map') return
  const unknown = node.entries.filter(({ key }) => !KEYS.includes(key))
  for (const { key, keyAt } of unknown) report(unknownName('unknown-key', 'key', key, KEYS, keyAt))
  const queue = nodeAt(node, 'queue')
  const named = textOf(queue)
  const names = queues.map(one => one.queue)
  if (queue !== undefined && (named === undefined || !names.includes(named))) {
    report(unknownName('case-vote', 'queue on this card named', named ?? '', names, queue.at))
  }
}

function choiceOf(node: SourceNode, card: VotedCard): VoteChoice | undefined {
  const word = textOf(node)
  if (word !== undefined) return word === 'approve' || word === 'reject' ? { kind: word } : undefined
  if (node.kind !== 'map') return undefined
  const choices = [chooseOf(node), editOf(nodeAt(node, 'edit'), card), wordOf(node, 'approve'), wordOf(node, 'reject')]
  const [choice, ...others] = choices.filter(one => one !== undefined)
  return others.length === 0 ? choice : undefined
}

function wordOf(node: MapNode, kind: 'approve' | 'reject'): VoteChoice | undefined {
  return textOf(nodeAt(node, kind)) === 'true' ? { kind } : undefined
}

function chooseOf(node: MapNode): VoteChoice | undefined {
  const option = textOf(nodeAt(node, 'choose'))
  return option === undefined ? undefined : { kind: 'choose', option: optionId(option) }
}

function editOf(node: SourceNode | undefined, card: VotedCard): VoteChoice | undefined {
  if (node?.kind !== 'map') return undefined
  const edits = node.entries.map(({ key, value }) => namedEdit(key, value, card))
  const [first, ...rest] = edits.filter(edit => edit !== undefined)
  return first === undefined || rest.length + 1 < edits.length ? undefined : { kind: 'edit', edits: [first, ...rest] }
}

/** A parameter that could not be known is not on the step, so the contract of the action is asked too. */
function namedEdit(key: string, node: SourceNode, { steps, actions }: VotedCard): Edit | undefined {
  const dot = key.lastIndexOf('.')
  const [owner, param] = [key.slice(0, Math.max(dot, 0)), key.slice(dot + 1)]
  const value = jsonOf(node)
  const step = steps.find(({ id, action, params }) => {
    const has = Object.hasOwn(params, param) || (Object.hasOwn(actions, action) && Object.hasOwn(actions[action]?.params ?? {}, param))
    return has && (owner === '' || owner === action || owner === id)
  })
  return step === undefined || value === undefined ? undefined : { step: step.id, param, value }
}
