import type { Issue } from '@countersign/core'
import type { Examination } from './examination.ts'

const at = { file: 'policies/a.policy.yaml', line: 2, column: 7, endLine: 2, endColumn: 12 }

/** Issues whose texts try to leave the place where they are printed. For tests of every format. */
const HOSTILE: Issue = {
  code: 'unknown-field',
  severity: 'error',
  message: 'no field `<b>"x"</b>`\n::error::100% \u001b[2J, `a:b` ]]>',
  at: { ...at, file: 'policies/a,b:c%.policy.yaml' },
  suggestion: "did you mean `total` & `tier'`?",
}

const FIXABLE: Issue = { code: 'cut-by-comma', severity: 'warning', message: 'the text was cut', at, fix: '"f(a, b)"' }

const IN_PACK: Issue = {
  code: 'unknown-action',
  severity: 'error',
  message: 'no action',
  at: { ...at, file: 'pack:orders/o.catalogue.yaml' },
}

export const examination: Examination = {
  command: 'check',
  units: [
    { name: 'policies/a.policy.yaml', file: 'policies/a.policy.yaml', issues: [FIXABLE] },
    { name: HOSTILE.at.file, file: HOSTILE.at.file, issues: [HOSTILE] },
    { name: IN_PACK.at.file, file: IN_PACK.at.file, issues: [IN_PACK] },
    { name: 'clean.policy.yaml', file: 'clean.policy.yaml', issues: [] },
  ],
  sources: new Map([['policies/a.policy.yaml', 'policy: a\nwhen: { x: f(a, b) }\n']]),
}
