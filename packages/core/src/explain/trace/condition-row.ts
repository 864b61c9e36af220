import type { Json, JsonObject } from '../../values/json.ts'

// Types and no interfaces, so that they are JSON. Who makes one writes all members that it will have at once: adding them later costs more.

/** Which condition. */
type ConditionHead = {
  rule?: string
  only?: string
  guard?: string
  policy?: string
  then?: string
  step?: string
}

/** One condition in a trace while it is written, its members in this order. */
export type ConditionRow = ConditionHead & {
  text: string
  result: Json
  missing?: readonly Json[]
  saw?: readonly Json[]
  of?: readonly JsonObject[]
}
