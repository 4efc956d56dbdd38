import type { FileRecord } from '../store/assets.ts'
import type { UploadedFile } from '../wire/upload.ts'

/** The path under which an asset's file is served to holders of a signed link. */
export function assetPath(asset: { sessionId: string; id: string }): string {
  return `/api/files/${asset.sessionId}/${asset.id}`
}

/** An uploaded asset as clients see it. */
export function uploadedFile(asset: FileRecord, linkTo: (path: string) => string): UploadedFile {
  return {
    filename: asset.fileName,
    // The contract knows four; fonts and colour tables are documents there.
    file_type: asset.kind === 'font' || asset.kind === 'lut' ? 'document' : asset.kind,
    cdn_url: linkTo(assetPath(asset)),
    duration: asset.durationMs / 1000,
    width: asset.width,
    height: asset.height,
    fps: asset.fps,
    hash: asset.hash ?? '',
    asset: asset.id,
    ...(asset.thumbnailKey && { thumbnail_url: linkTo(`${assetPath(asset)}/thumbnail.jpg`) }),
  }
}
