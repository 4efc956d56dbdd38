/** The noise tiles that the modules read, baked on the device once per process. */
import { compile, createTarget, drawFrame, fragmentLayout, framePipeline, hdrFormat, mipView, bind } from './passes.ts'
import type { PostChain } from './post-chain.ts'
import { readCore } from './shader-files.ts'

const tileSize = 512
const mipLevels = 8
/** Eight bits: without a GPU a fetch of them costs half of one of 16-bit floats. */
const tileFormat = 'rgba8unorm' satisfies GPUTextureFormat

export interface NoiseTiles {
  readonly a: GPUTexture
  readonly b: GPUTexture
  readonly c: GPUTexture
  /** `a` in 16-bit floats. */
  readonly relief: GPUTexture
}

export async function bakeNoiseTiles(device: GPUDevice, post: PostChain): Promise<NoiseTiles> {
  const module = await compile(device, 'bake', readCore('bake'))
  const layout = fragmentLayout(device, [])
  const nothing = bind(device, layout, [])
  const bake = (entryPoint: string, format: GPUTextureFormat): GPUTexture => {
    const tile = createTarget(device, tileSize, tileSize, format, mipLevels)
    const encoder = device.createCommandEncoder()
    drawFrame(encoder, framePipeline(device, module, entryPoint, layout, format), nothing, mipView(tile, 0))
    post.drawMips(encoder, tile)
    device.queue.submit([encoder.finish()])
    return tile
  }
  return {
    a: bake('bakeTileA', tileFormat),
    b: bake('bakeTileB', tileFormat),
    c: bake('bakeTileC', hdrFormat),
    relief: bake('bakeTileA', hdrFormat),
  }
}
