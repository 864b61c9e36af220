import type { Speaker } from '../evaluate/speaker.ts'
import { frameOf } from '../evaluate/speaker.ts'
import type { PolicyModel, WorkspaceModel } from '../policy/model.ts'
import { encodeValue } from '../values/encode-value.ts'
import type { Stage } from './stage.ts'

/** The model with the parameter values that held for the chosen plan in place of the defaults, so that sentences state those. */
export function inForce(model: WorkspaceModel, { scene, choosing }: Stage): WorkspaceModel {
  const candidate = choosing.chosen?.judged.candidate
  const speakers = [scene.own, ...scene.guards]
  const policies = model.policies.map(policy => {
    const speaker = speakers.find(({ program }) => program.model.id === policy.id)
    return speaker === undefined ? policy : withParameters(policy, candidate === undefined ? speaker.base : frameOf(speaker, candidate))
  })
  return { ...model, policies }
}

function withParameters(policy: PolicyModel, { parameters }: Speaker['base']): PolicyModel {
  return {
    ...policy,
    parameters: policy.parameters.map(parameter => {
      const value = encodeValue(parameter.type, parameters.get(parameter.name))
      return value === undefined ? parameter : { ...parameter, default: value }
    }),
  }
}
