// `node bench/profile.ts [seconds] [asked|event]` after a build: only our decision, in one loop, for `--cpu-prof` and for a quick look.
import { decide } from '@countersign/core'
import { approvalCases } from './order-approval/approval-case.ts'
import { approvalPolicies } from './order-approval/approval-policies.ts'
import { askedInput, eventInput } from './order-approval/input-of-case.ts'

const [seconds = '3', trigger = 'asked'] = process.argv.slice(2)
const policies = await approvalPolicies()
const inputs = approvalCases(4096).map(trigger === 'event' ? eventInput : askedInput)
const denied = (): number => inputs.reduce((sum, input) => sum + Number(isDenied(decide(policies, input))), 0)

let best = Number.POSITIVE_INFINITY
for (const end = performance.now() + Number(seconds) * 1000; performance.now() < end; ) {
  const start = performance.now()
  denied()
  best = Math.min(best, performance.now() - start)
}
console.log(`${trigger}: best ${((best / inputs.length) * 1e6).toFixed(0)} ns a decision, ${denied()} of ${inputs.length} denied`)

function isDenied(decision: ReturnType<typeof decide>): boolean {
  return decision.kind === 'single' && decision.verdict === 'deny'
}
