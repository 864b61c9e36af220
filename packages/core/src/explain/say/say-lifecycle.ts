import type { LifecycleModel, TransitionModel } from '../../policy/model.ts'
import type { Section } from '../section.ts'
import { sayList } from './say-list.ts'

/** How one type of object moves, and which system may move it. */
export function sayLifecycle(lifecycle: LifecycleModel): Section {
  const { type, initial, terminal, ownership } = lifecycle
  const ends = terminal.length === 0 ? '' : ` and ends as ${sayList(terminal, 'or')}`
  const others = Object.entries(ownership.fields).filter(([, system]) => system !== ownership.default)
  const fields = others.map(([field, system]) => `${field} to the ${system.toUpperCase()}`)
  const owned = fields.length === 0 ? '' : `, but ${sayList(fields)}`
  return {
    heading: `How one ${type} moves`,
    sentences: [
      `It starts as ${initial}${ends}.`,
      ...lifecycle.transitions.map(sayTransition),
      `Its fields belong to the ${ownership.default.toUpperCase()}${owned}.`,
    ],
  }
}

function sayTransition({ from, to, owner, by }: TransitionModel): string {
  const systems = sayList(
    owner.map(system => `the ${system.toUpperCase()}`),
    'or',
  )
  const target = to === 'back' ? 'back to where it came from' : `to ${to}`
  return `${by}: ${systems} moves it from ${sayList(from, 'or')} ${target}.`
}
