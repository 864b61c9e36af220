import type { GateModel } from '../../policy/model.ts'
import type { Queue } from '../decision.ts'
import type { CompileContext } from '../expression/compile-expression.ts'
import { compilePatterns } from '../guards/action-pattern.ts'
import { compileReading } from './probe.ts'
import type { GateProgram } from './program.ts'

export function compileGate(model: GateModel, fallback: Queue, context: CompileContext): GateProgram {
  const head = {
    id: model.id,
    for: model.for,
    names: compilePatterns(model.for),
    queue: { queue: model.to ?? fallback.queue, approvals: fallback.approvals },
  }
  switch (model.kind) {
    case 'confidence':
      return {
        ...head,
        kind: 'confidence',
        permitFrom: compileReading(model.permitFrom, context),
        reviewFrom: model.reviewFrom === undefined ? undefined : compileReading(model.reviewFrom, context),
      }
    case 'limit':
      return {
        ...head,
        kind: 'limit',
        of: compileReading(model.of.expression, context),
        permitUpTo: compileReading(model.permitUpTo, context),
        reviewUpTo: model.reviewUpTo === undefined ? undefined : compileReading(model.reviewUpTo, context),
      }
    case 'budget':
      return {
        ...head,
        kind: 'budget',
        model,
        of: compileReading(model.of.expression, context),
        by: model.by.map(({ expression }) => compileReading(expression, context)),
        upTo: compileReading(model.upTo, context),
      }
    case 'reversible':
      return { ...head, kind: 'reversible', until: model.until, else: model.else }
  }
}
