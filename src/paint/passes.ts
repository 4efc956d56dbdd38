/**
 * Textures, pipelines and passes over the whole frame: the few WebGPU calls that
 * all parts of the painter share.
 */
import { ReelsmithError } from '../errors/error.ts'

/** Format of every picture until the grade. */
export const hdrFormat = 'rgba16float' satisfies GPUTextureFormat

/** Of what modules compute for every column of the frame: places, too. */
export const columnFormat = 'rgba32float' satisfies GPUTextureFormat

export function createTarget(
  device: GPUDevice,
  width: number,
  height: number,
  format: GPUTextureFormat = hdrFormat,
  mipLevelCount = 1,
): GPUTexture {
  return device.createTexture({
    size: [Math.max(1, Math.floor(width)), Math.max(1, Math.floor(height))],
    format,
    mipLevelCount,
    usage: GPUTextureUsage.RENDER_ATTACHMENT | GPUTextureUsage.TEXTURE_BINDING | GPUTextureUsage.COPY_SRC,
  })
}

export function mipView(texture: GPUTexture, level: number): GPUTextureView {
  return texture.createView({ baseMipLevel: level, mipLevelCount: 1 })
}

/**
 * Compiles WGSL. @throws {ReelsmithError} `paint/failed` with the first messages and the lines they point at.
 */
export async function compile(device: GPUDevice, label: string, code: string): Promise<GPUShaderModule> {
  device.pushErrorScope('validation') // the compiler's own messages say more than the error it would raise
  const module = device.createShaderModule({ label, code })
  const [info] = await Promise.all([module.getCompilationInfo(), device.popErrorScope()])
  const errors = info.messages.filter((message) => message.type === 'error')
  if (errors.length > 0) {
    const lines = code.split('\n')
    const text = errors
      .slice(0, 5)
      .map((message) => `${message.message}\n    ${lines[message.lineNum - 1]?.trim() ?? ''}`)
      .join('\n  ')
    throw new ReelsmithError('paint/failed', `Shader ${label} does not compile:\n  ${text}`)
  }
  return module
}

/**
 * What is drawn replaces what was there: blending that changes nothing. Mesa's software rasteriser translates every
 * shader that replaces without blending twice (for whole tiles and for their edges), and translating is what a film's
 * first frame waits for; frames take 2 to 4 % longer in return.
 */
const replacing: GPUBlendComponent = { srcFactor: 'one', dstFactor: 'zero' }

function targetOf(format: GPUTextureFormat): GPUColorTargetState {
  // 32-bit floats cannot be blended.
  return format === columnFormat ? { format } : { format, blend: { color: replacing, alpha: replacing } }
}

/** A pipeline that draws one triangle over whole targets (one, in HDR, unless told) from `wholeFrame`. */
export function framePipeline(
  device: GPUDevice,
  module: GPUShaderModule,
  entryPoint: string,
  layout: GPUBindGroupLayout,
  ...formats: GPUTextureFormat[]
): GPURenderPipeline {
  const targets = (formats.length > 0 ? formats : ([hdrFormat] as const)).map(targetOf)
  return device.createRenderPipeline({
    label: entryPoint,
    layout: device.createPipelineLayout({ bindGroupLayouts: [layout] }),
    vertex: { module, entryPoint: 'wholeFrame' },
    fragment: { module, entryPoint, targets },
  })
}

export function drawFrame(
  encoder: GPUCommandEncoder,
  pipeline: GPURenderPipeline,
  bindings: GPUBindGroup,
  ...views: GPUTextureView[]
): void {
  const pass = encoder.beginRenderPass({
    colorAttachments: views.map((view) => ({ view, loadOp: 'clear', storeOp: 'store', clearValue: [0, 0, 0, 0] })),
  })
  pass.setPipeline(pipeline)
  pass.setBindGroup(0, bindings)
  pass.draw(3)
  pass.end()
}

export type BindingKind = 'uniform' | 'sampler' | 'texture' | 'loaded-texture' | 'storage'

/**
 * Bind-group layout from a word per binding; a `loaded-texture` of floats is read without a sampler.
 *
 * @param visibility - Stages that see it; default the fragment stage.
 */
export function fragmentLayout(
  device: GPUDevice,
  kinds: readonly BindingKind[],
  visibility: number = GPUShaderStage.FRAGMENT,
): GPUBindGroupLayout {
  return device.createBindGroupLayout({
    entries: kinds.map((kind, binding): GPUBindGroupLayoutEntry => {
      if (kind === 'uniform') return { binding, visibility, buffer: {} }
      if (kind === 'sampler') return { binding, visibility, sampler: {} }
      if (kind === 'storage') return { binding, visibility, buffer: { type: 'read-only-storage' } }
      if (kind === 'loaded-texture') return { binding, visibility, texture: { sampleType: 'unfilterable-float' } }
      return { binding, visibility, texture: {} }
    }),
  })
}

export function bind(
  device: GPUDevice,
  layout: GPUBindGroupLayout,
  resources: readonly (GPUBuffer | GPUSampler | GPUTextureView)[],
): GPUBindGroup {
  return device.createBindGroup({
    layout,
    entries: resources.map((resource, binding) => ({
      binding,
      resource: resource instanceof GPUBuffer ? { buffer: resource } : resource,
    })),
  })
}
