import { nearestName } from '../../values/nearest-name.ts'
import type { At } from '../issue.ts'
import type { Report } from '../source-node.ts'

/** ``there is no query `x` ``, with the nearest name there is, or all of them where they are few. */
export function unknownName(report: Report, code: string, at: At, noun: string, name: string, known: Iterable<string>): undefined {
  const names = [...known]
  const near = nearestName(name, names)
  const message = `there is no ${noun} \`${name}\``
  if (near !== undefined) report({ code, severity: 'error', message, at, suggestion: `did you mean \`${near}\`?` })
  else if (names.length === 0 || names.length > 8) report({ code, severity: 'error', message, at })
  else report({ code, severity: 'error', message, at, suggestion: `there are ${names.map(other => `\`${other}\``).join(', ')}` })
}
