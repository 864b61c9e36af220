export { type PolicyPacks, policyPacks } from './policy-packs.ts'
