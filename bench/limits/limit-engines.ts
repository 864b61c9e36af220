import { readFile } from 'node:fs/promises'
import type { PolicySet } from '@countersign/core'
import { decide, loadPolicies, readPolicyFolder } from '@countersign/core'
import { cedarRules } from '../engines/cedar.ts'
import { celRules } from '../engines/cel.ts'
import type { Engine } from '../engines/engine.ts'
import { at, engine } from '../engines/engine.ts'
import { jsonLogicRules } from '../engines/json-logic.ts'
import { jsonRulesAsShipped, jsonRulesCheapPaths } from '../engines/json-rules.ts'
import { zenRules } from '../engines/zen.ts'
import type { ApprovalCase } from '../order-approval/approval-case.ts'
import { APPROVAL_FOLDER } from '../order-approval/approval-policies.ts'
import { answerOf } from '../order-approval/countersign.ts'
import { askedInput } from '../order-approval/input-of-case.ts'
import { plainDocument } from '../order-approval/plain-document.ts'
import { wholeDocument } from '../order-approval/whole-document.ts'
import type { Limit } from './limit.ts'
import { rulesOf } from './limit.ts'
import { LIMIT_IN } from './limit-conditions.ts'

/** The engines that tell which rules fired, each with these limits for its rules. */
export async function limitEngines(limited: readonly Limit[], cases: readonly ApprovalCase[]): Promise<readonly Engine[]> {
  const plain = (): ReturnType<typeof plainDocument>[] => cases.map(plainDocument)
  return [
    await countersignLimits(limited, cases),
    jsonLogicRules(rulesOf(limited, LIMIT_IN.jsonLogic), plain()),
    celRules(rulesOf(limited, LIMIT_IN.cel), plain()),
    jsonRulesAsShipped(rulesOf(limited, LIMIT_IN.jsonRules), plain()),
    jsonRulesCheapPaths(rulesOf(limited, LIMIT_IN.jsonRules), plain()),
    zenRules(rulesOf(limited, LIMIT_IN.zen), plain()),
    cedarRules(`limits-${limited.length}`, rulesOf(limited, LIMIT_IN.cedar), cases.map(wholeDocument)),
  ]
}

async function countersignLimits(limited: readonly Limit[], cases: readonly ApprovalCase[]): Promise<Engine> {
  const policies = await limitPolicies(limited)
  const inputs = cases.map(askedInput)
  return engine({
    name: 'countersign, `decide`',
    gives: 'decision, all reasons with values',
    run: index => decide(policies, at(inputs, index)),
    read: answerOf,
  })
}

/** The workspace of the ten rules with these guards in the place of its own. */
async function limitPolicies(limited: readonly Limit[]): Promise<PolicySet> {
  const { files } = await readPolicyFolder(APPROVAL_FOLDER)
  const name = 'order-approval.policy.yaml'
  const [head, , tail] = (await readFile(new URL(name, APPROVAL_FOLDER), 'utf8')).split(/^(?=guards:|propose:)/m)
  const guards = limited.map(
    limit => `  - { id: ${limit.id}, for: order.release, when: "${LIMIT_IN.countersign(limit)}", then: review, because: Large. }\n`,
  )
  const loaded = await loadPolicies({ files: { ...files, [name]: `${head}guards:\n${guards.join('')}\n${tail}` } })
  if (loaded.kind === 'refused') throw new Error(loaded.issues.map(({ message }) => message).join('\n'))
  return loaded.policies
}
