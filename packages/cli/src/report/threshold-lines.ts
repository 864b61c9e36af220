import type { PolicyDescription } from '@countersign/core'

type Thresholds = PolicyDescription['confidence']

/** A threshold as it is drawn: labels that are close to each other stand on different levels, from 0. */
export interface ThresholdLine {
  readonly value: string
  readonly side: 'permit' | 'review'
  readonly level: number
}

const CLOSE = 0.16

/** Each value once, ascending. */
export function thresholdLines(thresholds: Thresholds): readonly ThresholdLine[] {
  const sides = thresholds.flatMap(({ permitFrom, reviewFrom }) => [
    ...reviewFrom.map(value => `review ${value}`),
    ...permitFrom.map(value => `permit ${value}`),
  ])
  const lines: ThresholdLine[] = []
  for (const text of [...new Set(sides)].sort((a, b) => numberIn(a) - numberIn(b))) {
    const before = lines.at(-1)
    const close = before !== undefined && numberIn(text) - Number(before.value) < CLOSE
    const [side = '', value = ''] = text.split(' ')
    lines.push({ value, side: side === 'permit' ? 'permit' : 'review', level: close ? before.level + 1 : 0 })
  }
  return lines
}

function numberIn(text: string): number {
  return Number(text.split(' ')[1])
}

/** `sure permits from 0.9 or 0.92 and asks a person from 0.6.` */
export function sayThresholds(thresholds: Thresholds): string {
  if (thresholds.length === 0) return 'No gate of this policy looks at confidence.'
  return thresholds.map(sayGate).join(' ')
}

function sayGate({ gate, permitFrom, reviewFrom }: Thresholds[number]): string {
  const permits = permitFrom.length === 0 ? 'permits from a computed value' : `permits from ${permitFrom.join(' or ')}`
  const asks = reviewFrom.length === 0 ? 'asks a person below' : `asks a person from ${reviewFrom.join(' or ')}, denies below`
  const rows = permitFrom.length + reviewFrom.length > 2 ? ' Which of them holds depends on the rollout row.' : ''
  return `Gate ${gate} ${permits}, ${asks}.${rows}`
}
