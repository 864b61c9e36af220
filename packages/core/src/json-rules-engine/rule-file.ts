import type { RuleProgram } from './rule-program.ts'

const PROGRAM: unique symbol = Symbol('program')

/** A rule file that was checked, with what its host adds: immutable, any number of runs may be under way at once. Opaque but for these. */
export interface RuleFile {
  /** As it is named in issues. */
  readonly name: string
  /** What its rules are called in an outcome, in the order of an outcome. */
  readonly rules: readonly string[]
  readonly [PROGRAM]: RuleProgram
}

export function ruleFileOf(name: string, program: RuleProgram): RuleFile {
  const rules = [...program.rules].sort((a, b) => a.rank - b.rank).map(({ id }) => id)
  return { name, rules, [PROGRAM]: program }
}

export function programOf(file: RuleFile): RuleProgram {
  return file[PROGRAM]
}
