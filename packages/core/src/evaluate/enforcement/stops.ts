import type { SystemId } from '../../canonical/system.ts'
import { matchesAction } from '../guards/action-pattern.ts'
import type { Candidate } from '../options/candidate.ts'
import type { Scene } from '../scene.ts'

/** Whether a stop in force holds this plan back. A scope that nobody understands stops everything. */
export function isStopped(scene: Scene, candidate: Candidate | undefined): boolean {
  return scene.input.standing.stops.some(text => covers(readScope(text), scene, candidate))
}

type Scope =
  | { readonly kind: 'all' }
  | { readonly kind: 'policy'; readonly policy: string; readonly option?: string }
  | { readonly kind: 'action' | 'system' | 'site'; readonly name: string }

const ALL: Scope = { kind: 'all' }
const KEBAB = '[a-z][a-z0-9]*(?:-[a-z0-9]+)*'
/** `order-release`, `order-release/option:transfer`, `order-release/option:transfer[DC-WEST]`. */
const POLICY = new RegExp(`^(${KEBAB})(?:/option:(${KEBAB}(?:\\[.+\\])?))?$`, 's')
const ACTION = /^(?:\*|[a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*)*\.(?:\*|[a-z][a-z0-9_]*))$/

// A record, so that a system which is added there and forgotten here does not compile.
const SYSTEMS: Readonly<Record<SystemId, true>> = {
  oms: true,
  wms: true,
  erp: true,
  tms: true,
  carrier: true,
  commerce: true,
  countersign: true,
}

/** Read strictly: whoever mistypes a stop wants something stopped, and nobody knows what. */
function readScope(text: string): Scope {
  const colon = text.indexOf(':')
  const name = text.slice(colon + 1)
  switch (text.slice(0, Math.max(colon, 0))) {
    case 'policy':
      return readPolicy(name)
    case 'action':
      return ACTION.test(name) ? { kind: 'action', name } : ALL
    case 'system':
      return Object.hasOwn(SYSTEMS, name) ? { kind: 'system', name } : ALL
    case 'site':
      return name !== '' && name === name.trim() ? { kind: 'site', name } : ALL
    default:
      return ALL
  }
}

function readPolicy(name: string): Scope {
  const [, policy, option] = POLICY.exec(name) ?? []
  if (policy === undefined) return ALL
  return { kind: 'policy', policy, ...(option === undefined ? {} : { option }) }
}

/** A stop on an option stops every instance of it. */
function covers(scope: Scope, { program, site }: Scene, candidate: Candidate | undefined): boolean {
  switch (scope.kind) {
    case 'all':
      return true
    case 'policy':
      return scope.policy === program.model.id && (scope.option === undefined || isOption(scope.option, candidate))
    case 'action':
      return candidate?.steps.some(({ step }) => matchesAction(scope.name, step.action)) ?? false
    case 'system':
      return candidate?.steps.some(({ action }) => action === undefined || action.system === scope.name) ?? false
    case 'site':
      return site === undefined || site === scope.name
  }
}

function isOption(option: string, candidate: Candidate | undefined): boolean {
  return option === candidate?.id || option === candidate?.family
}
