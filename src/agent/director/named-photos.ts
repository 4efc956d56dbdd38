/**
 * "Begins with a.jpg and ends with b.jpg", "with dog.jpg as a reference", “以 a.jpg 开头”: what uploaded photos are for in a
 * clip that a model makes. Pure.
 */
import type { SessionAsset } from '../../actions/action.ts'

export interface NamedPhotos {
  /** The message without the words that say it. */
  readonly text: string
  /** Ids of photos. */
  readonly beginsWith?: string
  readonly endsWith?: string
  /** Of photos and videos. */
  readonly references?: readonly string[]
}

const english = {
  begins: String.raw`\s*,?\s*(?:\b(?:and|that|which|it|clip)\s+)*\b(?:begin|start)(?:s|ning|ing)?\s+(?:with|from|on|at)\s+(?<photo>PHOTO)`,
  ends: String.raw`\s*,?\s*(?:\b(?:and|that|which|it)\s+)*\bend(?:s|ing)?\s+(?:with|in|on|at)\s+(?<photo>PHOTO)`,
  references: String.raw`\s*,?\s*\b(?:with|using|use)\s+(?<photo>PHOTO(?:(?:\s*,\s*|\s*,?\s+and\s+)PHOTO)*)\s+as\s+(?:an?\s+|the\s+)?references?`,
}

const chinese = {
  begins: String.raw`\s*[,，]?\s*(?:从|以|用)\s*(?<photo>PHOTO)\s*(?:开头|开始|开场|作为?首帧|做首帧)`,
  ends: String.raw`\s*[,，]?\s*(?:到|以|用)\s*(?<photo>PHOTO)\s*(?:结尾|结束|收尾|作为?尾帧|做尾帧)`,
  references: String.raw`\s*[,，]?\s*(?:参考\s*(?<photo>PHOTO(?:\s*[和、,，]\s*PHOTO)*)|(?:以|用)\s*(?<photo2>PHOTO(?:\s*[和、,，]\s*PHOTO)*)\s*(?:为|作为?|做)参考)`,
}

/** @param assets - Of the session; they are named by their file names, or as "the photo", "the video" where there is one. */
export function takePhotos(message: string, assets: readonly SessionAsset[]): NamedPhotos {
  const ofKind = (wanted: 'image' | 'video'): Named[] => {
    const found = assets.filter(({ kind, origin }) => kind === wanted && origin === 'uploaded')
    return found.flatMap((asset) => [asset.name, ...(found.length === 1 ? onlyNames[wanted] : [])].map((name) => ({ name, id: asset.id })))
  }
  const photos = ofKind('image')
  const videos = ofKind('video')
  let text = message
  const take = (role: keyof typeof english): string[] => {
    // A film begins and ends with pictures; who is to be seen may be in videos too.
    const names = role === 'references' ? [...photos, ...videos] : photos
    if (names.length === 0) return []
    const photo = patternOf(names)
    const idsIn = (said: string): string[] => {
      const found = [...said.matchAll(new RegExp(photo, 'giu'))].map(([name]) => name.replace(/^["“'‘]|["”'’]$/gu, '').toLowerCase())
      return found.flatMap((each) => names.find(({ name }) => name.toLowerCase() === each)?.id ?? [])
    }
    for (const pattern of [english[role], chinese[role]]) {
      const found = new RegExp(pattern.replaceAll('PHOTO', photo), 'iu').exec(text)
      if (!found) continue
      text = text.replace(found[0], '').replace(/^\s*[,，]\s*/u, '').trim()
      return idsIn(found.groups!.photo ?? found.groups!.photo2 ?? '')
    }
    return []
  }
  const references = take('references')
  const [beginsWith] = take('begins')
  const [endsWith] = take('ends')
  return {
    text,
    ...(beginsWith !== undefined && { beginsWith }),
    ...(endsWith !== undefined && { endsWith }),
    ...(references.length > 0 && { references }),
  }
}

interface Named {
  readonly name: string
  readonly id: string
}

/** What the only one of its kind is called besides. */
const onlyNames = {
  image: ['the photo', 'my photo', 'this photo', 'the picture', 'my picture', 'this picture', '这张照片', '我的照片', '上传的照片', '照片', '这张图', '图片'],
  video: ['the video', 'my video', 'this video', '这段视频', '我的视频', '上传的视频'],
} as const

function patternOf(names: readonly Named[]): string {
  return `["“'‘]?(?:${names.toSorted((a, b) => b.name.length - a.name.length).map(({ name }) => escaped(name)).join('|')})["”'’]?`
}

function escaped(text: string): string {
  return text.replace(/[^\p{L}\p{N}\s-]/gu, String.raw`\$&`)
}
