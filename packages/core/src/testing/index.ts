export type { Covered } from './coverage.ts'
export type { CoverageSide } from './coverage-sides.ts'
export type { Failure } from './expectations.ts'
export type { CaseResult, Decided } from './run-case.ts'
export { runPolicyTests, type Testable, type TestRun } from './run-policy-tests.ts'

/** How many cases each property runs: quick by default, `LAWS=20000` in CI. */
export const lawRuns: number = Number(process.env['LAWS'] ?? 2000)
