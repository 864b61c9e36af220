import type { Answered, Figure } from './figure.ts'
import { baselineOf, divided } from './figure.ts'
import type { Machine } from './machine.ts'

/** Every figure with its ratio, every promise, and what they were measured on. Amounts are in the unit beside them, memory in megabytes. */
export function asJson({ figures, targets }: Answered, machine: Machine): string {
  const told = {
    measured: new Date().toISOString(),
    arguments: process.argv.slice(2),
    machine,
    figures: figures.map(figure => ({ ...figure, ...ratioOf(figure, figures) })),
    targets: targets.map(target => ({ ...target, met: target.median <= target.atMost })),
  }
  return `${JSON.stringify(told, undefined, 2)}\n`
}

function ratioOf(figure: Figure, figures: readonly Figure[]): object {
  const baseline = baselineOf(figure, figures)
  return baseline === undefined ? {} : { ratio: divided(figure, baseline) }
}
