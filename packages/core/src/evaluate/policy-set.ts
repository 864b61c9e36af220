import type { WorkspaceModel } from '../policy/model.ts'
import { canonicalJson } from '../values/canonical-json.ts'
import { digestOf } from '../values/digest.ts'
import type { Digest } from '../values/ids.ts'
import { plainJson } from '../values/plain-json.ts'
import { compileProgram } from './program/compile-program.ts'
import type { Program } from './program/program.ts'

const MODEL: unique symbol = Symbol('model')
const PROGRAM: unique symbol = Symbol('program')

/** All policies of a workspace, compiled: immutable, free of state, shared by any number of decisions. Opaque but for these three. */
export interface PolicySet {
  /** SHA-256 over the canonical bytes of the model without positions. */
  readonly digest: Digest
  /** Name of the workspace and a short form of the digest, for people. */
  readonly revision: string
  /** Digest of the contracts alone: actions, events and subjects. */
  readonly catalogue: string
  readonly [MODEL]: WorkspaceModel
  readonly [PROGRAM]: Program
}

/**
 * Compiles a loaded workspace, once; every decision afterwards only runs closures.
 *
 * @example
 * ```ts
 * const compiled = compileWorkspace(files)
 * if (compiled.kind === 'compiled') decide(policySetOf(compiled.model), input)
 * ```
 */
export function policySetOf(model: WorkspaceModel): PolicySet {
  const { at: _positions, ...digested } = model
  const digest = digestOf(canonicalJson(plainJson(digested)))
  const { actions, events, subjects } = model
  return {
    digest,
    revision: `${model.name}@${digest.slice('sha256:'.length, 'sha256:'.length + 12)}`,
    catalogue: digestOf(canonicalJson(plainJson({ actions, events, subjects }))),
    [MODEL]: model,
    [PROGRAM]: compileProgram(model),
  }
}

export function modelOf(policies: PolicySet): WorkspaceModel {
  return policies[MODEL]
}

export function programOf(policies: PolicySet): Program {
  return policies[PROGRAM]
}
