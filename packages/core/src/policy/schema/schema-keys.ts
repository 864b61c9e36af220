import { z } from 'zod'
import type { Form } from './forms.ts'
import { formOf } from './forms.ts'

type Path = readonly PropertyKey[]

/** The keys that a schema knows at a path, for "did you mean". Nothing where any key may stand. */
export function keysAt(schema: z.core.$ZodType, path: Path): readonly string[] {
  return schemasAt(schema, path).flatMap(one => (one instanceof z.ZodObject ? Object.keys(one.shape) : []))
}

/** The form that a text at this path must have. */
export function formAt(schema: z.core.$ZodType, path: Path): Form | undefined {
  for (const one of schemasAt(schema, path)) {
    const check = one instanceof z.ZodString ? one.def.checks?.[0]?._zod.def : undefined
    if (check !== undefined && 'pattern' in check) return formOf(String(check.pattern))
  }
  return undefined
}

/** What may stand at a path: one schema, or each branch of a union. */
function schemasAt(schema: z.core.$ZodType | undefined, path: Path): readonly z.core.$ZodType[] {
  if (schema === undefined) return []
  if (schema instanceof z.ZodExactOptional || schema instanceof z.ZodOptional) return schemasAt(schema.unwrap(), path)
  if (schema instanceof z.ZodUnion) return schema.options.flatMap((option: z.core.$ZodType) => schemasAt(option, path))
  const [step, ...rest] = path
  if (step === undefined) return [schema]
  if (schema instanceof z.ZodObject) return schemasAt(schema.shape[String(step)], rest)
  if (schema instanceof z.ZodArray) return schemasAt(schema.element, rest)
  return schema instanceof z.ZodRecord ? schemasAt(schema.valueType, rest) : []
}
