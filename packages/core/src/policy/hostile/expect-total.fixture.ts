import { expect } from 'vitest'
import type { CompiledWorkspace } from '../compile-workspace.ts'
import { compileWorkspace } from '../compile-workspace.ts'
import { ISSUE_CODES } from '../issue-codes.ts'
import { readBundle } from '../read-bundle.ts'
import type { Files } from '../read-documents.ts'
import { issuesOf } from '../workspace.fixture.ts'
import { writeBundle } from '../write-bundle.ts'

/** No load may take longer, on a machine that does other things too. */
const LONGEST_MS = 2_000

/**
 * Compiles what nobody would write, and expects issues or a model and nothing else: no defect, no refusal without a reason, no code
 * that is in no table, no long wait by the `clock`. What compiles can be bundled and read again.
 */
export function expectTotal(files: Files, what: string, clock: () => number): CompiledWorkspace {
  const start = clock()
  const compiled = compileWorkspace(files)
  const took = clock() - start
  const codes = issuesOf(compiled).map(({ code }) => code)
  const unknown = codes.filter(code => !Object.hasOwn(ISSUE_CODES, code) || code === 'internal-error')
  expect({ what, unknown, quick: took < LONGEST_MS }).toEqual({ what, unknown: [], quick: true })
  if (compiled.kind === 'compiled') expect({ what, ...readBundle(writeBundle(compiled.model)) }).toMatchObject({ what, kind: 'read' })
  else expect({ what, errors: compiled.issues.some(({ severity }) => severity === 'error') }).toEqual({ what, errors: true })
  return compiled
}

/** Every so-and-so-manyth of many cases. A prime step has no factor in common with a table of changes, so that each change comes round. */
export function everyNth<T>(cases: readonly T[], step: number): readonly T[] {
  return cases.filter((_, index) => index % step === 0)
}
