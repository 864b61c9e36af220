import { checkAny, newChecking } from './check/check-expression.ts'
import type { Checked, Checking } from './check/checking.ts'
import type { At } from './issue.ts'
import { parseCel } from './parse-cel.ts'
import type { Scope } from './scope.ts'
import type { Report, ScalarNode } from './source-node.ts'
import type { Problem, Span } from './syntax.ts'

/** Expression text with the way back to the file. */
export interface ExpressionText {
  readonly text: string
  readonly place: (span: Span) => At
}

/** The text of a scalar from `offset` on. */
export function expressionText(node: ScalarNode, offset = 0): ExpressionText {
  const whole = typeof node.value === 'string' ? node.value : node.source
  const place = ({ start, end }: Span) => (whole === '' ? node.at : node.place(start + offset, Math.max(end, start + 1) + offset))
  return { text: whole.slice(offset), place }
}

/** A checked expression, with the checking that knows where its parts stand. */
export interface Read extends Checked {
  readonly checking: Checking
}

/** Parses and checks; problems become issues at their place. */
export function checkText(source: ExpressionText, scope: Scope, slot: Checking['slot'], report: Report): Read | undefined {
  const parsed = parseCel(source.text)
  const problem = reporting(source.place, report)
  if (parsed.kind === 'refused') {
    for (const each of parsed.problems) problem(each)
    return undefined
  }
  const checking = newChecking(scope, source.text, slot, problem)
  const checked = checkAny(parsed.syntax, checking)
  return checked === undefined ? undefined : { ...checked, checking }
}

/** Turns problems into issues. */
export function reporting(place: (span: Span) => At, report: Report): (problem: Problem) => void {
  return ({ start, end, ...said }) => report({ ...said, severity: 'error', at: place({ start, end }) })
}
