import type { Letters } from './letters-of.ts'
import { lettersOf } from './letters-of.ts'
import { secretForms } from './secret-forms.ts'

/** What no text of ours may hold. */
export interface Secrets {
  /** Known for secrets by where they stand: a piece of one is as bad as the whole. */
  readonly keys: ReadonlySet<string>
  /** Of further headers that a host sends: a word of one may be any word, so only the whole counts. */
  readonly values: ReadonlySet<string>
}

/** A piece of a key as long as this is taken for the key, and no shorter value is looked for but as it is. */
const PIECE = 8
/** Words may spell a piece of a key by chance when the blanks between them do not count, hardly a longer one. */
const PIECE_OF_WORDS = 12
/** Runs of what keys are made of. */
const TOKEN = /[\w.~+/=%-]{4,}/g
const IN_TOKEN = /^[\w.~+/=%-]$/
/** What keys look like, of whomever they are. */
const KEY_LIKE = /^(?:sk|pk|rk|key|xai|gsk|hf|AKIA)[-_][\w-]{12,}|^eyJ[\w-]{12,}|^AIza[\w-]{20,}/

type Span = readonly [start: number, end: number]

export type SecretMask = (text: string, shortest: number) => string

/**
 * Gives a text with `[key]` for each secret in it, and for a piece of 8 letters and more of a key. Found too in other case, cut by blanks
 * and signs, backwards, percent-encoded, and in Base64 or hexadecimal digits. Not found are pieces with words between them, letters that
 * only look alike, and any other encoding or two of them at once: a server that means to hide a key from us can.
 *
 * Linear in the text. Keys below `shortest` letters stay: `none` may be a key, and is a word.
 */
export function secretMask({ keys, values }: Secrets): SecretMask {
  const long = [...values].filter(value => value.length >= PIECE)
  const exact = [...keys, ...long].sort((a, b) => b.length - a.length)
  const forms = long.flatMap(secretForms).filter(form => form.length >= PIECE)
  const inLetters = gramsOf([...keys].filter(key => key.length >= PIECE).flatMap(secretForms))
  const inTokens = gramsOf([...keys].map(key => key.toLowerCase()))
  return (text, shortest) => {
    const looked = exact.filter(({ length }) => length > 0 && length >= shortest)
    const rest = looked.reduce((kept, secret) => kept.replaceAll(secret, '[key]'), text)
    const letters = lettersOf(rest)
    const spans = [...wholes(letters, forms), ...pieces(rest, letters, inLetters)]
    return masked(rest, spans).replace(TOKEN, token =>
      KEY_LIKE.test(token) || holdsPiece(token.toLowerCase(), inTokens) ? '[key]' : token,
    )
  }
}

/** `secretMask` that keeps its last mask: taking a long key apart costs more than reading a short text, and keys seldom change. */
export function rememberedMask(): (secrets: Secrets) => SecretMask {
  let last: { readonly of: string; readonly mask: SecretMask } | undefined
  return secrets => {
    const of = JSON.stringify([[...secrets.keys], [...secrets.values]])
    if (last?.of !== of) last = { of, mask: secretMask(secrets) }
    return last.mask
  }
}

function wholes({ text, starts, ends }: Letters, forms: readonly string[]): readonly Span[] {
  const spans: Span[] = []
  for (const form of forms) {
    for (let at = text.indexOf(form); at !== -1; at = text.indexOf(form, at + form.length)) {
      spans.push([starts[at] ?? 0, ends[at + form.length - 1] ?? 0])
    }
  }
  return spans
}

/** Runs of letters in which each eight stand in a form of a key, with the rest of the token around them. */
function pieces(source: string, { text, starts, ends }: Letters, grams: ReadonlySet<string>): readonly Span[] {
  const spans: Span[] = []
  let first = 0
  let done = 0
  for (let at = 0; at <= text.length - PIECE + 1; at += 1) {
    if (grams.has(text.slice(at, at + PIECE))) continue
    const run: Span = [starts[first] ?? 0, ends[at + PIECE - 2] ?? 0]
    const length = at + PIECE - 1 - first
    first = at + 1
    if (length < PIECE || run[1] <= done) continue
    if (length < PIECE_OF_WORDS && /\s/.test(source.slice(...run))) continue
    const span = widened(source, run, done)
    done = span[1]
    spans.push(span)
  }
  return spans
}

/** To where its token begins and ends; never back over what was passed already, so that a long token is walked through once. */
function widened(source: string, [start, end]: Span, done: number): Span {
  let [from, to] = [Math.max(start, done), end]
  while (from > done && IN_TOKEN.test(source.charAt(from - 1))) from -= 1
  while (IN_TOKEN.test(source.charAt(to))) to += 1
  return [from, to]
}

function masked(text: string, spans: readonly Span[]): string {
  let [shown, done] = ['', 0]
  for (const [start, end] of spans.toSorted(([a], [b]) => a - b)) {
    if (start >= done) shown += `${text.slice(done, start)}[key]`
    done = Math.max(done, end)
  }
  return shown + text.slice(done)
}

function gramsOf(texts: readonly string[]): ReadonlySet<string> {
  return new Set(texts.flatMap(text => Array.from({ length: Math.max(0, text.length - PIECE + 1) }, (_, at) => text.slice(at, at + PIECE))))
}

function holdsPiece(token: string, grams: ReadonlySet<string>): boolean {
  for (let at = 0; at + PIECE <= token.length; at += 1) if (grams.has(token.slice(at, at + PIECE))) return true
  return false
}
