import type { Decided } from './decided.ts'
import { figuresOf } from './decided.ts'

/** One line of `--out`: where it came from, the figures to search for, and the whole decision. */
export function decisionLine({ file, line, input, site, decision }: Decided): string {
  const { verdict, enforcement, option, fallback, reasons, struck } = figuresOf(decision)
  const event =
    input.trigger.kind === 'event'
      ? { id: input.trigger.event.id, source: input.trigger.event.source, type: input.trigger.event.type }
      : undefined
  const subject = { type: input.subject.type, key: input.subject.key }
  const printed = {
    file,
    line,
    event,
    subject,
    policy: input.policy,
    site,
    verdict,
    enforcement,
    option,
    fallback,
    reasons,
    struck,
    decision,
  }
  return `${JSON.stringify(printed)}\n`
}
