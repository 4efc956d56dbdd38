import { z } from 'zod'

export type JsonSchema = Readonly<Record<string, unknown>>

/** The JSON Schema (2020-12) of what is taken, or of what is given. */
export function jsonSchemaOf(schema: z.ZodType, io: 'input' | 'output'): JsonSchema {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' })
  return rest
}
