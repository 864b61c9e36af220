import { Environment } from '@marcbachmann/cel-js'
import type { Engine } from './engine.ts'
import { at, engine } from './engine.ts'
import type { Rules, Verdict } from './rules.ts'
import { conditionsThat, verdictOf } from './rules.ts'

/** Parsed once and evaluated for every case, with variables of dynamic type; stops at the first rule that decides. */
export function celVerdict(rules: Rules<string>, documents: readonly object[]): Engine {
  const anyThat = (vote: Verdict): string => conditionsThat(vote, rules).map(inParentheses).join(' || ')
  const verdict = environment().parse(`(${anyThat('deny')}) ? "deny" : (${anyThat('review')}) ? "review" : "permit"`)
  return engine({
    name: 'cel-js, parsed',
    gives: 'verdict',
    run: (index): Verdict => verdict(at(documents, index)) as Verdict,
    read: found => ({ verdict: found }),
  })
}

/** One expression that lists the truth of every rule. */
export function celRules({ votes, conditions }: Rules<string>, documents: readonly object[]): Engine {
  const all = environment().parse(`[${Object.values(conditions).map(inParentheses).join(', ')}]`)
  const ids = Object.keys(conditions)
  return engine({
    name: 'cel-js, parsed, all rules',
    gives: 'truth of every rule',
    run: (index): readonly boolean[] => all(at(documents, index)) as readonly boolean[],
    read: found => {
      const fired = ids.filter((_, rule) => found[rule])
      return { verdict: verdictOf(votes, fired), fired }
    },
  })
}

function environment(): Environment {
  return new Environment({ unlistedVariablesAreDyn: true })
}

function inParentheses(condition: string): string {
  return `(${condition})`
}
