import { z } from 'zod'

/** The keys that a schema knows at a path, for "did you mean". Nothing where any key may stand. */
export function keysAt(schema: z.core.$ZodType, path: readonly PropertyKey[]): readonly string[] {
  const [step, ...rest] = path
  if (schema instanceof z.ZodExactOptional || schema instanceof z.ZodOptional) return keysAt(schema.unwrap(), path)
  if (schema instanceof z.ZodUnion) return schema.options.flatMap((option: z.core.$ZodType) => keysAt(option, path))
  if (schema instanceof z.ZodObject) return step === undefined ? Object.keys(schema.shape) : keysIn(schema.shape[String(step)], rest)
  if (step === undefined) return []
  if (schema instanceof z.ZodArray) return keysIn(schema.element, rest)
  if (schema instanceof z.ZodRecord) return keysIn(schema.valueType, rest)
  return []
}

function keysIn(schema: z.core.$ZodType | undefined, path: readonly PropertyKey[]): readonly string[] {
  return schema === undefined ? [] : keysAt(schema, path)
}
