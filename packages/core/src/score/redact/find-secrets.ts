import type { FoldedText } from './folded-text.ts'
import type { Span } from './span.ts'

/** How issuers begin their keys. Each begins where no letter, digit, `_` or `-` stands before it, so that no text is read twice. */
const ISSUED =
  /(?<![\w-])(?:(?:AKIA|ASIA|AROA|AIDA)[A-Z0-9]{12,}|gh[pousr]_\w{16,}|github_pat_\w{16,}|glpat-[\w-]{16,}|xox[abeoprs]-[\w-]{10,}|(?:sk|rk|pk|whsec)[_-][\w-]{16,}|AIza[\w-]{30,}|ya29\.[\w-]{16,}|SG\.[\w-]{16,}[\w.-]*|npm_\w{30,}|pypi-[\w-]{16,}|hf_\w{20,}|dop_v1_\w{30,}|shp(?:at|ca|pa|ss)_\w{16,}|sq0(?:atp|csp)-[\w-]{16,}|eyJ[\w-]{8,}\.[\w-]{4,}(?:\.[\w-]*)?)/g
/** No issuer's key is shorter. */
const SHORTEST_TOKEN = 14
const LONG_TOKEN = /[A-Za-z0-9_+/=-]{32,}/g

const PASSWORD = 'pass ?words?|passwd|pwd|pass ?phrases?|passcodes?|passwort|kennwort|mot de passe|contrasena|senha|wachtwoord|haslo'
const NAMED = `${PASSWORD}|pw|pin(?: ?code)?|(?:client|app|shared|webhook|signing)[ _-]?secret|secret(?:[ _-]?(?:access[ _-]?)?key)?|x-api-key|api[ _-]?(?:key|token|secret)|(?:access|private|encryption|account|subscription)[ _-]?key|(?:(?:access|auth|bearer|refresh|session|id|csrf|sas)[ _-]?)?token|credentials?`

/** `password: x`, `"apiKey": "x"`, `PIN=x`, `Authorization: Bearer x`. What follows, up to a blank or a quote, is the secret. */
const AFTER_SIGN = new RegExp(
  `(?<![A-Za-z])(?:${NAMED})["']? ?(?::=|=>|->|[:=]) ?(?:(?:bearer|basic|token) )?(?:"([^"\n]{1,200})"|'([^'\n]{1,200})'|["']?([^\\s"',;<>]{3,400}))`,
  'gi',
)
/** `password is x`, and `password x` where x is no plain word. */
const AFTER_WORD = new RegExp(
  `(?<![A-Za-z])(?:${PASSWORD}|api[ _-]?key|secret key|access key)\\s{1,3}(?:(?:is|ist|lautet|est|es) (?:now |jetzt )?["']?(?!(?:the|a|an|not|no|in|on|to|set|reset|wrong|required|needed|missing|expired|invalid|valid|known|unknown|lost|incorrect)\\b)|["']?(?=[^\\s]{0,60}\\d)(?=[^\\s]{0,60}[A-Za-z]))([^\\s"',;<>]{3,400})`,
  'gi',
)
const AFTER_PIN = /(?<![A-Za-z])pin(?: ?code)?(?: is)? (\d{4,8})(?!\d)/gi
/** Not a return authorization, which is a business number. */
const AUTHORIZATION = /(?<![A-Za-z])authorization["']? ?[:=] ?["']?(?:bearer|basic|digest|token) ([^\s"',;<>]{3,400})/gi
const BEARER = /(?<![A-Za-z])bearer (?=[^\s]{0,60}\d)([A-Za-z0-9_\-+/=.~]{8,4000})/gi
/** `https://user:password@host`, a signed address, a web hook. */
const IN_URL = /:\/\/[^\s/:@]{0,100}:([^\s/@]{1,200})@/g
const SIGNED = /(?<![A-Za-z])sig(?:nature)?=([^\s&"']{10,400})/gi
const WEB_HOOK = /hooks\.slack\.com\/services\/([\w/]{10,200})/gi
const KEY_BLOCK = /-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY[A-Z ]{0,20}-----/g
const KEY_BLOCK_END = /-----END [A-Z0-9 ]{1,60}-----/g

const SECRET_NAME = new RegExp(`(?:^|[^A-Za-z])(?:${NAMED})$`, 'i')

/** Without any of these, and without a long token, there is no secret: most texts are read once. */
const HINT =
  /p(?:ass|wd|in|w\b)|ke(?:y|nnwort)|se(?:nha|cret)|contrasena|wachtwoord|haslo|token|credential|authori|bearer|sig=|:\/\/|hooks\.|-BEGIN/i

/** Passwords, tokens and keys: by the name that stands before them, by how issuers begin them, or because nothing else looks so random. */
export function findSecrets({ text }: FoldedText): readonly Span[] {
  if (!HINT.test(text) && !hasLongToken(text)) return []
  return [...keyBlocks(text), ...afterTheirNames(text), ...issuedKeys(text), ...randomTokens(text)]
}

/** A loop, because an expression for it takes ten times as long. */
function hasLongToken(text: string): boolean {
  let length = 0
  for (let index = 0; index < text.length; index += 1) {
    length = isTokenSign(text.charCodeAt(index)) ? length + 1 : 0
    if (length === SHORTEST_TOKEN) return true
  }
  return false
}

/** Letters, digits and `+ - . / = _`. */
function isTokenSign(code: number): boolean {
  return (
    (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) || (code >= 0x2b && code <= 0x39) || code === 0x3d || code === 0x5f
  )
}

/** Whether a key of this name holds a secret, whatever its value looks like: `password`, `apiKey`, `client_secret`. */
export function namesSecret(name: string): boolean {
  return name.length <= 100 && SECRET_NAME.test(name.replace(/(?<=[a-z])(?=[A-Z])/g, '_'))
}

function secret(text: string, start: number, end: number): Span {
  return { start, end, kind: 'secret', identity: `secret:${text.slice(start, end)}` }
}

/** A block without an end was cut off: it is a secret up to the end of the text. */
function keyBlocks(text: string): readonly Span[] {
  const spans: Span[] = []
  let from = 0
  while (from < text.length) {
    KEY_BLOCK.lastIndex = from
    const begin = KEY_BLOCK.exec(text)
    if (begin === null) break
    KEY_BLOCK_END.lastIndex = begin.index
    const end = KEY_BLOCK_END.exec(text)
    from = end === null ? text.length : end.index + end[0].length
    spans.push(secret(text, begin.index, from))
  }
  return spans
}

function afterTheirNames(text: string): readonly Span[] {
  const spans: Span[] = []
  for (const form of [AFTER_SIGN, AFTER_WORD, AFTER_PIN, AUTHORIZATION, BEARER, IN_URL, SIGNED, WEB_HOOK]) {
    for (const { index, 0: all, 1: quoted, 2: single, 3: plain } of text.matchAll(form)) {
      const value = quoted ?? single ?? plain ?? ''
      const start = index + all.lastIndexOf(value)
      if (!value.startsWith('[secret-')) spans.push(secret(text, start, start + value.length))
    }
  }
  return spans
}

function issuedKeys(text: string): readonly Span[] {
  return [...text.matchAll(ISSUED)].map(({ index, 0: key }) => secret(text, index, index + key.length))
}

function randomTokens(text: string): readonly Span[] {
  return [...text.matchAll(LONG_TOKEN)]
    .filter(([token]) => looksRandom(token))
    .map(({ index, 0: token }) => secret(text, index, index + token.length))
}

/** Of both cases and digits, in quick turn: ids and paths are not, digests and UUIDs keep to one case. */
function looksRandom(token: string): boolean {
  const turns = token.match(/(?<=[a-z])(?=[A-Z0-9])|(?<=[A-Z])(?=[0-9])|(?<=[0-9])(?=[A-Za-z])/g)?.length ?? 0
  return /[a-z]/.test(token) && /[A-Z]/.test(token) && /\d/.test(token) && turns * 5 >= token.length
}
