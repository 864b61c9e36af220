import { registerHooks } from 'node:module'

/**
 * All that a pure evaluation may use: the language, without clock, random and locale. A list of what is allowed, because nobody can
 * list all that a host may offer.
 */
const PURE: ReadonlySet<string> = new Set([
  ...['globalThis', 'undefined', 'NaN', 'Infinity', 'isNaN', 'isFinite', 'parseInt', 'parseFloat', 'encodeURIComponent'],
  ...['Object', 'Function', 'Array', 'String', 'Number', 'Boolean', 'BigInt', 'Symbol', 'RegExp', 'JSON', 'Math', 'Reflect', 'Proxy'],
  ...['Map', 'Set', 'WeakMap', 'WeakSet', 'Iterator', 'ArrayBuffer', 'DataView', 'Uint8Array', 'Int32Array', 'Uint32Array', 'Float64Array'],
  ...['Error', 'TypeError', 'RangeError', 'SyntaxError', 'ReferenceError', 'EvalError', 'URIError', 'AggregateError'],
])

/** Of what is allowed, the members that ask for a time zone, a locale or chance. */
const IMPURE_MEMBERS: readonly (readonly [string, object, readonly string[]])[] = [
  ['Math', Math, ['random']],
  ['String', String.prototype, ['localeCompare', 'toLocaleLowerCase', 'toLocaleUpperCase']],
  ['Number', Number.prototype, ['toLocaleString']],
  ['BigInt', BigInt.prototype, ['toLocaleString']],
  ['Array', Array.prototype, ['toLocaleString']],
  ['Object', Object.prototype, ['toLocaleString']],
]

/** The one import from outside: SHA-256, which is a function of its text. */
const HASHES = { module: 'node:crypto', importer: '/values/digest.ts' } as const

/**
 * Poisons everything of this thread that is not pure, for good. A touch is reported and then throws, because evaluation catches what
 * is thrown: only the report shows it. An import of Node.js or of a package is a touch, too.
 */
export function poison(touched: (name: string) => void): void {
  const die = (name: string): never => {
    touched(name)
    throw new Error(`${name} is poisoned`)
  }
  for (const name of Object.getOwnPropertyNames(globalThis)) if (!PURE.has(name)) poisonMember(globalThis, name, () => die(name))
  for (const [owner, holder, names] of IMPURE_MEMBERS) for (const name of names) poisonMember(holder, name, () => die(`${owner}.${name}`))
  registerHooks({
    resolve: (specifier, context, next) => {
      const isHash = specifier === HASHES.module && context.parentURL?.endsWith(HASHES.importer) === true
      if (!specifier.startsWith('.') && !isHash) touched(`import ${specifier}`)
      return next(specifier, context)
    },
  })
}

/** Removed first: to redefine what Node.js loads late would load it, and the code of Node.js would find the poison. */
function poisonMember(holder: object, name: string, get: () => never): void {
  Reflect.deleteProperty(holder, name)
  Object.defineProperty(holder, name, { configurable: false, get })
}
