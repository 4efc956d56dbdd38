import { readFile } from 'node:fs/promises'
import { ReelsmithError } from '../errors/error.ts'

const bundled = new URL('../../assets/fluidr3-subset.sf3', import.meta.url)

let loading: Promise<Uint8Array> | undefined

/** The bundled soundfont (FluidR3, MIT), read once per process. */
export function bundledSoundfont(): Promise<Uint8Array> {
  loading ??= readFile(bundled).then(
    (bytes) => new Uint8Array(bytes),
    (cause: unknown) => {
      loading = undefined
      throw new ReelsmithError('music/failed', 'The bundled soundfont is missing: install Reelsmith again.', { cause })
    },
  )
  return loading
}
