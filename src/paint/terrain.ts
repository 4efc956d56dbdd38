/** The land of a plan as slices, laid anew for every frame: see `core/terrain.wgsl`. */
import { compile } from './passes.ts'
import { readCore, readPrelude } from './shader-files.ts'

/** As `TERRAIN_ROWS` in `core/terrain.wgsl`. */
const rows = 192
/** As in `core/lay-terrain.wgsl` and `core/spread-terrain.wgsl`. */
const workgroupColumns = 32

/** The land as textures: a row for each depth. */
interface Slices {
  readonly reach: GPUTexture
  readonly rows: GPUTexture
}

/** What a scene reads the land from, one column for each of the frame, and the slices that are laid for it. */
export interface TerrainTextures extends Slices {
  readonly laid: Slices | null
}

/** @param columns - Width of the frame in pixels; 1 where there is no terrain. */
export function createTerrainTextures(device: GPUDevice, columns: number): TerrainTextures {
  if (columns === 1) return { ...slices(device, 1, 1), laid: null }
  // One beyond the frame: the last column, too, has a neighbour on either side.
  return { ...slices(device, columns, rows), laid: slices(device, Math.ceil(columns / 2) + 1, rows) }
}

function slices(device: GPUDevice, width: number, height: number): Slices {
  const usage = GPUTextureUsage.STORAGE_BINDING | GPUTextureUsage.TEXTURE_BINDING
  return {
    reach: device.createTexture({ size: [width, height], format: 'r32float', usage }),
    rows: device.createTexture({ size: [width, height], format: 'rgba32uint', usage }),
  }
}

/** One of the two passes: its pipeline, what it writes or reads, and how many workgroups there are. */
interface Step {
  readonly pipeline: GPUComputePipeline
  readonly bindings: GPUBindGroup
  readonly groups: readonly [number, number]
}

export class TerrainPass {
  private readonly lay: Step
  private readonly spread: Step

  /**
   * @param sceneLayout - Of the scene's bindings, which the height functions read.
   * @param code - The terrain's functions, `Program.terrainCode`.
   * @param textures - With slices to be laid.
   */
  static async create(
    device: GPUDevice,
    sceneLayout: GPUBindGroupLayout,
    code: string,
    textures: TerrainTextures,
  ): Promise<TerrainPass> {
    const source = [readPrelude(true), code, readCore('lay-terrain')].join('\n')
    const [lay, spread] = await Promise.all([compile(device, 'terrain', source), compile(device, 'spread terrain', readCore('spread-terrain'))])
    return new TerrainPass(device, { lay, spread }, sceneLayout, textures)
  }

  private constructor(
    device: GPUDevice,
    modules: { lay: GPUShaderModule; spread: GPUShaderModule },
    sceneLayout: GPUBindGroupLayout,
    { reach, rows: rowTexture, laid }: TerrainTextures,
  ) {
    if (!laid) throw new Error('a terrain needs textures of the frame')
    const visibility = GPUShaderStage.COMPUTE
    const writes = (binding: number): GPUBindGroupLayoutEntry[] => [
      { binding, visibility, storageTexture: { format: 'r32float' } },
      { binding: binding + 1, visibility, storageTexture: { format: 'rgba32uint' } },
    ]
    const written = device.createBindGroupLayout({ entries: writes(0) })
    const spreadLayout = device.createBindGroupLayout({
      entries: [
        { binding: 0, visibility, texture: { sampleType: 'unfilterable-float' } },
        { binding: 1, visibility, texture: { sampleType: 'uint' } },
        ...writes(2),
      ],
    })
    const step = (module: GPUShaderModule, entryPoint: string, layouts: GPUBindGroupLayout[], textures: GPUTexture[], groups: Step['groups']): Step => ({
      pipeline: device.createComputePipeline({
        label: entryPoint,
        layout: device.createPipelineLayout({ bindGroupLayouts: layouts }),
        compute: { module, entryPoint },
      }),
      bindings: device.createBindGroup({
        layout: layouts.at(-1)!,
        entries: textures.map((texture, binding) => ({ binding, resource: texture.createView() })),
      }),
      groups,
    })
    const groupsFor = (columns: number): number => Math.ceil(columns / workgroupColumns)
    this.lay = step(modules.lay, 'layTerrain', [sceneLayout, written], [laid.reach, laid.rows], [groupsFor(laid.reach.width), 1])
    this.spread = step(modules.spread, 'spreadTerrain', [spreadLayout], [laid.reach, laid.rows, reach, rowTexture], [groupsFor(reach.width), reach.height])
  }

  /** @param sceneBindings - With other terrain textures than those it writes. */
  encode(encoder: GPUCommandEncoder, sceneBindings: GPUBindGroup): void {
    const pass = encoder.beginComputePass()
    pass.setPipeline(this.lay.pipeline)
    pass.setBindGroup(0, sceneBindings)
    pass.setBindGroup(1, this.lay.bindings)
    pass.dispatchWorkgroups(...this.lay.groups)
    pass.setPipeline(this.spread.pipeline)
    pass.setBindGroup(0, this.spread.bindings)
    pass.dispatchWorkgroups(...this.spread.groups)
    pass.end()
  }
}
