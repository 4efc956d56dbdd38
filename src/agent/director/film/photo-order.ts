/** The order of somebody's photos in a film, and which of them is a logo. Pure. */
import type { SessionAsset } from '../../../actions/action.ts'
import { isAlike } from '../../../timeline/likeness.ts'

const named = /logo|watermark|brandmark|标志|徽标|水印/i

/** Uploads that are logos: those that are called so, else the only picture that looks like one among others. */
export function logosAmong(uploads: readonly SessionAsset[]): readonly SessionAsset[] {
  const images = uploads.filter(({ kind }) => kind === 'image')
  const called = images.filter(({ name }) => named.test(name))
  if (called.length > 0) return called
  const seen = images.filter(({ likeness }) => likeness?.isLogo)
  return seen.length === 1 && uploads.some(({ kind, id }) => kind !== 'audio' && id !== seen[0]!.id) ? seen : []
}

/** How far a photo may be moved to stand beside another one of its shape. */
const mostPlaces = 4

/**
 * As they were uploaded, but for two things: nearly the same photos do not follow each other where another can come
 * between, and a portrait alone among landscapes comes beside the next one (and the other way round).
 */
export function orderPhotos(uploads: readonly SessionAsset[]): SessionAsset[] {
  return apart(paired(apart(uploads)))
}

function apart(uploads: readonly SessionAsset[]): SessionAsset[] {
  const left = [...uploads]
  const ordered: SessionAsset[] = []
  while (left.length > 0) {
    const last = ordered.at(-1)
    const next = left.findIndex((each) => last === undefined || !areAlike(last, each))
    ordered.push(...left.splice(Math.max(0, next), 1))
  }
  return ordered
}

function areAlike(a: SessionAsset, b: SessionAsset): boolean {
  return a.likeness !== undefined && b.likeness !== undefined && isUpright(a) === isUpright(b) && isAlike(a.likeness, b.likeness)
}

function paired(uploads: readonly SessionAsset[]): SessionAsset[] {
  const photos = uploads.filter(isPhoto)
  const upright = photos.filter(isUpright).length
  const isRare = (asset: SessionAsset): boolean => isPhoto(asset) && isUpright(asset) === upright * 2 <= photos.length
  const ordered = [...uploads]
  const isAlone = (index: number): boolean => isRare(ordered[index]!) && ![index - 1, index + 1].some((other) => ordered[other] && isRare(ordered[other]))
  for (let index = 0; index < ordered.length; index++) {
    if (!isAlone(index)) continue
    const other = ordered.findIndex((_, at) => at > index + 1 && at <= index + mostPlaces && isAlone(at))
    if (other > 0) ordered.splice(index + 1, 0, ...ordered.splice(other, 1))
  }
  return ordered
}

function isPhoto({ kind }: SessionAsset): boolean {
  return kind === 'image'
}

function isUpright({ width, height }: SessionAsset): boolean {
  return height > width
}
