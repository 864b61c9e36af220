import type { Reason } from '../decision.ts'
import type { Candidate } from '../options/candidate.ts'
import { objectsNamed } from '../options/objects-named.ts'
import { builtIn } from '../reason.ts'
import type { Scene } from '../scene.ts'

/**
 * Actions that an asker writes itself may name the object that is decided about and no other of its kind: facts, guards and lifecycle
 * were asked about this one. Options of the policy may, their author saw to it.
 */
export function judgeObjects({ program: { queue }, input: { subject } }: Scene, { steps }: Candidate): readonly Reason[] {
  return steps.flatMap(built => {
    const others = objectsNamed(built, subject.type).flatMap(named =>
      typeof named === 'object' && named.id !== subject.key ? [named.id] : [],
    )
    if (others.length === 0) return []
    return [
      builtIn('parameter-invalid', 'deny', queue, {
        steps: [built.step.id],
        saw: [
          [subject.type, subject.key],
          ['named', others],
        ],
      }),
    ]
  })
}
