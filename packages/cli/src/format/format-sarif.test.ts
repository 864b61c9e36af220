import { expect, test } from 'vitest'
import { examination } from './examination.fixture.ts'
import { formatSarif } from './format-sarif.ts'

const log = JSON.parse(formatSarif(examination, '1.2.3'))

test('one run, one rule a code, a result a finding', () => {
  expect(log.version).toBe('2.1.0')
  expect(log.runs).toHaveLength(1)
  const [{ tool, results }] = log.runs
  expect(tool.driver).toMatchObject({ name: 'countersign', version: '1.2.3' })
  expect(tool.driver.rules.map((rule: { id: string }) => rule.id)).toEqual(['cut-by-comma', 'unknown-action', 'unknown-field'])
  for (const result of results) expect(tool.driver.rules[result.ruleIndex].id).toBe(result.ruleId)
})

test('paths are URIs, regions have the columns of the place', () => {
  const places = log.runs[0].results.map((result: { locations: [{ physicalLocation: unknown }] }) => result.locations[0].physicalLocation)
  const region = { startLine: 2, startColumn: 7, endLine: 2, endColumn: 12 }
  expect(places).toEqual([
    { artifactLocation: { uri: 'policies/a.policy.yaml' }, region },
    { artifactLocation: { uri: 'policies/a%2Cb%3Ac%25.policy.yaml' }, region },
    { artifactLocation: { uri: 'pack:orders/o.catalogue.yaml' }, region },
  ])
})

test('a fix is a replacement of that region', () => {
  const [first] = log.runs[0].results
  expect(first.fixes[0].artifactChanges[0].replacements[0]).toMatchObject({ insertedContent: { text: '"f(a, b)"' } })
})
