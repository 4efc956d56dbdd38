import type { AssetRecord } from '../store/assets.ts'
import type { GeneratedMedia } from '../wire/state.ts'
import { assetPath } from './uploaded-file.ts'

/** A generated asset as clients see it. */
export function generatedMedia(asset: AssetRecord, linkTo: (path: string) => string): GeneratedMedia {
  return {
    asset: asset.id,
    kind: asset.kind,
    prompt: asset.prompt ?? '',
    model: asset.model ?? '',
    seed: asset.seed,
    cdn_url: linkTo(assetPath(asset)),
    duration: asset.durationMs / 1000,
    width: asset.width,
    height: asset.height,
    created_at: asset.createdAt.toISOString(),
  }
}
