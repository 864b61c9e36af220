import type { PolicySet } from '../evaluate/policy-set.ts'
import { modelOf } from '../evaluate/policy-set.ts'
import type { LifecycleModel, PolicyModel, WorkspaceModel } from '../policy/model.ts'
import type { Report } from '../policy/source-node.ts'
import type { CaseShapes, TestDocument } from '../policy/test-document.ts'
import type { FactName } from '../runtime/fact-names.ts'
import { factNames } from '../runtime/fact-names.ts'
import { unknownName } from './case-issue.ts'
import { textOf } from './case-node.ts'
import type { Likeness } from './like.ts'
import { likeness } from './like.ts'

/** What the cases of one test document share. */
export interface CaseContext {
  readonly workspace: WorkspaceModel
  readonly policy: PolicyModel
  /** Name of the field that is the key of the subject. */
  readonly keyField: string
  readonly lifecycle: LifecycleModel | undefined
  readonly facts: readonly FactName[]
  readonly like: Likeness
  readonly shapes: CaseShapes
  /** `now` of the document. */
  readonly now: string | undefined
}

/** @returns `undefined` with an issue where the document tests no policy that decides. */
export function caseContext(policies: PolicySet, document: TestDocument, report: Report): CaseContext | undefined {
  const workspace = modelOf(policies)
  const deciders = workspace.policies.filter(one => one.options.length > 0)
  const policy = deciders.find(one => one.id === document.policy)
  if (policy === undefined) {
    report(
      unknownName(
        'unknown-policy',
        'policy that decides named',
        document.policy,
        deciders.map(one => one.id),
        document.at,
      ),
    )
    return undefined
  }
  const keyField = (Object.hasOwn(workspace.subjects, policy.subject) ? workspace.subjects[policy.subject]?.key : undefined) ?? 'id'
  return {
    workspace,
    policy,
    keyField,
    lifecycle: workspace.lifecycles.find(one => one.type === policy.subject),
    facts: factNames(workspace, policy.id),
    like: likeness(document.cases, policy.subject, keyField),
    shapes: document.shapes,
    now: textOf(document.now),
  }
}
