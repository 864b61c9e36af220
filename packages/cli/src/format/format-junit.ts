import type { Issue } from '@countersign/core'
import { escapeMarkup } from './escape-markup.ts'
import type { Examination, Unit } from './examination.ts'

/** One test suite a file, one test case a unit; warnings go to `system-out`, so that they do not fail a build. */
export function formatJunit(examination: Examination): string {
  const suites = Map.groupBy(examination.units, unit => unit.file)
  const body = [...suites].map(([file, units]) => suite(file, units))
  const totals = counts(examination.units)
  return `${['<?xml version="1.0" encoding="UTF-8"?>', `<testsuites name="countersign ${examination.command}" ${totals}>`, ...body, '</testsuites>'].join('\n')}\n`
}

function counts(units: readonly Unit[]): string {
  const failed = units.filter(unit => unit.issues.some(issue => issue.severity === 'error')).length
  return `tests="${units.length}" failures="${failed}" errors="0" skipped="0"`
}

function suite(file: string, units: readonly Unit[]): string {
  const cases = units.map(unit => testCase(file, unit))
  return [`  <testsuite name="${escapeMarkup(file)}" ${counts(units)}>`, ...cases, '  </testsuite>'].join('\n')
}

function testCase(file: string, unit: Unit): string {
  const head = `    <testcase classname="${escapeMarkup(file)}" name="${escapeMarkup(unit.name)}" file="${escapeMarkup(file)}"`
  if (unit.issues.length === 0) return `${head}/>`
  const failures = unit.issues.filter(issue => issue.severity === 'error').map(failure)
  const warnings = unit.issues.filter(issue => issue.severity === 'warning').map(line)
  const output = warnings.length === 0 ? [] : [`      <system-out>${escapeMarkup(warnings.join('\n'))}</system-out>`]
  return [`${head}>`, ...failures, ...output, '    </testcase>'].join('\n')
}

function failure(issue: Issue): string {
  return `      <failure type="${escapeMarkup(issue.code)}" message="${escapeMarkup(issue.message)}">${escapeMarkup(line(issue))}</failure>`
}

function line({ at, code, message, suggestion }: Issue): string {
  const advice = suggestion === undefined ? '' : ` (${suggestion})`
  return `${at.file}:${at.line}:${at.column} ${code}: ${message}${advice}`
}
