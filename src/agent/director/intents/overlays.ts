/** Logos, watermarks and pictures in the picture. */
import { type FramePosition, framePositions } from '../../../timeline/appearance.ts'
import type { VideoClip } from '../../../timeline/model.ts'
import { readAmount, readDegrees, readSetting, readUpDown } from '../degrees.ts'
import type { Outcome } from '../outcome.ts'
import type { Piece, Request } from '../request.ts'
import { logosAmong } from '../film/photo-order.ts'
import { isWithinPicture } from './arrange.ts'
import { isSaid, namedClips, overlayTargets } from '../targets.ts'
import { readPosition } from '../text-style.ts'

export function overlays(request: Request): Outcome | undefined {
  const { clause } = request
  const isNamed = clause.has('(LOGO|OVERLAY)')
  if (!isNamed && !focusIsOverlay(request)) return undefined
  if (clause.has('QUESTION') && !clause.has('(ADD|REMOVE)')) return undefined
  if (isNamed && ((clause.has('REMOVE') && !clause.has('ADD')) || clause.has('NOT (the|any|MORE)* (LOGO|OVERLAY)'))) return removal(request)
  if (isNamed && (clause.has('ADD') || (request.overlays().length === 0 && clause.has('(CHANGE|MOVE)')))) return addition(request)
  return change(request)
}

function focusIsOverlay(request: Request): boolean {
  if (!request.overlays().some(({ clip }) => request.topic.focus.includes(clip.id))) return false
  return namedClips(request).length === 0 && !request.has('(TITLE|TEXT|CAPTION|CLIP|MUSIC|SOUND|TRANSITION|RATIO|FILM|GEN|EXPORT|UNDO|VOICE)')
}

function removal(request: Request): Outcome {
  if (isWithinPicture(request)) return request.say('notInPicture')
  const targets = overlayTargets(request)
  if (isSaid(targets)) return targets
  return request.call('remove-clips', { clips: targets.map(({ clip }) => clip.id) })
}

function addition(request: Request): Outcome {
  const { clause, times, filmMs, situation } = request
  if (filmMs === 0) return request.say('noClips')
  const file = clause.value<string>('FILE')
  const isLogo = clause.has('LOGO')
  const shown = new Set(request.main.map(({ asset: id }) => id))
  const images = situation.assets.filter(({ id, kind, origin }) => origin === 'uploaded' && (isLogo ? kind === 'image' : kind !== 'audio') && !shown.has(id))
  const asset = file
    ? request.namedFiles().findLast(({ kind }) => kind !== 'audio')
    : ((isLogo ? (images.findLast(({ name }) => /logo|watermark|brand|标|水印/i.test(name)) ?? logosAmong(images).at(-1)) : undefined) ?? images.at(-1))
  if (!asset) return request.say('noUploadOf', file ?? request.word(isLogo ? 'logo' : 'picture', isLogo ? 'logo' : '图片'))
  const position = positionOf(request)
  const isMark = /watermark|水印/i.test(clause.text)
  const size = sizeOf(request, isLogo ? 0.18 : 0.35)
  const opacity = opacityOf(request, isMark ? 0.6 : 1)
  const startMs = times.stretch ? request.at(times.stretch.from) : times.point ? request.at(times.point.at) : 0
  const durationMs = times.stretch ? request.at(times.stretch.to) - startMs : times.lengths[0]?.ms
  if (startMs >= filmMs) return request.say('beyondFilm', request.length(startMs), request.length(filmMs))
  return request.call('add-overlay', {
    asset: asset.id,
    placement: {
      position: position ?? (isMark ? 'bottom-right' : 'top-right'),
      ...(size !== undefined ? { size } : isLogo ? { size: 0.18 } : { size: 0.35 }),
      ...(opacity !== undefined ? { opacity } : isMark ? { opacity: 0.6 } : {}),
    },
    ...(startMs > 0 && { startMs }),
    ...(durationMs !== undefined && { durationMs }),
    id: request.newId(),
  })
}

function positionOf(request: Request): FramePosition | undefined {
  const position = readPosition(request.clause)
  return (framePositions as readonly string[]).includes(position ?? '') ? (position as FramePosition) : undefined
}

const steps = { little: 1.2, usual: 1.4, lot: 1.8 } as const

function sizeOf({ clause }: Request, size: number): number | undefined {
  const degree = readDegrees(clause).find(({ of }) => of === 'size')
  const direction = degree?.direction ?? (clause.has('SIZEWORD') ? readUpDown(clause) : undefined)
  if (direction === undefined && !(clause.has('SIZEWORD') && clause.has('(PCT|FACTOR|HALF|DOUBLE)'))) return undefined
  const { to, factor } = readSetting(clause, direction ?? 1)
  const by = steps[readAmount(clause)]
  const wanted = to !== undefined ? to : size * (factor ?? (direction === -1 ? 1 / by : by))
  return Math.round(Math.max(0.02, Math.min(2, wanted)) * 1000) / 1000
}

function opacityOf({ clause }: Request, opacity: number): number | undefined {
  const degree = readDegrees(clause).find(({ of }) => of === 'opacity')
  if (!degree && !clause.has('OPACITY')) return undefined
  const share = clause.value<number>('PCT')
  if (share !== undefined) return /\btransparen|透明/i.test(clause.text) && !/opacity|不透明/i.test(clause.text) ? 1 - share : share
  if (degree?.direction === 1 || (clause.has('LESS') && !degree)) return Math.min(1, Math.round((opacity + 0.25) * 100) / 100)
  if (clause.has('LITTLE')) return Math.round(Math.max(0.1, opacity - 0.2) * 100) / 100
  return opacity > 0.5 ? 0.5 : Math.round(opacity * 0.6 * 100) / 100
}

function change(request: Request): Outcome | undefined {
  const targets = overlayTargets(request)
  if (isSaid(targets)) return targets
  const changes = targets.map((piece) => changeOf(request, piece)).filter((change) => change !== undefined)
  return changes.length === 0 ? undefined : { calls: changes.map((input) => ({ tool: 'place-overlay', input })) }
}

function changeOf(request: Request, { clip }: Piece<VideoClip>): Record<string, unknown> | undefined {
  const { clause, times, filmMs } = request
  const position = positionOf(request)
  const size = sizeOf(request, clip.placement?.size ?? 0.25)
  const opacity = opacityOf(request, clip.placement?.opacity ?? 1)
  const isRound = /\bround(?:ed)?\b|\bcircle\b|圆/i.test(clause.text)
  const placement = {
    ...(position && { position }),
    ...(size !== undefined && { size }),
    ...(opacity !== undefined && { opacity }),
    ...(isRound && { cornerRadius: /\bcircle\b|圆形/i.test(clause.text) ? 0.5 : 0.15 }),
  }
  const time: { startMs?: number; durationMs?: number } = times.stretch
    ? { startMs: request.at(times.stretch.from), durationMs: request.at(times.stretch.to) - request.at(times.stretch.from) }
    : times.lengths[0]
      ? { durationMs: Math.min(times.lengths[0].ms, filmMs - clip.startMs) }
      : clause.has('WHOLE')
        ? { startMs: 0, durationMs: filmMs }
        : {}
  if (Object.keys(placement).length === 0 && Object.keys(time).length === 0) return undefined
  return { clips: [clip.id], ...(Object.keys(placement).length > 0 && { placement }), ...time }
}
