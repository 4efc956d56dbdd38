/** The noise tiles that the modules read, baked on the device once per process. */
import { compile, createTarget, drawFrame, fragmentLayout, framePipeline, mipView, bind } from './passes.ts'
import type { PostChain } from './post-chain.ts'
import { readCore } from './shader-files.ts'

const tileSize = 512
const mipLevels = 8

export interface NoiseTiles {
  readonly a: GPUTexture
  readonly b: GPUTexture
  readonly c: GPUTexture
}

export async function bakeNoiseTiles(device: GPUDevice, post: PostChain): Promise<NoiseTiles> {
  const module = await compile(device, 'bake', readCore('bake'))
  const layout = fragmentLayout(device, [])
  const nothing = bind(device, layout, [])
  const bake = (entryPoint: string): GPUTexture => {
    const tile = createTarget(device, tileSize, tileSize, 'rgba16float', mipLevels)
    const encoder = device.createCommandEncoder()
    drawFrame(encoder, framePipeline(device, module, entryPoint, layout), nothing, mipView(tile, 0))
    post.drawMips(encoder, tile)
    device.queue.submit([encoder.finish()])
    return tile
  }
  return { a: bake('bakeTileA'), b: bake('bakeTileB'), c: bake('bakeTileC') }
}
