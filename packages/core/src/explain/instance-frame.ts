import { elementsOf } from '../evaluate/frame/elements.ts'
import type { Frame } from '../evaluate/frame/frame.ts'
import type { Candidate } from '../evaluate/options/candidate.ts'
import type { Speaker } from '../evaluate/speaker.ts'
import { frameOf } from '../evaluate/speaker.ts'

/** The frame of one plan, with the element that it is an instance for. */
export function instanceFrame(own: Speaker, candidate: Candidate): Frame {
  const frame = frameOf(own, candidate)
  const each = candidate.program?.each
  if (each === undefined) return frame
  const element = elementsOf(each, own.base)?.find(({ key }) => candidate.id === `${candidate.family}[${key}]`)
  const variables = [...frame.variables]
  variables[each.slot] = element?.value
  return { ...frame, variables }
}
