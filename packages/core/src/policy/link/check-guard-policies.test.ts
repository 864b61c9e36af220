import { describe, expect, test } from 'vitest'
import { compileWorkspace } from '../compile-workspace.ts'
import { changed, FILES, issuesOf } from '../workspace.fixture.ts'

const guards = (decides: string, rest: string): string => `policy: care
version: 1.0.0
title: Care
owner: finance
decides: ${decides}
${rest}`
const voice = (actions: string): string => `guards:\n  - { id: care, for: ${actions}, then: deny, because: People look. }\n`
const gate = (actions: string): string => `gates:\n  - { id: back, for: ${actions}, reversible: { until: never } }\n`

const agentThatMay = changed('robot.agent.yaml', 'propose: [', 'propose: [journal.post, ')

describe('a guard policy that can speak in no decision', () => {
  test.each([
    ['an action of an option', guards('order', voice('order.release')), FILES, []],
    ['a pattern of which one action is used', guards('order', voice('order.*')), FILES, []],
    ['every action', guards('order', voice('"*"')), FILES, []],
    ['no `for`', guards('order', 'guards:\n  - { id: care, then: review, because: People look. }\n'), FILES, []],
    ['an action that no option takes', guards('order', voice('journal.post')), FILES, ['guard-never-speaks 7:22']],
    ['one of two', guards('order', voice('[journal.post, order.hold]')), FILES, []],
    ['that an agent may propose', guards('order', voice('journal.post')), agentThatMay, []],
    ['a gate', guards('order', gate('journal.post')), FILES, ['guard-never-speaks 7:22']],
    ['an object that nobody decides', guards('node', voice('order.release')), FILES, ['guard-never-speaks 5:10']],
    ['an action that there is not', guards('order', voice('jurnal.post')), FILES, ['unknown-action 7:22']],
  ])('%s', (_name, text, files, expected) => {
    const issues = issuesOf(compileWorkspace({ ...files, 'care.policy.yaml': text }))
    const said = issues.filter(({ at }) => at.file === 'care.policy.yaml')
    expect(said.map(({ code, at }) => `${code} ${at.line}:${at.column}`)).toEqual(expected)
  })

  test('says nothing where the options of the one that decides were misspelt', () => {
    const files = changed('release.policy.yaml', 'options:', 'option:')
    const issues = issuesOf(compileWorkspace({ ...files, 'care.policy.yaml': guards('order', voice('order.release')) }))
    expect(issues.filter(({ code }) => code === 'guard-never-speaks')).toEqual([])
  })
})
