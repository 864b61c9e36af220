import { createRequire } from 'node:module'

type PhoneLibrary = Pick<typeof import('libphonenumber-js/min'), 'isSupportedCountry' | 'parsePhoneNumberFromString'>

const load = createRequire(import.meta.url)

/**
 * The table of all countries. It takes longer to load than all else that redacts, so it comes with the first text that needs it, and at
 * once, because redaction waits for nothing. Nothing comes back where a bundler left it out.
 */
export function phoneLibrary(): PhoneLibrary | undefined {
  try {
    return load('libphonenumber-js/min')
  } catch {
    return undefined
  }
}
