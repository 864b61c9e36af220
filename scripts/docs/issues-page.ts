import { ISSUE_CODES } from '../../packages/core/src/policy/issue-codes.ts'

const ROW = /^\| `([a-z0-9-]+)` \| .*? \| (.*) \|$/

/** The codes of a page, in its order, with what to do about each. */
export function issueRows(page: string): readonly { readonly code: string; readonly advice: string }[] {
  return page.split('\n').flatMap(line => {
    const [, code, advice] = ROW.exec(line) ?? []
    return code === undefined || advice === undefined ? [] : [{ code, advice: advice.trim() }]
  })
}

/**
 * The page with every meaning as the registry has it. Headings and advice are written by hand and stay; a code that has no row yet
 * gets one at the end, without advice, and a test fails until somebody has written it.
 */
export function issuesPage(page: string): string {
  const listed = new Set(issueRows(page).map(({ code }) => code))
  const missing = Object.keys(ISSUE_CODES).filter(code => !listed.has(code))
  const lines = page.split('\n').flatMap(line => {
    const [, code, advice] = ROW.exec(line) ?? []
    if (code === undefined || advice === undefined) return [line]
    const meaning = Object.hasOwn(ISSUE_CODES, code) ? ISSUE_CODES[code] : undefined
    return meaning === undefined ? [] : [issueRow(code, meaning, advice)]
  })
  const added = missing.map(code => issueRow(code, ISSUE_CODES[code] ?? '', ''))
  return `${[...lines.join('\n').trimEnd().split('\n'), ...added].join('\n')}\n`
}

function issueRow(code: string, meaning: string, advice: string): string {
  return `| \`${code}\` | ${meaning.replaceAll('|', '\\|')} | ${advice} |`
}
