import type { Document } from '../schema/document.ts'
import type { TransitionDocument } from '../schema/lifecycle-schema.ts'
import { many } from '../schema/parts.ts'
import type { Report } from '../source-node.ts'
import { refuse, warn } from './linking.ts'
import { placed } from './placed.ts'

type Edges = ReadonlyMap<string, ReadonlySet<string>>

/** Looks at all transitions, also those that a parameter switches off here: states that nothing reaches, ends that are none, doubles. */
export function checkTransitionGraph(document: Document<'lifecycle'>, report: Report): void {
  const { value } = document
  const forward = edgesOf(value.transitions)
  const reached = closure([value.initial], forward)
  const ending = closure(value.terminal, reversed(forward))
  for (const { text, at } of placed(document, value, 'states', value.states)) {
    if (!reached.has(text)) warn(report, 'never-reachable', at, `no transition leads from \`${value.initial}\` to \`${text}\``)
    else if (value.terminal.length > 0 && !ending.has(text))
      warn(report, 'dead-end', at, `from \`${text}\` no transition leads to a terminal state`)
  }
}

/** Where an object stands and an event happens there is one way on. `distinct` tells transitions apart that are never there together. */
export function checkDoubles(
  { sources }: Document<'lifecycle'>,
  transitions: readonly TransitionDocument[],
  distinct: (transition: TransitionDocument) => string,
  report: Report,
): void {
  const seen = new Set<string>()
  const ways = transitions.flatMap(transition => many(transition.from).map(from => ({ from, transition })))
  for (const { from, transition } of ways) {
    const key = `${from} ${transition.by} ${distinct(transition)}`
    const at = sources.at(transition, 'by')
    if (seen.has(key)) refuse(report, 'duplicate-transition', at, `\`${transition.by}\` leads from \`${from}\` already`)
    seen.add(key)
  }
}

function edgesOf(transitions: readonly TransitionDocument[]): Edges {
  const edges = new Map<string, Set<string>>()
  const add = (from: string, to: string): void => {
    const targets = edges.get(from) ?? new Set<string>()
    edges.set(from, targets.add(to))
  }
  const plain = transitions.filter(({ to }) => to !== 'back')
  for (const { from, to } of plain) for (const state of many(from)) add(state, to)
  for (const { from } of transitions.filter(({ to }) => to === 'back')) {
    for (const state of many(from)) for (const origin of originsOf(state, plain)) add(state, origin)
  }
  return edges
}

/** Where an object may have come from into a state: where `back` may lead. */
function originsOf(state: string, transitions: readonly TransitionDocument[]): readonly string[] {
  return transitions.filter(({ to }) => to === state).flatMap(({ from }) => many(from))
}

function reversed(edges: Edges): Edges {
  const back = new Map<string, Set<string>>()
  for (const [from, targets] of edges) for (const to of targets) back.set(to, (back.get(to) ?? new Set<string>()).add(from))
  return back
}

function closure(starts: readonly string[], edges: Edges): ReadonlySet<string> {
  const seen = new Set(starts)
  const open = [...starts]
  for (let state = open.pop(); state !== undefined; state = open.pop()) {
    for (const next of edges.get(state) ?? []) {
      if (seen.has(next)) continue
      seen.add(next)
      open.push(next)
    }
  }
  return seen
}
