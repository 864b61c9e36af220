import type { LifecycleModel } from '../policy/model.ts'
import { ownerOf } from '../runtime/states-of.ts'
import type { Json } from '../values/json.ts'

/**
 * Where the object of a case stands that gives an event which leads `back` and no `state`: in the state that is left, come from the
 * initial one. Of any other event nothing is needed: a first-seen object adopts where it leads.
 */
export function stateBefore(event: string | undefined, lifecycle: LifecycleModel | undefined): Json | undefined {
  const left = lifecycle?.transitions.find(({ by, to }) => by === event && to === 'back')?.from[0]
  return lifecycle === undefined || left === undefined
    ? undefined
    : { [ownerOf(left, lifecycle)]: { state: left, from: lifecycle.initial } }
}
