import type { WorkspaceModel } from '../../policy/model.ts'
import { lifecycleGraph } from '../lifecycle/lifecycle-graph.ts'
import { compilePolicy } from './compile-policy.ts'
import type { PolicyProgram, Program } from './program.ts'

/** Compiles every policy of a workspace and joins to each deciding policy the guard policies that may speak in it. */
export function compileProgram(model: WorkspaceModel): Program {
  const lifecycles = new Map(model.lifecycles.map(lifecycle => [lifecycle.type, lifecycleGraph(lifecycle)]))
  const policies = model.policies.map(policy => compilePolicy(policy, model, lifecycles.get(policy.subject)))
  const guards = policies.filter(isGuardPolicy).sort((a, b) => (a.model.id < b.model.id ? -1 : 1))
  const joined = policies.map(policy => ({
    ...policy,
    guardPolicies: isGuardPolicy(policy) ? [] : guards.filter(({ model: { subject } }) => subject === policy.model.subject),
  }))
  return { model, policies: new Map(joined.map(policy => [policy.model.id, policy])), lifecycles }
}

function isGuardPolicy({ model }: PolicyProgram): boolean {
  return model.options.length === 0
}
