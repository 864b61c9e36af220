// Loading policies

export type { PolicySet } from './evaluate/policy-set.ts'
export type { At, Issue } from './policy/issue.ts'
export { bundlePolicies } from './runtime/bundle-policies.ts'
export { documentSchemas } from './runtime/document-schemas.ts'
export { type Loaded, loadPolicies, type PolicyFiles, type PolicySource } from './runtime/load-policies.ts'
export { type PolicyFolder, readPolicyFolder } from './runtime/read-policy-folder.ts'

// json-rules-engine files

export type { ExportedFact, ExportedFile, ExportedRules, PlacedGap } from './policy/json-rules/export-rules.ts'
export {
  type RulesWorkspace,
  type SkeletonOptions,
  workspaceFromRules,
} from './policy/json-rules/workspace-from-rules.ts'
export { exportRules } from './runtime/export-rules.ts'

// The heart

export { releaseOf } from './evaluate/choice/release-of.ts'
export { decide } from './evaluate/decide.ts'
export { deciders } from './evaluate/deciders.ts'
export type { FactQuery, Gather, Need, ScoringQuestion } from './evaluate/gather/need.ts'
export { judgeTransition, type TransitionAnswer, type TransitionRequest } from './evaluate/lifecycle/judge-transition.ts'
export { needs } from './evaluate/needs.ts'
export { siteOf } from './evaluate/site-of.ts'

// What a decision may read

export { SYSTEMS, type SystemId } from './canonical/system.ts'
export type {
  Action,
  Actor,
  Ask,
  BusinessEvent,
  Certificate,
  Day,
  DecimalText,
  DecisionInput,
  Done,
  Edit,
  Instant,
  LedgerLine,
  Observation,
  Proposal,
  Release,
  Scoring,
  Shown,
  SiteCalendar,
  SiteDay,
  Subject,
  SystemState,
  Trigger,
  Vote,
  VoteChoice,
  WhyUnknown,
} from './evaluate/decision-input.ts'

// The decision

export { BUILT_IN_CODES, type BuiltInCode } from './evaluate/built-in-codes.ts'
export type {
  Author,
  Card,
  Choice,
  Decision,
  Enforcement,
  Fallback,
  Measure,
  Outcome,
  Param,
  Phase,
  Plan,
  Queue,
  Reason,
  Reservation,
  Step,
  Verdict,
  WhyMissing,
} from './evaluate/decision.ts'

// Explaining

export { describePolicies, type PolicyDescription, type WorkspaceDescription } from './explain/describe-policies.ts'
export { type Explanation, explain } from './explain/explain.ts'
export { explainPolicy } from './explain/explain-policy.ts'
export type { Change, ChangeRelation, Flip } from './explain/flip.ts'
export type { Section } from './explain/section.ts'
export { type Traced, tracer } from './explain/tracer.ts'

// Following lifecycles

export type { Standing } from './evaluate/arrival/subject-state.ts'
export { followLifecycles, type LifecycleFollower } from './runtime/lifecycles/follow-lifecycles.ts'
export type { LifecycleFinding, LifecycleSummary, ObjectsInState, UnseenTransition } from './runtime/lifecycles/lifecycle-summary.ts'
export type { ObservedEvent, TransitionJudgement } from './runtime/lifecycles/transition-judgement.ts'

// Records and recorded events

export { type ReadRecord, readRecord } from './audit/read-record.ts'
export { type DecisionRecord, makeRecord, SEMANTICS } from './audit/record.ts'
export { type CalendarCache, calendarCache } from './runtime/calendar-cache.ts'
export { type LineReader, lineReader, type RecordedLine, readRecordedLine } from './runtime/read-recorded-line.ts'
export { type CalendarSpan, resolveCalendar, type Sites } from './runtime/resolve-calendar.ts'
export { type Simulated, simulate } from './runtime/simulate.ts'
export { type SimulatedLedger, simulatedLedger } from './runtime/simulated-ledger.ts'
export { withCalendars } from './runtime/with-calendars.ts'

// Values

export {
  type DecisionId,
  type Digest,
  decisionId,
  type OptionId,
  optionId,
  type PolicyId,
  policyId,
  type StepId,
  stepId,
} from './values/ids.ts'
export type { Json, JsonObject } from './values/json.ts'
export { nearestName } from './values/nearest-name.ts'
