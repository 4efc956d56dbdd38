/**
 * A module is a WGSL file that begins with a block comment holding its header as JSON. The header is checked
 * here, so that a mistyped kind or parameter is an error at start and not a black frame.
 */
import { ReelsmithError } from '../errors/error.ts'
import type { Vec3 } from '../scene/shot-plan.ts'

export const moduleKinds = ['sky', 'fine', 'layer', 'terrain', 'thing', 'front'] as const
export type ModuleKind = (typeof moduleKinds)[number]

export interface ModuleHeader {
  readonly kind: ModuleKind
  /** What it adds to a 1080p frame on two cores with lavapipe, as measured by `preview.ts --cost`. */
  readonly costMs: number
  /** Every parameter with its default; a number or three numbers. */
  readonly params: Readonly<Record<string, number | Vec3>>
  /**
   * Name of a placer in `swarm.ts`; the module then has the parameters `count` and `swarm` (its first slot).
   */
  readonly swarm?: string
  /**
   * How many rows of values it computes once for every column of the frame, in `M_column`; it reads them with
   * `columnAt(r, $columns + row)`.
   */
  readonly columns?: number
  /**
   * The same for a layer that is used `still`: `M_column` runs once for each column of the still picture, and is read
   * with `stillColumnAt(qx, $columns + row)`.
   */
  readonly stillColumns?: number
  /** Names of files of `includes/` whose functions it calls. */
  readonly includes?: readonly string[]
}

export interface ModuleSource {
  readonly name: string
  readonly header: ModuleHeader
  /** The code without the header. */
  readonly body: string
}

const headerPattern = /^\/\*(\{[\s\S]*?\})\*\//
const headerKeys = new Set(['kind', 'costMs', 'params', 'swarm', 'columns', 'stillColumns', 'includes'])
/** Every thing has these beside its own: where it stands, how large and turned, on what. See `includes/still-life.wgsl`. */
const standParams: ModuleHeader['params'] = { x: 0, y: 0, z: 3, size: 1, turn: 0, face: 0, stand: 0, tone: [0.6, 0.6, 0.6], gloss: 0.5 }
const entryPoints: Record<ModuleKind, RegExp> = {
  sky: /fn M_sky\s*\(/,
  fine: /fn M_fine\s*\(/,
  layer: /fn M_layer\s*\(/,
  terrain: /fn M_height\s*\([\s\S]*fn M_surface\s*\(/,
  thing: /fn M_thing\s*\([\s\S]*fn M_ink\s*\(/,
  front: /fn M_front\s*\(/,
}

const noContinue = 'no `continue`: software drivers do not skip work by it; write if (…) { … }.'
const hasContinue = (code: string): boolean => /\bcontinue\b/.test(code)

/**
 * Splits a module file into its checked header and its code.
 *
 * @throws {ReelsmithError} `paint/failed` naming the module and what is wrong with it.
 */
export function parseModule(name: string, source: string): ModuleSource {
  const fail = (what: string, cause?: unknown): never => {
    throw new ReelsmithError('paint/failed', `Shader module ${name}: ${what}`, { cause })
  }
  const match = headerPattern.exec(source)
  if (!match) return fail('the file must begin with a header, /*{"kind": …}*/.')
  let header: Record<string, unknown>
  try {
    header = JSON.parse(match[1]!) as Record<string, unknown>
  } catch (cause) {
    return fail('its header is not JSON.', cause)
  }
  for (const key of Object.keys(header)) if (!headerKeys.has(key)) fail(`unknown header field "${key}".`)
  const kind = header['kind'] as ModuleKind
  if (!moduleKinds.includes(kind)) fail(`"kind" must be one of ${moduleKinds.join(', ')}.`)
  if (typeof header['costMs'] !== 'number' || !(header['costMs'] >= 0)) {
    fail('"costMs" must be a number of at least 0.')
  }
  const params = { ...(kind === 'thing' ? standParams : {}), ...(header['params'] as Record<string, unknown> | undefined) }
  for (const [key, value] of Object.entries(params)) {
    if (!isParameter(value)) fail(`parameter "${key}" must be a finite number or three of them.`)
  }
  if (header['swarm'] !== undefined && typeof params['count'] !== 'number') {
    fail('a module with a swarm needs the parameter "count".')
  }
  for (const key of ['columns', 'stillColumns']) {
    const rows = header[key]
    if (rows !== undefined && !(kind === 'layer' && Number.isInteger(rows) && (rows as number) > 0)) {
      fail(`"${key}" must be a whole number above 0, of a layer.`)
    }
  }
  const hasColumns = header['columns'] !== undefined || header['stillColumns'] !== undefined
  if (header['columns'] !== undefined && header['stillColumns'] !== undefined) fail('it has columns of the frame or of the still picture, not both.')
  if (kind === 'terrain' && !(typeof params['near'] === 'number' && typeof params['far'] === 'number')) {
    fail('a terrain needs the parameters "near" and "far".')
  }
  if (!isIncludes(header['includes'] ?? [])) fail('"includes" must be a list of different names.')
  const body = source.slice(match[0].length)
  if (!entryPoints[kind].test(body)) fail(`it is a ${kind} and so must have ${functionsOf(kind)}.`)
  if (hasColumns && !/fn M_column\s*\(/.test(body)) fail('it has columns and so must have fn M_column(…).')
  if (hasContinue(body)) fail(noContinue)
  return { name, header: { ...header, params } as unknown as ModuleHeader, body }
}

/**
 * Checks a file of `includes/`: plain functions that a program holds once, whatever modules and instances call
 * them. What differs between instances is passed to them, so they read no parameter and have no prefix.
 *
 * @returns The code.
 * @throws {ReelsmithError} `paint/failed` naming the include and what is wrong with it.
 */
export function parseInclude(name: string, source: string): string {
  const fail = (what: string): never => {
    throw new ReelsmithError('paint/failed', `Shader include ${name}: ${what}`)
  }
  if (headerPattern.test(source)) fail('only modules have a header.')
  if (/\$[a-zA-Z]/.test(source)) fail('no `$name`: parameters belong to a module, which passes them on.')
  if (/\bM_/.test(source)) fail('no prefix `M_`: it is in a program once, whatever instances use it.')
  if (hasContinue(source)) fail(noContinue)
  return source
}

function functionsOf(kind: ModuleKind): string {
  if (kind === 'terrain') return 'fn M_height(…) and then fn M_surface(…)'
  return kind === 'thing' ? 'fn M_thing(…) and then fn M_ink(…)' : `fn M_${kind}(…)`
}

function isIncludes(value: unknown): boolean {
  if (!Array.isArray(value) || new Set(value).size !== value.length) return false
  return value.every((name) => typeof name === 'string' && /^[a-z][a-z0-9-]*$/.test(name))
}

export function isParameter(value: unknown): value is number | Vec3 {
  if (typeof value === 'number') return Number.isFinite(value)
  return Array.isArray(value) && value.length === 3 && value.every((part) => Number.isFinite(part))
}
