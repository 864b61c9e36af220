import type { ValueType } from '../../values/value-type.ts'
import type { MeasureValue } from '../frame/frame.ts'
import { chargeable, decodeMeasure, subtractMeasures } from '../options/measure.ts'
import type { Scene } from '../scene.ts'

/**
 * What a plan still takes from a line: less what its steps that have run have reserved there, whenever that was. Never less than
 * nothing; what cannot be subtracted is not.
 */
export function stillDue({ input: { trigger } }: Scene, key: string, amount: MeasureValue, type: ValueType): MeasureValue {
  const reserved = trigger.kind === 'release' ? trigger.done.reserved.filter(one => one.key === key) : []
  const left = reserved.reduce<MeasureValue>((due, { of }) => {
    const before = decodeMeasure(of, type)
    return before === undefined ? due : (subtractMeasures(due, chargeable(before)) ?? due)
  }, amount)
  return chargeable(left)
}
