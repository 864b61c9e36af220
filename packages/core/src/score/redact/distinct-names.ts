/** Names of the ids of one question: an id that is repeated keeps its name, and no two have one alike. */
export interface DistinctNames {
  /** The name that was given, else the one that `named` makes, with a number behind it where another id has it. */
  readonly of: (id: string, named: (id: string) => string) => string
  readonly given: (id: string) => string | undefined
}

export function distinctNames(): DistinctNames {
  const given = new Map<string, string>()
  const taken = new Set<string>()
  // The last number behind each name, so that many ids of one name are no long search.
  const counts = new Map<string, number>()
  const unused = (name: string): string => {
    if (!taken.has(name)) return name
    let count = counts.get(name) ?? 1
    do count += 1
    while (taken.has(`${name} (${count})`))
    counts.set(name, count)
    return `${name} (${count})`
  }
  return {
    of(id, named) {
      const known = given.get(id)
      if (known !== undefined) return known
      const name = unused(named(id))
      given.set(id, name)
      taken.add(name)
      return name
    },
    given: id => given.get(id),
  }
}
