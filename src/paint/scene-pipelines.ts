/** The pipelines of plans, compiled once for every code: plans that differ in values only share them. */
import type { Program } from './assemble.ts'
import { columnFormat, compile, framePipeline } from './passes.ts'
import { readCore, readPrelude } from './shader-files.ts'
import { type SpritePipelines, spritePipelines } from './sprites/sprite-layer.ts'
import { TerrainPass, type TerrainSlices } from './terrain.ts'

export interface ScenePipelines {
  readonly backdrop: GPURenderPipeline
  readonly scene: GPURenderPipeline
  /** Only with still layers. */
  readonly still: GPURenderPipeline | null
  /** Only with modules that have columns. */
  readonly columns: GPURenderPipeline | null
  /** Only with still layers that have columns. */
  readonly stillColumns: GPURenderPipeline | null
  /** Only with near layers or fronts. */
  readonly over: GPURenderPipeline | null
  readonly terrain: TerrainPass | null
}

export class PipelineStore {
  private readonly device: GPUDevice
  private readonly layout: GPUBindGroupLayout
  private readonly land: TerrainSlices
  private readonly scenes = new Map<string, Promise<Pick<ScenePipelines, 'backdrop' | 'scene' | 'still' | 'columns' | 'stillColumns'>>>()
  private readonly overs = new Map<string, Promise<GPURenderPipeline>>()
  private readonly sprites = new Map<string, Promise<SpritePipelines>>()
  private readonly terrains = new Map<string, Promise<TerrainPass>>()

  constructor(device: GPUDevice, layout: GPUBindGroupLayout, land: TerrainSlices) {
    this.device = device
    this.layout = layout
    this.land = land
  }

  /**
   * @param constants - WGSL with the sizes of map and still cache.
   * @throws {ReelsmithError} `paint/failed` for code that does not compile.
   */
  async get(name: string, { code, overCode, terrainCode, hasStill, hasColumns, stillColumnRows }: Program, constants: string): Promise<ScenePipelines> {
    const prelude = `${readPrelude(terrainCode !== null)}\n${constants}\n`
    const scene = kept(this.scenes, `${prelude}${code}`, async (source) => {
      const module = await compile(this.device, name, source)
      const pipeline = (entryPoint: string, ...formats: GPUTextureFormat[]): GPURenderPipeline =>
        framePipeline(this.device, module, entryPoint, this.layout, ...formats)
      return {
        backdrop: pipeline('paintBackdrop'),
        scene: pipeline('paintScene'),
        still: hasStill ? pipeline('paintStill') : null,
        columns: hasColumns ? pipeline('paintColumns', columnFormat) : null,
        stillColumns: stillColumnRows > 0 ? pipeline('paintStillColumns', columnFormat) : null,
      }
    })
    const over =
      overCode === null
        ? null
        : kept(this.overs, `${prelude}${terrainCode ?? ''}\n${overCode}`, async (source) =>
            framePipeline(this.device, await compile(this.device, `over ${name}`, source), 'paintOver', this.layout),
          )
    const terrain =
      terrainCode === null
        ? null
        : kept(this.terrains, terrainCode, (source) => TerrainPass.create(this.device, this.layout, source, this.land))
    return { ...(await scene), over: await over, terrain: await terrain }
  }

  /** What draws sprites over this program's land. */
  spritesOf({ terrainCode }: Program): Promise<SpritePipelines> {
    const source = [readPrelude(terrainCode !== null), terrainCode ?? '', readCore('sprites')].join('\n')
    return kept(this.sprites, source, async () =>
      spritePipelines(this.device, await compile(this.device, 'sprites', source), this.layout),
    )
  }
}

/** A failure is not kept: the next one may try again. */
function kept<T>(store: Map<string, Promise<T>>, key: string, make: (key: string) => Promise<T>): Promise<T> {
  const known = store.get(key)
  if (known) return known
  const made = make(key)
  store.set(key, made)
  made.catch(() => store.delete(key))
  return made
}
