/** Paints frames of one shot plan into an 8-bit picture on the device. */
import { type FrameShape, frameShape } from '../scene/camera.ts'
import type { ShotPlan, SubjectUse } from '../scene/shot-plan.ts'
import { type Program, assemble, columnRows } from './assemble.ts'
import { type MapWindow, frameState, frameUniformFloats, mapWindow, writeFrameUniforms } from './frame-state.ts'
import { type NoiseTiles, bakeNoiseTiles } from './noise-tiles.ts'
import { bind, columnFormat, createTarget, drawFrame, fragmentLayout, hdrFormat, mipView } from './passes.ts'
import { type Planes, PostChain } from './post-chain.ts'
import { PipelineStore, type ScenePipelines } from './scene-pipelines.ts'
import { shaderSources } from './shader-files.ts'
import { SpriteLayer } from './sprites/sprite-layer.ts'
import type { SubjectLayer, SubjectLayerFactory } from './subject-layer.ts'
import { type TerrainSlices, createTerrainSlices } from './terrain.ts'

const mapMips = 4

/** What to draw: everything, into the picture or the planes; or, when measuring, the scene or what follows alone. */
export type PassSelection = 'picture' | 'planes' | 'scene' | 'post'

interface LoadedPlan {
  readonly plan: ShotPlan
  readonly program: Program
  readonly window: MapWindow
  readonly pipelines: ScenePipelines
  readonly stillView: GPUTextureView
  readonly stillColumnsView: GPUTextureView
  readonly terrainBindings: GPUBindGroup
  readonly stillBindings: GPUBindGroup
  readonly backdropBindings: GPUBindGroup
  readonly sceneBindings: GPUBindGroup
  readonly overBindings: GPUBindGroup
  readonly sprites: SpriteLayer | null
  /** Farthest first; sprites stand between them. */
  readonly subjects: readonly SubjectLayer[]
  stillDrawn: boolean
}

/** Subjects this much farther than others are drawn before the sprites between them. */
const depthRatio = 1.35

/** Farthest first. */
function groupedByDepth(subjects: readonly SubjectUse[]): SubjectUse[][] {
  const groups: SubjectUse[][] = []
  for (const subject of subjects.toSorted((a, b) => b.z - a.z)) {
    const last = groups.at(-1)
    if (last && last[0]!.z < subject.z * depthRatio) last.push(subject)
    else groups.push([subject])
  }
  return groups
}

function nearestOf(group: readonly SubjectUse[]): number {
  return Math.min(...group.map(({ z }) => z))
}

export class ScenePainter {
  readonly shape: FrameShape
  private readonly device: GPUDevice
  private readonly post: PostChain
  private readonly tiles: NoiseTiles
  private readonly layout: GPUBindGroupLayout
  private readonly uniforms: GPUBuffer
  private readonly uniformData = new Float32Array(frameUniformFloats)
  /** The finished HDR picture; `under` holds it without near layers and fronts when there are some. */
  readonly hdr: GPUTexture
  private readonly hdrView: GPUTextureView
  private readonly under: GPUTexture
  private readonly map: GPUTexture
  private readonly columns: GPUTexture
  private readonly black: GPUTexture
  private readonly samplers: { repeat: GPUSampler; clamp: GPUSampler }
  private readonly makeSubjects: SubjectLayerFactory
  private loaded: LoadedPlan | null = null
  private readonly pipelines: PipelineStore
  private readonly land: TerrainSlices
  private readonly noLand: TerrainSlices

  static async create(
    device: GPUDevice,
    width: number,
    height: number,
    makeSubjects: SubjectLayerFactory,
  ): Promise<ScenePainter> {
    const hdr = createTarget(device, width, height)
    const post = await PostChain.create(device, hdr)
    const tiles = await bakeNoiseTiles(device, post)
    return new ScenePainter(device, frameShape(width, height), hdr, post, tiles, makeSubjects)
  }

  private constructor(
    device: GPUDevice,
    shape: FrameShape,
    hdr: GPUTexture,
    post: PostChain,
    tiles: NoiseTiles,
    makeSubjects: SubjectLayerFactory,
  ) {
    this.device = device
    this.shape = shape
    this.post = post
    this.tiles = tiles
    this.makeSubjects = makeSubjects
    this.hdr = hdr
    this.hdrView = hdr.createView()
    this.under = createTarget(device, shape.width, shape.height)
    this.map = createTarget(device, shape.width >> 1, shape.height >> 1, hdrFormat, mapMips)
    this.columns = createTarget(device, shape.width, columnRows, columnFormat)
    this.black = createTarget(device, 4, 4)
    this.uniforms = device.createBuffer({
      size: frameUniformFloats * 4,
      usage: GPUBufferUsage.UNIFORM | GPUBufferUsage.COPY_DST,
    })
    this.layout = fragmentLayout(device, [
      'uniform', 'sampler', 'texture', 'texture', 'texture', 'sampler', 'texture', 'texture', 'texture',
      'storage', 'storage', 'texture', 'loaded-texture',
    ], GPUShaderStage.FRAGMENT | GPUShaderStage.VERTEX | GPUShaderStage.COMPUTE)
    this.land = createTerrainSlices(device, shape.width)
    this.noLand = createTerrainSlices(device, 1)
    this.pipelines = new PipelineStore(device, this.layout, this.land)
    // Blending mip levels would double the price of a fetch.
    const linear = { magFilter: 'linear', minFilter: 'linear', mipmapFilter: 'nearest' } as const
    this.samplers = {
      repeat: device.createSampler({ ...linear, addressModeU: 'repeat', addressModeV: 'repeat' }),
      clamp: device.createSampler(linear),
    }
  }

  /** The 8-bit picture that {@link encode} draws by default. */
  get picture(): GPUTexture {
    return this.post.picture
  }

  /** The same as planes for the encoder. */
  get planes(): Planes {
    return this.post.planes
  }

  /**
   * Compiles a plan and makes it the one that {@link encode} paints.
   *
   * @throws {ReelsmithError} `paint/failed` for a module or parameter that does not exist, or a shader error.
   */
  async load(plan: ShotPlan): Promise<Program> {
    for (const layer of this.loaded?.subjects ?? []) layer.destroy()
    this.loaded?.sprites?.destroy()
    this.loaded = null
    const program = assemble(plan.modules, shaderSources)
    const size = (texture: GPUTexture): string => `vec2f(${texture.width}.0, ${texture.height}.0)`
    const still = program.hasStill
      ? createTarget(this.device, this.shape.width * 1.1, this.shape.height * 1.1)
      : this.black
    const stillColumns =
      program.stillColumnRows > 0 ? createTarget(this.device, still.width, program.stillColumnRows, columnFormat) : this.black
    const constants = `const MAP_SIZE = ${size(this.map)};\nconst STILL_SIZE = ${size(still)};`
    const pipelines = await this.pipelines.get(plan.setting, program, constants)
    const groups = groupedByDepth(plan.subjects)
    const sprites =
      plan.sprites && plan.sprites.length > 0
        ? await SpriteLayer.create(this.device, this.post, plan, this.shape, await this.pipelines.spritesOf(program), groups.map(nearestOf))
        : null
    const subjects: SubjectLayer[] = []
    for (const group of sprites ? groups : [plan.subjects].filter(({ length }) => length > 0)) {
      const layer = this.makeSubjects()
      await layer.prepare({
        device: this.device,
        plan: { ...plan, subjects: group },
        shape: this.shape,
        frameUniforms: this.uniforms,
        backdropMap: this.map,
        targetFormat: hdrFormat,
      })
      subjects.push(layer)
    }
    this.loaded = {
      plan,
      program,
      window: mapWindow(plan, this.shape),
      pipelines,
      stillView: still.createView(),
      stillColumnsView: stillColumns.createView(),
      terrainBindings: this.bindings(this.black, this.black, this.black, this.noLand),
      stillBindings: this.bindings(this.map, this.black, this.black, this.land, stillColumns),
      backdropBindings: this.bindings(this.black, still, this.black),
      sceneBindings: this.bindings(this.map, still, this.black, this.land, this.columns),
      overBindings: this.bindings(this.map, still, this.under),
      sprites,
      subjects,
      stillDrawn: false,
    }
    return program
  }

  /** Draws the picture of a time; nothing is submitted. */
  encode(encoder: GPUCommandEncoder, timeS: number, index: number, selection: PassSelection = 'picture'): void {
    const loaded = this.loaded
    if (!loaded) throw new Error('load a plan first')
    const { plan, program } = loaded
    const state = frameState(plan, this.shape, timeS)
    writeFrameUniforms(this.uniformData, plan, program, this.shape, loaded.window, state)
    this.device.queue.writeBuffer(this.uniforms, 0, this.uniformData)
    if (selection !== 'post') {
      const { still, columns, stillColumns, scene, over, terrain } = loaded.pipelines
      terrain?.encode(encoder, loaded.terrainBindings)
      loaded.sprites?.settle(encoder, loaded.backdropBindings)
      this.drawBackdrop(encoder, loaded)
      if (still && !loaded.stillDrawn) {
        // A still layer may fade into the backdrop and the backdrop may hold still
        // layers: once round is enough.
        if (stillColumns) drawFrame(encoder, stillColumns, loaded.backdropBindings, loaded.stillColumnsView)
        drawFrame(encoder, still, loaded.stillBindings, loaded.stillView)
        loaded.stillDrawn = true
        this.drawBackdrop(encoder, loaded)
      }
      if (columns) drawFrame(encoder, columns, loaded.backdropBindings, this.columns.createView())
      const target = over ? this.under.createView() : this.hdrView
      drawFrame(encoder, scene, loaded.sceneBindings, target)
      const { sprites, subjects, sceneBindings } = loaded
      sprites?.drawShadows(encoder, target, sceneBindings)
      sprites?.drawStage(encoder, target, sceneBindings, 0)
      for (const [i, layer] of subjects.entries()) {
        layer.encode(encoder, target, state)
        sprites?.drawStage(encoder, target, sceneBindings, i + 1)
      }
      if (over) drawFrame(encoder, over, loaded.overBindings, this.hdrView)
    }
    if (selection !== 'scene') {
      this.post.encode(encoder, {
        grade: plan.grade,
        exposure: plan.grade.exposure * plan.light.exposure,
        sunOnFrame: state.sunOnFrame,
        index,
      }, selection === 'picture' ? 'picture' : 'planes')
    }
  }

  private drawBackdrop(encoder: GPUCommandEncoder, loaded: LoadedPlan): void {
    drawFrame(encoder, loaded.pipelines.backdrop, loaded.backdropBindings, mipView(this.map, 0))
    loaded.sprites?.drawFar(encoder, mipView(this.map, 0), loaded.backdropBindings)
    this.post.drawMips(encoder, this.map)
  }

  private bindings(map: GPUTexture, still: GPUTexture, painted: GPUTexture, land = this.land, columns = this.black): GPUBindGroup {
    return bind(this.device, this.layout, [
      this.uniforms,
      this.samplers.repeat,
      this.tiles.a.createView(),
      this.tiles.b.createView(),
      map.createView(),
      this.samplers.clamp,
      still.createView(),
      painted.createView(),
      this.tiles.c.createView(),
      land.reach,
      land.rows,
      this.tiles.relief.createView(),
      columns.createView(),
    ])
  }
}
