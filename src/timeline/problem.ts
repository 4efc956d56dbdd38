/** One thing that is wrong with a value, and the checks that find it. */
export interface ClipProblem {
  /** From the clip. */
  readonly path: readonly (string | number)[]
  readonly message: string
}

export function* range(
  value: number,
  name: string,
  min: number,
  max: number,
  whole: boolean,
): Generator<ClipProblem> {
  if (value >= min && value <= max && (!whole || Number.isInteger(value))) return
  yield {
    path: [name],
    message: `expected ${whole ? 'a whole number' : 'a number'} from ${min} to ${max}, got ${value}`,
  }
}

export function* length(value: string, name: string, min: number, max: number): Generator<ClipProblem> {
  if (value.length >= min && value.length <= max) return
  yield { path: [name], message: `expected ${min} to ${max} characters, got ${value.length}` }
}

/** A colour as `#rrggbb`. */
export function* color(value: string, path: readonly (string | number)[]): Generator<ClipProblem> {
  if (/^#[0-9a-fA-F]{6}$/.test(value)) return
  yield { path, message: `expected a colour like #ffcc00, got "${value}"` }
}

/** The problems of a value that is a member of the clip's, at `path` of it. */
export function* inside(path: ClipProblem['path'], problems: Iterable<ClipProblem>): Generator<ClipProblem> {
  for (const problem of problems) yield { ...problem, path: [...path, ...problem.path] }
}

export function* oneOf(
  value: string,
  path: ClipProblem['path'],
  known: readonly string[],
): Generator<ClipProblem> {
  if (known.includes(value)) return
  yield { path, message: `expected one of ${known.join(', ')}, got "${value}"` }
}
