import type { Members } from '../../evaluate/frame/members.ts'
import { membersOf } from '../../evaluate/frame/members.ts'

/** A stored decision is read member by member: its form is what some file says, not what a type promises. */
export function listOf(value: unknown): readonly Members[] {
  return Array.isArray(value) ? value.map(membersOf) : []
}

export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

/** Of every voice on the choice and on what was struck, each once, sorted. */
export function reasonCodes(decision: Members): readonly string[] {
  const struck = listOf(decision['struck']).flatMap(({ reasons }) => listOf(reasons))
  const codes = [...listOf(decision['reasons']), ...struck].map(({ code }) => textOf(code))
  return [...new Set(codes)].filter(code => code !== '').sort()
}
