import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { BUILT_IN_CODES } from '../packages/core/src/evaluate/built-in-codes.ts'
import { FUNCTION_SIGNATURES } from '../packages/core/src/policy/function-signatures.ts'
import { ISSUE_CODES } from '../packages/core/src/policy/issue-codes.ts'
import { OPERATORS } from '../packages/core/src/policy/map-form/operators.ts'
import { RESERVED_WORDS } from '../packages/core/src/policy/reserved-words.ts'
import { FAILURE_CODES } from '../packages/core/src/score/failure-codes.ts'
import { FUNCTION_MEANINGS } from './docs/function-meanings.ts'
import { issueRows, issuesPage } from './docs/issues-page.ts'
import { languagePage } from './docs/language-page.ts'
import { OPERATOR_MEANINGS } from './docs/operator-meanings.ts'
import { referencePages } from './docs/reference-pages.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const read = (path: string): string => readFileSync(`${root}/${path}`, 'utf8')

test.each(Object.entries(referencePages()))('docs/%s is what `pnpm docs:reference` writes', (name, page) => {
  expect(read(`docs/${name}`)).toBe(page)
})

test('every function says what it means', () => {
  expect(Object.keys(FUNCTION_MEANINGS)).toEqual(Object.keys(FUNCTION_SIGNATURES))
})

test('docs/language.md has every operator of the map form with its meaning, and every reserved word', () => {
  const page = read('docs/language.md')
  expect(Object.keys(OPERATOR_MEANINGS)).toEqual([...OPERATORS.keys()])
  expect(page).toBe(languagePage(page))
  const words = /^## Names\n([\s\S]*?)\n## /m.exec(page)?.[1]?.split(/[\s`]+/)
  const written = [...RESERVED_WORDS].filter(word => !['__proto__', 'prototype', 'constructor', '_'].includes(word))
  expect(written.filter(word => words?.includes(word) !== true)).toEqual([])
})

test('docs/issues.md has a row with the meaning and some advice for each issue code, and no other', () => {
  const page = read('docs/issues.md')
  const rows = issueRows(page)
  expect(rows.map(({ code }) => code).toSorted()).toEqual(Object.keys(ISSUE_CODES).toSorted())
  expect(rows.filter(({ advice }) => advice === '')).toEqual([])
  expect(page).toBe(issuesPage(page))
})

test('every registered issue code is given somewhere', () => {
  const sources = globSync('packages/*/src/**/*.ts', { cwd: root })
    .filter(file => !file.endsWith('.test.ts') && !file.endsWith('issue-codes.ts'))
    .map(read)
    .join('\n')
  const given = (code: string): boolean => sources.includes(`'${code}'`) || sources.includes(`'${code.replace('-malformed', '')}', refuse`)
  expect(Object.keys(ISSUE_CODES).filter(code => !given(code))).toEqual([])
})

test('every code in the sources is a registered issue code, a built-in reason or a failure of a scorer', () => {
  const files = globSync('packages/*/src/**/*.ts', { cwd: root }).filter(file => !/\.(test|fixture|arbitrary)\.ts$/.test(file))
  const used = files.flatMap(file => [...read(file).matchAll(/\bcode: '([a-z0-9-]+)'/g)].map(([, code = '']) => ({ file, code })))
  const known = new Set([ISSUE_CODES, BUILT_IN_CODES, FAILURE_CODES].flatMap(Object.keys))
  expect(used.length).toBeGreaterThan(50)
  expect(used.filter(({ code }) => !known.has(code))).toEqual([])
})
