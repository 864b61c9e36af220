import type { LogicExpression } from '../../policy/expression.ts'
import type { Evaluate, Frame, Tri } from '../frame/frame.ts'
import type { Compile } from './compile.ts'

type LogicOf<Op extends LogicExpression['op']> = Extract<LogicExpression, { readonly op: Op }>

/** Kleene: the deciding value (`false` for and, `true` for or) wins over unknown, wherever it stands. */
export function compileAll({ op, args }: LogicOf<'and' | 'or'>, compile: Compile): Evaluate {
  const decides = op === 'or'
  const operands = args.map(compile)
  const [first, second] = operands
  if (operands.length === 2 && first !== undefined && second !== undefined) return pair(decides, first, second)
  return frame => {
    let result: Tri = !decides
    for (const operand of operands) {
      const value = operand(frame)
      if (value === decides) return decides
      if (value !== !decides) result = undefined
    }
    return result
  }
}

function pair(decides: boolean, first: Evaluate, second: Evaluate): (frame: Frame) => Tri {
  return frame => {
    const left = first(frame)
    if (left === decides) return decides
    const right = second(frame)
    if (right === decides) return decides
    return left === !decides && right === !decides ? !decides : undefined
  }
}

export function compileNot({ of }: LogicOf<'not'>, compile: Compile): Evaluate {
  const operand = compile(of)
  return frame => {
    const value = operand(frame)
    return typeof value === 'boolean' ? !value : undefined
  }
}

/** With an unknown condition a truth value on which both branches agree is the result; any other type is unknown. */
export function compileIf(expression: LogicOf<'if'>, compile: Compile): Evaluate {
  const condition = compile(expression.condition)
  const then = compile(expression.then)
  const otherwise = compile(expression.else)
  const isTruth = expression.type.kind === 'bool'
  return frame => {
    const chosen = condition(frame)
    if (chosen === true) return then(frame)
    if (chosen === false) return otherwise(frame)
    if (!isTruth) return undefined
    const yes = then(frame)
    const no = otherwise(frame)
    return yes === no && typeof yes === 'boolean' ? yes : undefined
  }
}
