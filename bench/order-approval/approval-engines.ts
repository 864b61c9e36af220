import { cedarRules } from '../engines/cedar.ts'
import { celRules, celVerdict } from '../engines/cel.ts'
import type { Engine } from '../engines/engine.ts'
import { jsonLogicRules, jsonLogicVerdict } from '../engines/json-logic.ts'
import { jsonRulesAsShipped, jsonRulesCheapPaths } from '../engines/json-rules.ts'
import { zenAtOnce, zenRules } from '../engines/zen.ts'
import type { ApprovalCase } from './approval-case.ts'
import { countersignEngines } from './countersign.ts'
import { handWrittenEngines } from './hand-written.ts'
import { IN_CEDAR } from './in-cedar.ts'
import { IN_CEL } from './in-cel.ts'
import { IN_JSON_LOGIC } from './in-json-logic.ts'
import { IN_JSON_RULES } from './in-json-rules.ts'
import { IN_ZEN } from './in-zen.ts'
import { plainDocument } from './plain-document.ts'
import { wholeDocument } from './whole-document.ts'

/** Every way to decide these cases: the floor, ours, and the peers from the plainest to the farthest. Each has its own copy of them. */
export async function approvalEngines(cases: readonly ApprovalCase[]): Promise<readonly Engine[]> {
  const plain = (): ReturnType<typeof plainDocument>[] => cases.map(plainDocument)
  return [
    ...handWrittenEngines(cases),
    ...(await countersignEngines(cases)),
    jsonLogicVerdict(IN_JSON_LOGIC, plain()),
    jsonLogicRules(IN_JSON_LOGIC, plain()),
    celVerdict(IN_CEL, plain()),
    celRules(IN_CEL, plain()),
    jsonRulesAsShipped(IN_JSON_RULES, plain()),
    jsonRulesCheapPaths(IN_JSON_RULES, plain()),
    zenRules(IN_ZEN, plain()),
    zenAtOnce(IN_ZEN, plain()),
    cedarRules('order-approval', IN_CEDAR, cases.map(wholeDocument)),
  ]
}
