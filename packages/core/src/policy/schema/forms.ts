/** A text of a fixed form: what the JSON Schema checks while typing, and how an issue names it. */
export interface Form {
  readonly pattern: RegExp
  /** Follows "expected". */
  readonly expected: string
  readonly code: 'wrong-name' | 'wrong-form'
}

export type FormName =
  | 'id'
  | 'name'
  | 'term'
  | 'businessName'
  | 'actionPattern'
  | 'readPattern'
  | 'version'
  | 'day'
  | 'duration'
  | 'span'
  | 'perWindow'
  | 'clock'
  | 'hours'
  | 'weekdays'
  | 'editable'
  | 'parameterReference'
  | 'currency'
  | 'country'
  | 'fieldPath'
  | 'someText'

const KEBAB = '[a-z][a-z0-9]*(?:-[a-z0-9]+)*'
const CAMEL = '[a-z][a-zA-Z0-9]*'
const BUSINESS = '[a-z][a-z0-9_]*(?:\\.[a-z][a-z0-9_]*)+'
const DAY = '[0-9]{4}-[0-9]{2}-[0-9]{2}'
const CLOCK = '(?:[01][0-9]|2[0-4]):[0-5][0-9]'

const form = (code: Form['code'], pattern: string, expected: string): Form => ({ code, pattern: new RegExp(`^${pattern}$`), expected })

/**
 * The forms of texts in documents. Ids that people quote in reasons are kebab-case; what expressions name is camelCase, because `a-b`
 * is a subtraction; what systems exchange is `noun.verb_snake`.
 */
export const FORMS: Readonly<Record<FormName, Form>> = {
  id: form('wrong-name', KEBAB, 'an id in kebab-case, such as `order-release`'),
  name: form('wrong-name', CAMEL, 'a name in camelCase, such as `shortLines`'),
  term: form(
    'wrong-name',
    `${CAMEL}(?:\\.${CAMEL})?(?:\\( *${CAMEL} *(?:, *${CAMEL} *)*\\))?`,
    'a term: `shortLines`, `line.short` or `free(n, i)`',
  ),
  businessName: form('wrong-name', BUSINESS, 'a name such as `order.release_to_warehouse`'),
  actionPattern: form(
    'wrong-form',
    `(?:\\*|[a-z][a-z0-9_]*(?:\\.[a-z][a-z0-9_]*)*(?:\\.\\*)?)`,
    'an action or a pattern such as `order.*`',
  ),
  readPattern: form(
    'wrong-form',
    `(?:\\*|${CAMEL}|[a-z][a-z0-9_]*(?:\\.[a-z][a-z0-9_]*)*(?:\\.\\*)?)`,
    'an object, a query or a pattern such as `inventory.*`',
  ),
  version: form('wrong-form', '[0-9]+\\.[0-9]+\\.[0-9]+', 'a version such as `1.0.0`'),
  day: form('wrong-form', DAY, 'a day such as `2026-03-21`'),
  duration: form('wrong-form', '(?:(?:[0-9]+(?:\\.[0-9]+)?(?:ms|s|m|h|d))+|P[0-9A-Z.]+)', 'a duration such as `90s`, `4h` or `1h30m`'),
  span: form(
    'wrong-form',
    '(?:[0-9]+(?:\\.[0-9]+)? working (?:hours?|days?)|(?:[0-9]+(?:\\.[0-9]+)?(?:ms|s|m|h|d))+|P[0-9A-Z.]+)',
    'a duration such as `4h`, or `4 working hours`, `2 working days`',
  ),
  perWindow: form(
    'wrong-form',
    '(?:day|(?:[0-9]+(?:\\.[0-9]+)?(?:ms|s|m|h|d))+|P[0-9A-Z.]+)',
    '`day` (of the site) or a duration such as `24h`',
  ),
  clock: form('wrong-form', CLOCK, 'a time of day such as `14:00`'),
  hours: form('wrong-form', `${CLOCK}-${CLOCK}`, 'opening hours such as `06:00-22:00`'),
  weekdays: form(
    'wrong-form',
    '(?:mon|tue|wed|thu|fri|sat|sun)(?:-(?:mon|tue|wed|thu|fri|sat|sun))?',
    'a weekday or a span of them: `mon-fri`, `sat`',
  ),
  editable: form('wrong-form', `(?:${BUSINESS}\\.)?${CAMEL}`, 'a parameter, or `action.name` of one'),
  parameterReference: form('wrong-form', `\\$${CAMEL}`, 'a parameter of this document, such as `$reopenClosed`'),
  currency: form('wrong-form', '[A-Z]{3}', 'an ISO 4217 code such as `EUR`'),
  country: form('wrong-form', '[A-Z]{2}', 'an ISO 3166 code such as `DE`'),
  fieldPath: form('wrong-form', '[a-z][a-zA-Z0-9_]*(?:\\.[a-z][a-zA-Z0-9_]*)+', 'a field such as `order.notes`'),
  someText: form('wrong-form', '\\s*\\S[\\s\\S]*', 'a text that is not empty'),
}

/** The form that a failed `pattern` of a schema belongs to. */
export function formOf(pattern: string): Form | undefined {
  return Object.values(FORMS).find(({ pattern: own }) => String(own) === pattern)
}
