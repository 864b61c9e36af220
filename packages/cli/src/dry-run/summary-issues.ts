import type { Issue } from '@countersign/core'

/** `once`: a warning; a stream of other people's events has the same one a million times, and its first place is enough. */
export interface KeptIssue {
  readonly issue: Issue
  readonly once: boolean
}

/** The issues of a run that are worth printing, in bounded memory. */
export interface IssueList {
  readonly add: (issues: readonly Issue[], once: boolean) => void
  readonly kept: () => readonly KeptIssue[]
}

/** What a summary prints. */
export const MAX_ISSUES = 100

/**
 * Keeps as many errors as are ever printed, and every distinct warning up to `maxWarnings`: without that limit, of one block of lines,
 * the list holds all that the list of a whole run may take from it.
 */
export function createIssueList(maxWarnings: number = Number.POSITIVE_INFINITY): IssueList {
  const kept: KeptIssue[] = []
  const warned = new Set<string>()
  let [errors, inputs] = [0, 0]
  const addOne = (issue: Issue, once: boolean): void => {
    if (once) {
      const said = `${issue.code}\n${issue.message}`
      if (warned.size >= maxWarnings || warned.has(said)) return
      warned.add(said)
    } else if (isOfInput(issue)) {
      if (inputs >= MAX_ISSUES) return
      inputs += 1
    } else {
      if (errors >= MAX_ISSUES) return
      errors += 1
    }
    kept.push({ issue, once })
  }
  return {
    add: (issues, once) => {
      for (const issue of issues) addOne(issue, once)
    },
    kept: () => kept,
  }
}

/** The first hundred; what is wrong with a whole input comes before what is wrong with a line of it. */
export function printedIssues(list: IssueList): readonly Issue[] {
  const issues = list.kept().map(({ issue }) => issue)
  return [...issues.filter(isOfInput), ...issues.filter(issue => !isOfInput(issue))].slice(0, MAX_ISSUES)
}

function isOfInput({ code }: Issue): boolean {
  return code === 'input-broken-off'
}
