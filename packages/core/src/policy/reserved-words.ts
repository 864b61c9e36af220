/**
 * Words that no object, fact, term, parameter, variable or `let` may be called: CEL reserves them, or they are roots that every
 * expression reads.
 */
export const RESERVED_WORDS: ReadonlySet<string> = new Set([
  ...['as', 'break', 'const', 'continue', 'else', 'for', 'function', 'if', 'import', 'in', 'let', 'loop', 'namespace', 'package'],
  ...['return', 'var', 'void', 'while', 'true', 'false', 'null', 'has', '__proto__', 'prototype', 'constructor', '_'],
  ...['event', 'param', 'site', 'now', 'option', 'step', 'cost', 'exposure', 'result', 'taken', 'left', 'group', 'decision', 'requester'],
])
