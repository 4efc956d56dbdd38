/**
 * Shot plan → one WGSL program and its parameters. Only the modules that the plan names are compiled.
 *
 *   sky    fn M_sky(dir: vec3f, c: vec4f) -> vec4f        soft; drawn in the half-size backdrop map;
 *                                                         a = how much of the key light passes
 *   fine   fn M_fine(r: Ray, c: vec3f, vis: f32) -> vec3f details of the sky at full size: disc, stars, bolts
 *   layer  fn M_layer(r: Ray) -> Layer                    colour and coverage, listed near to far
 *          fn M_column(qx: f32, row: i32) -> vec4f        with "columns" or "stillColumns": what only depends on the
 *                                                         column of the frame or of the still picture
 *   terrain fn M_height(p: vec2f) -> f32                  a layer that is a height field, once in a plan: its
 *          fn M_surface(r: Ray, g: Ground) -> vec3f       height at x, z, and the colour of what is seen of it
 *   thing  fn M_thing(p: vec3f) -> vec2f                  a layer that is one thing seen close, once in a plan:
 *          fn M_ink(p: vec3f, stuff: f32) -> Ink          its distance and stuff, and what the stuff looks like;
 *          fn M_fill() -> vec4f                           of glass: the colour of what is in it, how high it stands
 *   front  fn M_front(r: Ray, c: vec3f) -> vec3f          last, over all: rain, snow, motes, light beams
 */
import { ReelsmithError } from '../errors/error.ts'
import type { ModuleUse } from '../scene/shot-plan.ts'
import type { ModuleKind, ModuleSource } from './module-header.ts'
import { type ParameterLayout, parameterLayout } from './parameters.ts'

export const swarmSlots = 48
/** Rows of values that the modules of a plan compute for every column of the frame. */
export const columnRows = 8

export interface SwarmUse {
  /** Name of the placer in `swarm.ts`. */
  readonly placer: string
  readonly id: string
  readonly firstSlot: number
  readonly count: number
  readonly params: Readonly<Record<string, number>>
}

export interface Program {
  /** Sky, fine details and layers with the entry points that paint them; compile it after the prelude. */
  readonly code: string
  /**
   * Near layers and fronts, for the second pass over all else; null when there are none. Apart from `code`, which
   * therefore stays the same in rain, in snow and when somebody walks through: compiling it takes seconds.
   */
  readonly overCode: string | null
  /** The height field alone, for what needs only heights; null when there is none. `code` holds it already. */
  readonly terrainCode: string | null
  readonly params: Float32Array<ArrayBuffer>
  readonly swarms: readonly SwarmUse[]
  readonly hasStill: boolean
  /** Whether `code` has the entry point `paintColumns`. */
  readonly hasColumns: boolean
  /** Rows of values for every column of the still picture, which `paintStillColumns` fills; 0 when there are none. */
  readonly stillColumnRows: number
  /** Sum of the modules' own figures: a guide only, since what is hidden costs nothing. */
  readonly costMs: number
}

interface Instance {
  readonly id: string
  readonly use: ModuleUse
  readonly source: ModuleSource
  readonly code: string
  /** WGSL expressions that read its parameters. */
  readonly places: ReadonlyMap<string, string>
  /** First of its rows of columns. */
  readonly firstColumnRow: number
}

/** Checked sources by name. */
export interface ShaderSources {
  module(name: string): ModuleSource
  include(name: string): string
}

/**
 * @param uses - In the plan's order; layers near to far.
 * @throws {ReelsmithError} `paint/failed` for an unknown parameter, two instances of one name, or too many
 *   parameters or swarm members.
 */
export function assemble(uses: readonly ModuleUse[], sources: ShaderSources): Program {
  const layout = parameterLayout()
  const swarms: SwarmUse[] = []
  const isOver = (use: ModuleUse): boolean => use.near === true || sources.module(use.use).header.kind === 'front'
  let usedRows = 0
  let stillRows = 0
  const instantiateAll = (some: readonly ModuleUse[]): Instance[] =>
    some.map((use) => {
      const source = sources.module(use.use)
      const instance = instantiate(use, source, layout, swarms, source.header.stillColumns ? stillRows : usedRows)
      usedRows += source.header.columns ?? 0
      stillRows += source.header.stillColumns ?? 0
      return instance
    })
  // First what the scene reads: its places in the uniform do not depend on what comes over it.
  const scene = instantiateAll(uses.filter((use) => !isOver(use)))
  const over = instantiateAll(uses.filter(isOver))
  const ids = new Set<string>()
  for (const { id } of [...scene, ...over]) {
    if (ids.has(id)) fail(`two instances are called "${id}"; give one of them an id.`)
    ids.add(id)
  }
  if (usedRows > columnRows) fail(`more than ${columnRows} rows of columns.`)
  const withColumns = [...scene, ...over].filter(({ source }) => source.header.columns !== undefined)
  for (const { id, use } of withColumns) {
    if (use.far || use.still || isOver(use)) fail(`"${id}" has columns of the frame: it can be neither far, still nor near.`)
  }
  const withStillColumns = [...scene, ...over].filter(({ source }) => source.header.stillColumns !== undefined)
  for (const { id, use } of withStillColumns) {
    if (!use.still || isOver(use)) fail(`"${id}" has columns of the still picture: it must be still.`)
  }
  const layers = scene.filter(({ source }) => isLayer(source.header.kind))
  const terrain = terrainOf(scene)
  const [thing, secondThing] = ofKind(scene, 'thing')
  if (secondThing) fail('a plan has one thing seen close at most.')
  const code = [
    ...bodies(scene, sources),
    terrain ? terrainFunctions(terrain) + terrainLayerCode(terrain.id) : '',
    thing ? thingCode(thing) : '',
    skyCode(ofKind(scene, 'sky')),
    backdropCode(layers.filter(({ use }) => use.far)),
    stillCode(layers.filter(({ use }) => use.still)),
    sceneCode(layers, ofKind(scene, 'fine')),
    columnsCode('paintColumns', '((p.x - 0.5 * u.size.x) / u.scale - u.shift.x) / u.focal', withColumns),
    withStillColumns.length > 0 ? stillColumnAt : '',
    columnsCode('paintStillColumns', '(p.x / STILL_SIZE.x * 2.0 - 1.0) * u.mapHalfWidth', withStillColumns),
  ].join('\n')
  return {
    code,
    overCode: over.length === 0 ? null : [...bodies(over, sources), overCode(over)].join('\n'),
    terrainCode: terrain ? [...bodies([terrain], sources), terrainFunctions(terrain)].join('\n') : null,
    params: layout.data,
    swarms,
    hasStill: layers.some(({ use }) => use.still),
    hasColumns: withColumns.length > 0,
    stillColumnRows: stillRows,
    costMs: [...scene, ...over].reduce((sum, { source }) => sum + source.header.costMs, 0),
  }
}

function ofKind(instances: readonly Instance[], kind: ModuleKind): Instance[] {
  return instances.filter(({ source }) => source.header.kind === kind)
}

function isLayer(kind: ModuleKind): boolean {
  return kind === 'layer' || kind === 'terrain' || kind === 'thing'
}

/** Includes, each once, then the modules. */
function bodies(instances: readonly Instance[], sources: ShaderSources): string[] {
  const includes = new Set(instances.flatMap(({ source }) => source.header.includes ?? []))
  return [
    ...[...includes].map((name) => `// ${name}\n${sources.include(name)}`),
    ...instances.map(({ id, code }) => `// ${id}\n${code}`),
  ]
}

function terrainOf(scene: readonly Instance[]): Instance | null {
  const [terrain, second] = ofKind(scene, 'terrain')
  if (second) fail('a plan has one terrain at most.')
  if (terrain?.use.far || terrain?.use.still) fail('a terrain is neither far nor still: it is laid anew for every frame.')
  return terrain ?? null
}

/** What `core/terrain.wgsl` calls. */
function terrainFunctions({ id, places }: Instance): string {
  return `fn terrainHeight(p: vec2f) -> f32 { return ${id}_height(p); }
fn terrainNear() -> f32 { return ${places.get('near')}; }
fn terrainFar() -> f32 { return ${places.get('far')}; }
`
}

function instantiate(
  use: ModuleUse,
  source: ModuleSource,
  layout: ParameterLayout,
  swarms: SwarmUse[],
  firstColumnRow: number,
): Instance {
  const { header, name } = source
  const id = use.id ?? name.replaceAll('-', '_')
  if (!/^[a-zA-Z]\w*$/.test(id)) fail(`"${id}" is no name for an instance: letters, digits and _ only.`)
  const values: Record<string, number | readonly [number, number, number]> = { ...header.params }
  for (const [key, value] of Object.entries(use.with ?? {})) {
    const known = header.params[key]
    if (known === undefined) fail(`module ${name} has no parameter "${key}".`)
    if (typeof known !== typeof value) fail(`module ${name}: parameter "${key}" has the wrong shape.`)
    if (typeof value === 'number' ? !Number.isFinite(value) : !value.every(Number.isFinite)) {
      fail(`module ${name}: parameter "${key}" is not a finite number.`)
    }
    values[key] = value
  }
  if (header.swarm !== undefined) {
    const last = swarms.at(-1)
    const firstSlot = last ? last.firstSlot + last.count : 0
    const count = values['count'] as number
    if (firstSlot + count > swarmSlots) fail(`more than ${swarmSlots} members of swarms.`)
    const params: Record<string, number> = {}
    for (const [key, value] of Object.entries(values)) if (typeof value === 'number') params[key] = value
    swarms.push({ placer: header.swarm, id, firstSlot, count, params })
    values['swarm'] = firstSlot
  }
  const places = placeAll(values, layout)
  const columnCount = header.columns ?? header.stillColumns
  if (columnCount !== undefined) places.set('columns', String(firstColumnRow)).set('columnCount', String(columnCount))
  const placeOf = (key: string): string =>
    places.get(key) ?? fail(`module ${name} reads $${key}, which its header lacks.`)
  const code = source.body
    .replace(/\$([a-zA-Z]\w*)/g, (_, key: string) => placeOf(key))
    .replace(/\bM_/g, `${id}_`)
  return { id, use, source, code, places, firstColumnRow }
}

function placeAll(
  values: Record<string, number | readonly [number, number, number]>,
  layout: ParameterLayout,
): Map<string, string> {
  const rank = (value: unknown): number => Number(typeof value === 'number')
  const vectorsFirst = Object.entries(values).sort((a, b) => rank(a[1]) - rank(b[1]))
  try {
    return new Map(vectorsFirst.map(([key, value]) => [key, layout.place(value)]))
  } catch (cause) {
    return fail('the plan has too many parameters.', cause)
  }
}

function fail(what: string, cause?: unknown): never {
  throw new ReelsmithError('paint/failed', `Shot plan: ${what}`, { cause })
}

/** Front-to-back blending with an early exit once nothing more can be seen. */
function blendLayer(call: string, exit: string): string {
  return `  {
    let l = ${call};
    seen += l.color * (l.alpha * clear);
    clear *= 1.0 - l.alpha;
    if (clear < 0.006) { return ${exit}; }
  }`
}

function blendAll(layers: readonly Instance[], exit: string): string {
  return layers.map(({ id }) => blendLayer(`${id}_layer(r)`, exit)).join('\n')
}

function skyCode(skies: readonly Instance[]): string {
  return `fn softSky(dir: vec3f) -> vec4f {
  var c = vec4f(skyBase(dir), 1.0);
${skies.map(({ id }) => `  c = ${id}_sky(dir, c);`).join('\n')}
  return c;
}`
}

function backdropCode(far: readonly Instance[]): string {
  return `fn backdrop(r: Ray) -> vec4f {
  var seen = vec3f(0.0);
  var clear = 1.0;
${sceneLayers(far)}
  let s = softSky(r.dir);
  return vec4f(seen + s.rgb * clear, s.a * clear);
}
fn windowRay(p: vec2f, size: vec2f, low: f32, high: f32) -> Ray {
  let k = p / size;
  let q = vec2f((k.x * 2.0 - 1.0) * u.mapHalfWidth, mix(high, low, k.y));
  return rayThrough(q, vec2f(0.0), 2.0 * u.mapHalfWidth / size.x);
}
@fragment fn paintBackdrop(@builtin(position) p: vec4f) -> @location(0) vec4f {
  return clamp(backdrop(windowRay(p.xy, MAP_SIZE, u.mapLow, u.mapHigh)), vec4f(0.0), vec4f(40.0));
}`
}

function stillCode(still: readonly Instance[]): string {
  if (still.length === 0) return ''
  return `fn stillLayers(r: Ray) -> vec4f {
  var seen = vec3f(0.0);
  var clear = 1.0;
${blendAll(still, 'vec4f(seen, 1.0)')}
  return vec4f(seen, 1.0 - clear);
}
@fragment fn paintStill(@builtin(position) p: vec4f) -> @location(0) vec4f {
  return clamp(stillLayers(windowRay(p.xy, STILL_SIZE, u.stillLow, u.stillHigh)), vec4f(0.0), vec4f(40.0));
}`
}

/** What a still layer reads its columns with, in any direction: the picture's first and last stand for those beside it. */
const stillColumnAt = `fn stillColumnAt(qx: f32, row: i32) -> vec4f {
  let column = i32((0.5 + 0.5 * qx / u.mapHalfWidth) * STILL_SIZE.x);
  return textureLoad(columnMap, vec2i(clamp(column, 0, i32(STILL_SIZE.x) - 1), row), 0);
}`

/** A run of still layers collapses into one fetch. */
function sceneLayers(layers: readonly Instance[]): string {
  const parts: string[] = []
  let inStillRun = false
  for (const layer of layers) {
    if (!layer.use.still) parts.push(blendLayer(`${layer.id}_layer(r)`, 'vec4f(seen, 0.0)'))
    else if (!inStillRun) {
      parts.push(`  {
    let s = stillAt(r.q);
    seen += s.rgb * clear;
    clear *= 1.0 - s.a;
    if (clear < 0.006) { return vec4f(seen, 0.0); }
  }`)
    }
    inStillRun = layer.use.still === true
  }
  return parts.join('\n')
}

const pixelRay = `  let uv = vec2f(p.x - 0.5 * u.size.x, 0.5 * u.size.y - p.y) / u.scale;
  let r = rayThrough((uv - u.shift) / u.focal, uv, 1.0 / (u.scale * u.focal));`

function sceneCode(layers: readonly Instance[], fine: readonly Instance[]): string {
  return `fn composeScene(r: Ray) -> vec4f {
  var seen = vec3f(0.0);
  var clear = 1.0;
${sceneLayers(layers)}
  let s = mapAt(r.q, 0.0);
  var c = s.rgb;
${fine.map(({ id }) => `  c = ${id}_fine(r, c, s.a);`).join('\n')}
  return vec4f(seen + c * clear, s.a * clear);
}
@fragment fn paintScene(@builtin(position) p: vec4f) -> @location(0) vec4f {
${pixelRay}
  return clamp(composeScene(r), vec4f(0.0), vec4f(40.0));
}`
}

/** One row of pixels for each row of values, one pixel for each column; `qx` is its place on the tangent plane. */
function columnsCode(entryPoint: string, qx: string, instances: readonly Instance[]): string {
  if (instances.length === 0) return ''
  const rowsOf = ({ source: { header } }: Instance): number => header.columns ?? header.stillColumns!
  return `@fragment fn ${entryPoint}(@builtin(position) p: vec4f) -> @location(0) vec4f {
  let qx = ${qx};
  let row = i32(p.y);
${instances
  .map((each) => {
    const first = each.firstColumnRow
    return `  if (row >= ${first} && row < ${first + rowsOf(each)}) { return ${each.id}_column(qx, row - ${first}); }`
  })
  .join('\n')}
  return vec4f(0.0);
}`
}

/** The land behind and the edge of a crest before it, one after the other through the same code. */
function terrainLayerCode(id: string): string {
  return `fn ${id}_layer(r: Ray) -> Layer {
  let hit = terrainSeen(r);
  var seen = vec3f(0.0);
  var clear = 1.0;
  for (var i = 0; i < 2; i++) {
    let alpha = select(hit.alpha, hit.edgeAlpha, i == 0);
    if (alpha > 0.01) {
      var ground = hit.ground;
      if (i == 0) { ground = hit.edge; }
      seen += ${id}_surface(r, ground) * alpha * clear;
      clear *= 1.0 - alpha;
    }
  }
  return Layer(seen / max(1.0 - clear, 1e-3), 1.0 - clear);
}`
}

/** What `includes/still-life.wgsl` calls, and the layer that calls it. It turns to and fro: its front is what is shown. */
function thingCode({ id, code, places }: Instance): string {
  const at = (key: string): string => places.get(key)!
  return `fn thingAt(p: vec3f) -> vec2f { return ${id}_thing(p); }
fn thingInk(p: vec3f, stuff: f32) -> Ink { return ${id}_ink(p, stuff); }
fn thingFill() -> vec4f { return ${code.includes(`fn ${id}_fill(`) ? `${id}_fill()` : 'vec4f(0.0, 0.0, 0.0, -9.0)'}; }
fn ${id}_layer(r: Ray) -> Layer {
  let angle = ${at('face')} + ${at('turn')} * sin(u.time * 0.45);
  let centre = vec3f(heroX(${at('x')}), ${at('y')}, ${at('z')});
  return stillLife(r, Still(centre, ${at('size')}, angle, ${at('stand')}, ${at('tone')}, ${at('gloss')}));
}`
}

/** The second pass: near layers and fronts over scene, sprites and subjects. */
function overCode(over: readonly Instance[]): string {
  return `fn nearLayers(r: Ray) -> vec4f {
  var seen = vec3f(0.0);
  var clear = 1.0;
${blendAll(over.filter(({ source }) => isLayer(source.header.kind)), 'vec4f(seen, 0.0)')}
  return vec4f(seen, clear);
}
@fragment fn paintOver(@builtin(position) p: vec4f) -> @location(0) vec4f {
${pixelRay}
  let below = textureLoad(painted, vec2i(p.xy), 0);
  let over = nearLayers(r);
  var c = over.rgb + below.rgb * over.a;
${ofKind(over, 'front')
  .map(({ id }) => `  c = ${id}_front(r, c);`)
  .join('\n')}
  return clamp(vec4f(c, below.a * over.a), vec4f(0.0), vec4f(40.0));
}`
}
