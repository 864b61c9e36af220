import type { PolicySet, Section } from '@countersign/core'
import { describePolicies, explainPolicy } from '@countersign/core'
import { didYouMean } from '../did-you-mean.ts'
import type { Paper } from '../terminal/paper.ts'
import { plainText } from '../terminal/plain-text.ts'
import { printJson } from '../terminal/print-json.ts'
import { table } from '../terminal/table.ts'
import { wrap } from '../terminal/wrap.ts'
import { UsageError } from '../usage-error.ts'

/** One policy as sentences, or without an id the list of policies to ask about. */
export function explainPolicies(policies: PolicySet, id: string | undefined, format: 'pretty' | 'json', paper: Paper): string {
  const { policies: described } = describePolicies(policies)
  if (id === undefined) {
    if (format === 'json') return printJson(described)
    const rows = described.map(policy => [paper.colours.bold(policy.id), policy.version, policy.kind, plainText(policy.title)])
    return `${table(rows, ['left', 'left', 'left', 'left'])}\n`
  }
  const ids = described.map(policy => policy.id)
  const sections = explainPolicy(policies, id)
  if (sections.length === 0) throw new UsageError(`there is no policy \`${id}\`${didYouMean(id, ids)}`)
  return format === 'json' ? printJson({ policy: id, sections }) : `${sayAll(sections, paper).join('\n\n')}\n`
}

function sayAll(sections: readonly Section[], paper: Paper): readonly string[] {
  return sections.map(({ heading, sentences }) =>
    [paper.colours.bold(plainText(heading)), ...sentences.map(sentence => say(sentence, paper))].join('\n'),
  )
}

/** Sentences below a heading are indented; one that starts with blanks belongs to the one above and is indented further. */
function say(sentence: string, paper: Paper): string {
  return wrap(`  ${plainText(sentence)}`, paper.columns, '  ')
}
