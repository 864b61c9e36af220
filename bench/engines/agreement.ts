import type { Answer, Engine } from './engine.ts'

/**
 * Where an engine answers a case otherwise than the first one: the verdict, and the rules that fired where it tells them.
 *
 * @returns one line a difference, none: all agree on all cases.
 */
export async function disagreements(engines: readonly Engine[], cases: number): Promise<readonly string[]> {
  const found: string[] = []
  for (let index = 0; index < cases; index += 1) {
    const answers: (readonly [name: string, said: Answer])[] = []
    for (const { name, run, read, checked = cases } of engines) if (index < checked) answers.push([name, read(await run(index))])
    found.push(...differences(answers).map(difference => `case ${index}: ${difference}`))
  }
  return found
}

function differences(answers: readonly (readonly [name: string, said: Answer])[]): readonly string[] {
  const verdict = answers[0]?.[1].verdict
  const rules = answers.map(([, { fired }]) => fired).find(fired => fired !== undefined)
  return answers.flatMap(([name, said]) => {
    if (said.verdict !== verdict) return [`${name} says ${said.verdict}, not ${verdict}`]
    const own = said.fired === undefined || rules === undefined || listed(said.fired) === listed(rules)
    return own ? [] : [`${name} lists ${listed(said.fired ?? [])}, not ${listed(rules ?? [])}`]
  })
}

function listed(rules: readonly string[]): string {
  return [...rules].sort().join(' ')
}
