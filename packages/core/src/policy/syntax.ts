/** A part of an expression's text: `start` inclusive, `end` exclusive. */
export interface Span {
  readonly start: number
  readonly end: number
}

type BinaryOperator = '==' | '!=' | '<' | '<=' | '>' | '>=' | 'in' | '&&' | '||' | '+' | '-' | '*' | '/'

/** What an expression's text says before any name in it has a meaning. */
export type Syntax = Span &
  /** `text` is the number exactly as written. */
  (
    | { readonly kind: 'number'; readonly text: string }
    | { readonly kind: 'text'; readonly value: string }
    | { readonly kind: 'bool'; readonly value: boolean }
    | { readonly kind: 'name'; readonly name: string }
    /** `nameAt` is where the member's name stands. */
    | { readonly kind: 'member'; readonly of: Syntax; readonly name: string; readonly nameAt: Span }
    /** `of.*` */
    | { readonly kind: 'each'; readonly of: Syntax }
    | { readonly kind: 'index'; readonly of: Syntax; readonly index: Syntax }
    | { readonly kind: 'call'; readonly name: string; readonly nameAt: Span; readonly args: readonly Syntax[] }
    | { readonly kind: 'method'; readonly of: Syntax; readonly name: string; readonly nameAt: Span; readonly args: readonly Syntax[] }
    | { readonly kind: 'list'; readonly items: readonly Syntax[] }
    | { readonly kind: 'object'; readonly fields: readonly (readonly [key: Syntax, value: Syntax])[] }
    | { readonly kind: 'not' | 'negate'; readonly of: Syntax }
    | { readonly kind: 'binary'; readonly operator: BinaryOperator; readonly left: Syntax; readonly right: Syntax }
    | { readonly kind: 'if'; readonly condition: Syntax; readonly then: Syntax; readonly else: Syntax }
  )

/** Something wrong with an expression, placed within its text. */
export interface Problem extends Span {
  readonly code: string
  readonly message: string
  readonly suggestion?: string
}
