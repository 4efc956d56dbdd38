/** How pictures lie and move in the frame. */
import type { Crop, NamedMotion, VideoFit } from '../../../timeline/appearance.ts'
import { timelineLimits } from '../../../timeline/limits.ts'
import { mainTrack } from '../../../timeline/model.ts'
import { readAmount, readDegrees, readSetting } from '../degrees.ts'
import type { Outcome } from '../outcome.ts'
import type { Request } from '../request.ts'
import { clipTargets, isSaid } from '../targets.ts'

export function frame(request: Request): Outcome | undefined {
  const { clause } = request
  if (clause.has('(TITLE|TEXT|CAPTION|LOGO|MUSIC|SOUND|VOICE|TRANSITION|QUOTE|QUESTION)')) return undefined
  return fit(request) ?? crop(request) ?? scale(request) ?? motion(request)
}

/** Pictures that are to stand still: no frame is to be frozen for it. */
export const standStill = /\b(?:photos?|pictures?|images?|pics|camera)\b.{0,24}\b(?:not move|stop moving|(?:stay|stand|keep|hold) still|static)\b|(?:照片|图片|相片|图|相|镜头|画面)(?:都|全部)?(?:不要|别|唔好|不许|不)(?:再|乱)?(?:动|郁|晃)|(?:照片|图片|相片)(?:都|全部)?(?:静止|固定)/i

function motion(request: Request): Outcome | undefined {
  const { clause } = request
  if (!clause.has('(ZOOM|PAN|MOTION)') && !standStill.test(clause.text)) return undefined
  const isStill = standStill.test(clause.text) || clause.has('(NOT|REMOVE|NORMAL|STOP)') || /\bno (?:zoom|movement|motion|panning)\b/i.test(clause.text)
  const clips = clipTargets(request, { fallback: 'all' })
  if (isSaid(clips)) return clips
  const wanted: NamedMotion = isStill ? 'none' : motionOf(clause.text)
  return request.call('set-motion', { clips: clips.map(({ id }) => id), motion: wanted })
}

const motions: readonly (readonly [RegExp, NamedMotion])[] = [
  [/zoom(?:s|ed|ing)?[ -]?out|pull(?:s|ing)? (?:back|out)|拉远|缩小|后拉|拉镜|推远|zoom away/i, 'zoom-out'],
  [/zoom|push(?:es|ing)? in|punch|close in|move (?:in|closer)|推近|推进|推镜|拉近|放大|聚焦|推入|ken burns|肯伯恩斯/i, 'zoom-in'],
  [/pan\w*.*left|sweep.*left|向左|往左|左移|左摇|从右/i, 'pan-left'],
  [/pan\w*.*right|sweep.*right|向右|往右|右移|右摇|从左/i, 'pan-right'],
  [/pan\w*.*up|tilt.*up|向上|往上|上移|上摇/i, 'pan-up'],
  [/pan\w*.*down|tilt.*down|向下|往下|下移|下摇/i, 'pan-down'],
  [/pan|平移|横移|摇/i, 'pan-right'],
]

function motionOf(text: string): NamedMotion {
  return motions.find(([words]) => words.test(text))?.[1] ?? 'zoom-in'
}

function crop(request: Request): Outcome | undefined {
  const { clause } = request
  const part = partNamed(clause.text)
  if (!(clause.has('CROP') || (part && clause.has('(KEEP|SHOW|CHANGE)'))) || clause.has('RATIO') || /\b(?:for|to fit) (?:an? )?(?:instagram|facebook|linkedin)\b/i.test(clause.text)) return undefined
  const clips = clipTargets(request, { fallback: 'all' })
  if (isSaid(clips)) return clips
  const ids = clips.map(({ id }) => id)
  if (clause.has('(REMOVE|UNDO|NOT|NORMAL)')) return request.call('frame-clips', { clips: ids, crop: null })
  if (part) return request.call('frame-clips', { clips: ids, crop: part })
  const share = clause.value<number>('PCT')
  const kept = share !== undefined ? Math.max(0.1, share >= 0.5 ? share : 1 - share) : { little: 0.9, usual: 0.8, lot: 0.6 }[readAmount(clause)]
  return request.call('frame-clips', { clips: ids, crop: cropped(clause.value<string>('PLACE'), kept) })
}

const shares: Readonly<Record<string, number>> = { half: 0.5, third: 1 / 3, quarter: 0.25, 半: 0.5 }

/** "The left half" of the picture. */
function partNamed(text: string): Crop | undefined {
  const found = /\b(left|right|top|bottom|upper|lower)(?:-hand)? (half|third|quarter)\b(?! of the (?:video|film|time))|画面的?([左右上下])(?:边的?)?(半)|([左右上下])(半)(?:边|部分|画面)/i.exec(text)
  if (!found) return undefined
  const side = (found[1] ?? found[3] ?? found[5])!.toLowerCase()
  const share = shares[(found[2] ?? found[4] ?? found[6])!.toLowerCase()]!
  const isAcross = /left|right|左|右/.test(side)
  const from = /right|bottom|lower|右|下/.test(side) ? 1 - share : 0
  return isAcross ? { x: from, y: 0, width: share, height: 1 } : { x: 0, y: from, width: 1, height: share }
}

/** What is shown, whichever clip it is. */
const thePicture = /画面|\bthe (?:whole |entire )?(?:picture|image|frame)\b/i

const scales = { little: 1.1, usual: 1.25, lot: 1.6 } as const

/** "Make clip 3 a bit bigger", 第三段放大一点: the picture larger in the frame, around where its middle is. */
function scale(request: Request): Outcome | undefined {
  const { clause } = request
  const degree = readDegrees(clause).find(({ of }) => of === 'size')
  if (!degree || clause.has('(ZOOM|PAN|MOTION|SIZEWORD|FONT)')) return undefined
  const named = clipTargets(request, { fallback: 'none', needsPronoun: true })
  if (isSaid(named)) return named
  const clips = named.length === 0 && thePicture.test(clause.text) ? (mainTrack(request.timeline)?.clips ?? []) : named
  if (clips.length === 0) return undefined
  const { factor = scales[readAmount(clause)] ** degree.direction } = readSetting(clause, degree.direction)
  const crops = clips.map((clip) => ({ id: clip.id, crop: scaled(clip.crop, factor) }))
  if (crops.every(({ id, crop: wanted }) => wanted === null && clips.find((clip) => clip.id === id)?.crop === undefined)) return request.say('notPossible', request.word('all of the picture is in the frame already.', '画面已经完整显示，不能再缩小。'))
  return { calls: crops.map(({ id, crop: wanted }) => ({ tool: 'frame-clips', input: { clips: [id], crop: wanted } })) }
}

/** What is shown when the picture is so many times as large; null for all of it. */
function scaled(crop: Crop | undefined, factor: number): Crop | null {
  const was = crop ?? { x: 0, y: 0, width: 1, height: 1 }
  const along = (from: number, side: number): readonly [number, number] => {
    const wanted = Math.max(timelineLimits.minCrop, Math.min(1, side / factor))
    return [Math.max(0, Math.min(1 - wanted, from + (side - wanted) / 2)), wanted]
  }
  const [[x, width], [y, height]] = [along(was.x, was.width), along(was.y, was.height)]
  const rounded = (value: number): number => Math.round(value * 1000) / 1000
  return width === 1 && height === 1 ? null : { x: rounded(x), y: rounded(y), width: rounded(width), height: rounded(height) }
}

/** A part of the picture: what lies on the named side, else its middle. */
function cropped(place: string | undefined, kept: number): { x: number; y: number; width: number; height: number } {
  const free = Math.round((1 - kept) * 1000) / 1000
  const along = (near: boolean | undefined, far: boolean | undefined): number => (near ? 0 : far ? free : free / 2)
  return {
    x: along(place?.includes('left'), place?.includes('right')),
    y: along(place?.includes('top'), place?.includes('bottom')),
    width: kept,
    height: kept,
  }
}

function fit(request: Request): Outcome | undefined {
  const { clause } = request
  const wanted = fitOf(clause.text, clause.has('BAR'), clause.has('(REMOVE|NOT)'))
  if (wanted === undefined) return undefined
  const clips = clipTargets(request, { fallback: 'all' })
  if (isSaid(clips)) return clips
  return request.call('frame-clips', { clips: clips.map(({ id }) => id), fit: wanted })
}

function fitOf(text: string, namesBars: boolean, isRemoval: boolean): VideoFit | undefined {
  if (/blur(?:red|ry)? (?:background|bars|edges|sides)|模糊(?:背景|填充|边)|背景模糊/i.test(text)) return 'blur-fill'
  if (namesBars) return isRemoval ? 'cover' : 'contain'
  if (/\bfill (?:the )?(?:screen|frame)\b|铺满|填满|撑满|充满画面/i.test(text)) return 'cover'
  if (/\b(?:whole|full|entire) (?:picture|photo|image)\b.*\b(?:visible|shown|seen)\b|\bdon't cut (?:off )?(?:the )?(?:photos?|heads?)|\bfit (?:the )?(?:whole|entire)|完整显示|显示完整|别裁|不要裁切/i.test(text)) return 'contain'
  return undefined
}
