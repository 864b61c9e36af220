export { policyPacks, type PolicyPacks } from './policy-packs.ts'
