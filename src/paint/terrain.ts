/** The land of a plan as slices, laid anew for every frame: see `core/terrain.wgsl`. */
import { compile } from './passes.ts'
import { readCore, readPrelude } from './shader-files.ts'

/** As `TERRAIN_ROWS` in `core/terrain.wgsl`. */
const rows = 192
/** As in `core/lay-terrain.wgsl`. */
const workgroupColumns = 32

/** The two textures that a scene reads the land from; one column for each of the frame. */
export interface TerrainTextures {
  readonly reach: GPUTexture
  readonly rows: GPUTexture
}

/** @param columns - Width of the frame in pixels; 1 where there is no terrain. */
export function createTerrainTextures(device: GPUDevice, columns: number): TerrainTextures {
  const usage = GPUTextureUsage.STORAGE_BINDING | GPUTextureUsage.TEXTURE_BINDING
  const height = columns > 1 ? rows : 1
  return {
    reach: device.createTexture({ size: [columns, height], format: 'r32float', usage }),
    rows: device.createTexture({ size: [columns, height], format: 'rgba32uint', usage }),
  }
}

export class TerrainPass {
  private readonly pipeline: GPUComputePipeline
  private readonly outputs: GPUBindGroup
  private readonly groups: number

  /**
   * @param sceneLayout - Of the scene's bindings, which the height functions read.
   * @param code - The terrain's functions, `Program.terrainCode`.
   */
  static async create(
    device: GPUDevice,
    sceneLayout: GPUBindGroupLayout,
    code: string,
    textures: TerrainTextures,
  ): Promise<TerrainPass> {
    const source = [readPrelude(true), code, readCore('lay-terrain')].join('\n')
    return new TerrainPass(device, await compile(device, 'terrain', source), sceneLayout, textures)
  }

  private constructor(
    device: GPUDevice,
    module: GPUShaderModule,
    sceneLayout: GPUBindGroupLayout,
    { reach, rows: rowTexture }: TerrainTextures,
  ) {
    const visibility = GPUShaderStage.COMPUTE
    const layout = device.createBindGroupLayout({
      entries: [
        { binding: 0, visibility, storageTexture: { format: 'r32float' } },
        { binding: 1, visibility, storageTexture: { format: 'rgba32uint' } },
      ],
    })
    this.pipeline = device.createComputePipeline({
      layout: device.createPipelineLayout({ bindGroupLayouts: [sceneLayout, layout] }),
      compute: { module, entryPoint: 'layTerrain' },
    })
    this.outputs = device.createBindGroup({
      layout,
      entries: [
        { binding: 0, resource: reach.createView() },
        { binding: 1, resource: rowTexture.createView() },
      ],
    })
    this.groups = Math.ceil(reach.width / workgroupColumns)
  }

  /** @param sceneBindings - With other terrain textures than those it writes. */
  encode(encoder: GPUCommandEncoder, sceneBindings: GPUBindGroup): void {
    const pass = encoder.beginComputePass()
    pass.setPipeline(this.pipeline)
    pass.setBindGroup(0, sceneBindings)
    pass.setBindGroup(1, this.outputs)
    pass.dispatchWorkgroups(this.groups)
    pass.end()
  }
}
