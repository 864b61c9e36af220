import type { StepId } from '../../values/ids.ts'
import type { Measure } from '../decision.ts'
import type { Frame } from '../frame/frame.ts'
import type { Candidate } from '../options/candidate.ts'
import type { Evidence } from '../program/probe.ts'
import { NO_EVIDENCE } from '../program/probe.ts'
import type { Scene } from '../scene.ts'
import type { Speaker } from '../speaker.ts'

/** What one gate says; no vote: it lets the plan through. */
export interface GateAnswer {
  readonly vote?: 'review' | 'deny'
  readonly evidence: Evidence
  /** Absent: as far as the gate's `for` reaches. */
  readonly steps?: readonly StepId[]
  /** What running the plan takes from the ledger. */
  readonly charge?: Charge
}

/** An amount for one ledger line. `counts`: whether plans that a person approved count too. */
export interface Charge {
  readonly key: string
  readonly of: Measure
  readonly counts: 'unattended' | 'all'
}

export const PASSED: GateAnswer = { evidence: NO_EVIDENCE }

/** What a gate is asked with: the plan in its frame, and how sure the one who chose it was. */
export interface GateQuestion {
  readonly scene: Scene
  readonly speaker: Speaker
  readonly candidate: Candidate
  readonly frame: Frame
  readonly confidence: string | undefined
}
