import type { LifecycleModel } from '../../policy/model.ts'
import type { Slot } from '../../values/value.ts'
import type { FunctionMeaning } from './function-meaning.ts'

/** System of record of a field of the subject; with `'state'` and a state, the one system that may lead into it. */
export const owner: FunctionMeaning = ([field, state], _frame, call) => {
  const { lifecycle } = call
  if (lifecycle === undefined || typeof field !== 'string') return call.unknown('undefined')
  if (state === undefined) return ownerOfField(lifecycle, field)
  const system = field === 'state' && typeof state === 'string' ? ownerOfState(lifecycle, state) : undefined
  return system ?? call.unknown('undefined')
}

function ownerOfField({ ownership }: LifecycleModel, field: string): Slot {
  return Object.hasOwn(ownership.fields, field) ? ownership.fields[field] : ownership.default
}

/** Unknown where several systems may: there is no one owner to name. */
function ownerOfState(lifecycle: LifecycleModel, state: string): Slot {
  if (state === lifecycle.initial) return lifecycle.ownership.default
  const owners = new Set(lifecycle.transitions.filter(({ to }) => to === state).flatMap(transition => transition.owner))
  return owners.size === 1 ? [...owners][0] : undefined
}
