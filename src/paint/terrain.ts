/** The land of a plan as slices, laid anew for every frame: see `core/terrain.wgsl`. */
import { compile } from './passes.ts'
import { readCore, readPrelude } from './shader-files.ts'

/** As `TERRAIN_ROWS` in `core/terrain.wgsl`. */
const rows = 192
/** As in `core/lay-terrain.wgsl` and `core/spread-terrain.wgsl`. */
const workgroupColumns = 32

/** The land as rows of slices: see `core/terrain.wgsl`. */
interface Slices {
  readonly reach: GPUBuffer
  readonly rows: GPUBuffer
}

/** What a scene reads the land from, one slice for each column of the frame, and the slices that are laid for it. */
export interface TerrainSlices extends Slices {
  readonly columns: number
  readonly laid: Slices
}

/** @param columns - Width of the frame in pixels; 1 where there is no terrain. */
export function createTerrainSlices(device: GPUDevice, columns: number): TerrainSlices {
  return { columns, ...slices(device, columns), laid: slices(device, laidColumns(columns)) }
}

/** One beyond the frame: the last column, too, has a neighbour on either side. */
function laidColumns(columns: number): number {
  return Math.ceil(columns / 2) + 1
}

function slices(device: GPUDevice, columns: number): Slices {
  const buffer = (bytes: number): GPUBuffer =>
    device.createBuffer({ size: columns * rows * bytes, usage: GPUBufferUsage.STORAGE })
  return { reach: buffer(4), rows: buffer(16) }
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
   */
  static async create(
    device: GPUDevice,
    sceneLayout: GPUBindGroupLayout,
    code: string,
    land: TerrainSlices,
  ): Promise<TerrainPass> {
    const source = [readPrelude(true), code, readCore('lay-terrain')].join('\n')
    const [lay, spread] = await Promise.all([compile(device, 'terrain', source), compile(device, 'spread terrain', readCore('spread-terrain'))])
    return new TerrainPass(device, { lay, spread }, sceneLayout, land)
  }

  private constructor(
    device: GPUDevice,
    modules: { lay: GPUShaderModule; spread: GPUShaderModule },
    sceneLayout: GPUBindGroupLayout,
    { columns, reach, rows: rowBuffer, laid }: TerrainSlices,
  ) {
    const layoutOf = (...types: GPUBufferBindingType[]): GPUBindGroupLayout =>
      device.createBindGroupLayout({ entries: types.map((type, binding) => ({ binding, visibility: GPUShaderStage.COMPUTE, buffer: { type } })) })
    const step = (
      compute: GPUProgrammableStage,
      layouts: readonly GPUBindGroupLayout[],
      buffers: readonly GPUBuffer[],
      groups: Step['groups'],
    ): Step => ({
      pipeline: device.createComputePipeline({
        label: compute.entryPoint,
        layout: device.createPipelineLayout({ bindGroupLayouts: [...layouts] }),
        compute,
      }),
      bindings: device.createBindGroup({
        layout: layouts.at(-1)!,
        entries: buffers.map((buffer, binding) => ({ binding, resource: { buffer } })),
      }),
      groups,
    })
    const groupsFor = (count: number): number => Math.ceil(count / workgroupColumns)
    this.lay = step(
      { module: modules.lay, entryPoint: 'layTerrain' },
      [sceneLayout, layoutOf('storage', 'storage')], [laid.reach, laid.rows], [groupsFor(laidColumns(columns)), 1],
    )
    this.spread = step(
      { module: modules.spread, entryPoint: 'spreadTerrain', constants: { COLUMNS: columns } },
      [layoutOf('read-only-storage', 'read-only-storage', 'storage', 'storage')], [laid.reach, laid.rows, reach, rowBuffer],
      [groupsFor(Math.ceil(columns / 2)), rows],
    )
  }

  /** @param sceneBindings - With other slices than those it writes. */
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
