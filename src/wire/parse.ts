import { z } from 'zod'
import { ReelsmithError } from '../errors/error.ts'

/**
 * Reads input by a schema.
 *
 * @param where - What the input is, put before the path of the field: `draft`, or nothing for a request body.
 * @throws {ReelsmithError} `request/invalid`, naming the field by its path, what
 *   was expected and what arrived.
 */
export function parseInput<T>(schema: z.ZodType<T>, input: unknown, where = ''): T {
  const result = schema.safeParse(input, { reportInput: true })
  if (result.success) return result.data
  const issue = nearest(result.error.issues[0]!)
  throw invalidField(fieldPath(where, issue.path), describeIssue(issue))
}

export function invalidField(
  field: string,
  message: string,
  details: Record<string, unknown> = {},
): ReelsmithError {
  return new ReelsmithError('request/invalid', `${field || 'request body'}: ${message}.`, {
    details: { field, ...details },
  })
}

/** `t[0].sg[2].m.start` behind a prefix. */
export function fieldPath(where: string, path: readonly PropertyKey[]): string {
  let text = where
  for (const part of path) {
    if (typeof part === 'number') text += `[${part}]`
    else text += text === '' ? String(part) : `.${String(part)}`
  }
  return text
}

/** Of a value that may be of several kinds: what is wrong inside it, as the kind that it comes nearest to. */
function nearest(issue: z.core.$ZodIssue): z.core.$ZodIssue {
  if (issue.code !== 'invalid_union') return issue
  const inside = issue.errors.flatMap((issues) => issues.slice(0, 1)).filter(({ path }) => path.length > 0)
  return inside[0] ? nearest({ ...inside[0], path: [...issue.path, ...inside[0].path] }) : issue
}

function describeIssue(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_union') {
    const kinds = issue.errors.flatMap(([first]) => (first ? [wantedBy(first)] : []))
    return `expected ${kinds.join(' or ')}, got ${shorten(issue.input)}`
  }
  if (issue.code === 'invalid_value' || issue.code === 'invalid_type') return `expected ${wantedBy(issue)}, got ${shorten(issue.input)}`
  if (issue.code === 'too_small' || issue.code === 'too_big') {
    const [least, most] = issue.inclusive === false ? ['more than', 'less than'] : ['at least', 'at most']
    const bound = issue.code === 'too_small' ? `${least} ${issue.minimum}` : `${most} ${issue.maximum}`
    const unit = issue.origin === 'string' ? ' characters' : issue.origin === 'array' ? ' items' : ''
    return `expected ${bound}${unit}, got ${measure(issue.input)}`
  }
  return issue.message.replace(/\.$/, '')
}

function wantedBy(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_value') return issue.values.map((value) => JSON.stringify(value)).join(', ')
  return issue.code === 'invalid_type' ? issue.expected : issue.message.replace(/\.$/, '')
}

function measure(input: unknown): string {
  return typeof input === 'string' || Array.isArray(input) ? String(input.length) : shorten(input)
}

function shorten(input: unknown): string {
  if (input === undefined) return 'nothing'
  if (typeof input === 'number' && !Number.isFinite(input)) return String(input) // JSON has no such numbers
  const text = JSON.stringify(input) ?? typeof input
  return text.length > 60 ? `${text.slice(0, 60)}…` : text
}
