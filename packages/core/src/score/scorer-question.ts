import type { Digest, OptionId, PolicyId } from '../values/ids.ts'
import type { Json } from '../values/json.ts'

/** All that a scorer is told, and so all that may leave the process: allow-listed by `shows`, redacted, free of who asks. */
export type ScorerQuestion = ChoiceQuestion | MembersQuestion

/** How sure is the scorer of each option? Policy built the options; the answer can name one, and change nothing in it. */
export interface ChoiceQuestion extends AskedBy {
  readonly kind: 'choice'
  readonly choices: readonly DescribedOption[]
  readonly shown: readonly ShownField[]
}

/** In what order should the members of a batch be served? One score a member. */
export interface MembersQuestion extends AskedBy {
  readonly kind: 'members'
  readonly members: readonly ShownMember[]
  /** What holds for all of them. */
  readonly shown: readonly ShownField[]
}

interface AskedBy {
  readonly policy: PolicyId
  /** The name in `propose: { scorer: … }`. */
  readonly scorer: string
  /** Written by the author of the policy: the only text of the question, beside ours, that a model is told to follow. */
  readonly instructions: string
  readonly precedents: readonly Precedent[]
}

export interface DescribedOption {
  readonly option: OptionId
  readonly says: string
}

/** `field` is the path as `shows` has it; `from` names whose word it is: `erp`, `order` for the subject, `policy` for what is computed. */
export interface ShownField {
  readonly field: string
  readonly from: string
  readonly value: Json
}

export interface ShownMember {
  readonly member: string
  readonly shown: readonly ShownField[]
}

/** A document or an earlier decision that is like this one. Its text is data like any other: quoted, never followed. */
export interface Precedent {
  /** What a scorer cites: `P1`, `P2` … within one question. */
  readonly ref: string
  /** `sop/holds.md#credit`, or the id of a record. */
  readonly source: string
  readonly title: string
  readonly text: string
  /** Of source, title and text before redaction: what was retrieved, for the record. */
  readonly digest: Digest
}
