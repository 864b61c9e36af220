import { expect, test } from 'vitest'
import { examination } from './examination.fixture.ts'
import { formatJunit } from './format-junit.ts'

test('a suite a file, errors as failures, warnings as output, all of it escaped', () => {
  const xml = formatJunit(examination)
  expect(xml).toContain('<testsuites name="countersign check" tests="4" failures="2" errors="0" skipped="0">')
  expect(xml).toContain('<system-out>policies/a.policy.yaml:2:7 cut-by-comma: the text was cut</system-out>')
  expect(xml).toContain('message="no field `&lt;b&gt;&quot;x&quot;&lt;/b&gt;`\n::error::100% \ufffd[2J, `a:b` ]]&gt;"')
  expect(xml).toContain('<testcase classname="clean.policy.yaml" name="clean.policy.yaml" file="clean.policy.yaml"/>')
  expect(xml).not.toMatch(/<b>|\u001b/)
  expect(xml.match(/<testcase /g)).toHaveLength(4)
})
