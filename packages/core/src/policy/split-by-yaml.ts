import type { MapNode, Report } from './source-node.ts'

/**
 * `a ? b : c` without quotes is a map to YAML, with the key `a ? b`. Says so, and that quotes keep it together.
 *
 * @returns whether this map is such an expression.
 */
export function splitByYaml(node: MapNode, report: Report): boolean {
  const [entry, ...others] = node.entries
  if (entry === undefined || others.length > 0 || !/^=|\s\?\s/.test(entry.key)) return false
  const message = 'YAML reads the `:` of this expression as that of a map'
  report({ code: 'yaml-syntax', severity: 'error', message, at: node.at, suggestion: 'put the expression in quotes' })
  return true
}
