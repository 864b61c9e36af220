import type { Plan } from '../../evaluate/decision.ts'
import { plainText } from './plain-text.ts'
import { sayList } from './say-list.ts'

/** Steps that a sentence names. */
const MOST_STEPS = 12

/** Steps by what they do; with their ids where the plan does the same more than once: `order.split and line.backorder (4[0])`. */
export function saySteps(ids: readonly string[], plan: Plan | undefined): string {
  const more = ids.length > MOST_STEPS ? [`${ids.length - MOST_STEPS} more`] : []
  return sayList([...ids.slice(0, MOST_STEPS).map(id => sayStep(id, plan)), ...more])
}

function sayStep(id: string, plan: Plan | undefined): string {
  const step = plan?.steps.find(one => one.id === id)
  if (step === undefined) return `step ${plainText(id)}`
  const alike = plan?.steps.filter(({ action }) => action === step.action) ?? []
  return alike.length > 1 ? `${plainText(step.action)} (${plainText(id)})` : plainText(step.action)
}
