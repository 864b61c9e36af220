import type { Issue, PolicySet } from '@countersign/core'
import { describePolicies, nearestName } from '@countersign/core'

/** What an outcome may name: policies that decide, and their options. */
export interface OptionNames {
  readonly isOptionOf: (policy: string, option: string) => boolean
  /** Why no decision can come to this: there is no such policy, or it has no such option; without a policy, none has. */
  readonly unknown: (option: string, policy: string | undefined) => WrongName | undefined
}

export type WrongName = Pick<Issue, 'code' | 'message' | 'suggestion'>

export function optionNames(policies: PolicySet): OptionNames {
  const deciding = describePolicies(policies).policies.filter(({ kind }) => kind === 'decides')
  const options = new Map<string, readonly string[]>(deciding.map(policy => [policy.id, policy.options]))
  const all = [...new Set([...options.values()].flat())]
  return {
    isOptionOf: (policy, option) => options.get(policy)?.includes(familyOf(option)) ?? false,
    unknown: (option, policy) => {
      if (policy === undefined) return all.includes(familyOf(option)) ? undefined : wrongOption('no policy has', option, all)
      const own = options.get(policy)
      if (own === undefined) {
        return {
          code: 'unknown-policy',
          message: `there is no policy that decides named \`${policy}\``,
          ...meant(policy, [...options.keys()]),
        }
      }
      return own.includes(familyOf(option)) ? undefined : wrongOption(`\`${policy}\` does not have`, option, own)
    },
  }
}

function wrongOption(who: string, option: string, known: readonly string[]): WrongName {
  return { code: 'unknown-option', message: `${who} the option \`${option}\``, ...meant(familyOf(option), known) }
}

/** An instance is named with its element, `transfer[DC-WEST]`; policies name the family. */
function familyOf(option: string): string {
  return option.replace(/\[.*\]$/s, '')
}

function meant(name: string, known: readonly string[]): Pick<Issue, 'suggestion'> {
  const near = nearestName(name, known)
  return near === undefined ? {} : { suggestion: `did you mean \`${near}\`?` }
}
