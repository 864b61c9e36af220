declare const brand: unique symbol
type Brand<Base, Name extends string> = Base & { readonly [brand]: Name }

/** SHA-256 in lower-case hex, prefixed `sha256:`. */
export type Digest = Brand<string, 'Digest'>
export type PolicyId = Brand<string, 'PolicyId'>
/** `release-all`, or an instance: `one-node[DC-EAST]`. */
export type OptionId = Brand<string, 'OptionId'>
/** The step's `as`, else its position: `1`; `4[0]` inside a `for`. */
export type StepId = Brand<string, 'StepId'>
/** H(tenant, source, event id, policy): the same event gives the same decision. */
export type DecisionId = Brand<string, 'DecisionId'>

export const policyId = (text: string): PolicyId => text as PolicyId
export const optionId = (text: string): OptionId => text as OptionId
export const stepId = (text: string): StepId => text as StepId
export const decisionId = (text: string): DecisionId => text as DecisionId
