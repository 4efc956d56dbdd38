/** Calls as models write them, brought to the schema of their action where what is meant is beyond doubt. */
import type { Action } from '../../actions/action.ts'

export type ReadCall =
  | { readonly name: string; readonly input: unknown }
  /** For the model that made the call: what is wrong with it. */
  | { readonly problem: string }

/** A call is wrong in few places, or it is a wrong call. */
const mostRepairs = 8

/**
 * Reads a tool call strictly; put right are only the spelling of its name, fences and trailing commas around JSON,
 * numbers and flags written as text, single things where a list belongs, and `null` for what is left out.
 *
 * @param input - JSON text.
 */
export function readCall(actions: readonly Action[], toolName: string, input: string): ReadCall {
  const wanted = plainName(toolName)
  const action = actions.find(({ name }) => name === wanted)
  if (!action) return { problem: `There is no tool "${toolName.slice(0, 60)}"; use one of those that are there.` }
  let value = parseLoosely(input)
  for (let repairs = 0; ; repairs++) {
    const read = action.input.safeParse(value)
    if (read.success) return { name: action.name, input: value }
    const issue = read.error.issues[0]!
    const problem = { problem: `${action.name}: ${[...issue.path, issue.message].join(': ')}. Call it again with what its schema says.` }
    if (issue.code !== 'invalid_type' || repairs === mostRepairs) return problem
    const repaired = repairAt(value, issue.path, issue.expected)
    if (repaired === undefined) return problem
    value = repaired.value
  }
}

function plainName(name: string): string {
  return name.replace(/^functions?[.:]/, '').replaceAll('_', '-').toLowerCase()
}

function parseLoosely(text: string): unknown {
  const bare = text.trim().replace(/^```(?:json)?\s*|\s*```$/g, '')
  if (bare === '') return {}
  for (const attempt of [bare, bare.replace(/,(\s*[}\]])/g, '$1')]) {
    try {
      return JSON.parse(attempt)
    } catch {
      // The next one, or none: what is no JSON fails the schema.
    }
  }
  return undefined
}

/** @returns Undefined where nothing can be put right. */
function repairAt(root: unknown, path: readonly PropertyKey[], expected: string): { value: unknown } | undefined {
  const [key, ...rest] = path
  if (key === undefined) {
    const value = asExpected(root, expected)
    return value === undefined ? undefined : { value }
  }
  if (typeof root !== 'object' || root === null) return undefined
  const copy = (Array.isArray(root) ? [...root] : { ...root }) as Record<PropertyKey, unknown>
  if (rest.length === 0 && copy[key] === null) {
    delete copy[key]
    return { value: copy }
  }
  const repaired = repairAt(copy[key], rest, expected)
  if (repaired === undefined) return undefined
  copy[key] = repaired.value
  return { value: copy }
}

function asExpected(value: unknown, expected: string): unknown {
  if ((expected === 'number' || expected === 'int') && typeof value === 'string' && value.trim() !== '' && Number.isFinite(Number(value))) return Number(value)
  if (expected === 'boolean' && (value === 'true' || value === 'false')) return value === 'true'
  if (expected === 'string' && typeof value === 'number') return String(value)
  if (expected === 'object' && typeof value === 'string') return parseLoosely(value)
  if (expected === 'array' && value !== undefined && value !== null) {
    const parsed = typeof value === 'string' ? parseLoosely(value) : undefined
    return Array.isArray(parsed) ? parsed : [value]
  }
  return undefined
}
