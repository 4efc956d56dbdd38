/** A film of what was uploaded. */
import type { Outcome } from '../outcome.ts'
import type { Request } from '../request.ts'
import type { ToolCall } from '../situation.ts'
import type { Slots } from './film-slots.ts'
import { canvasCalls } from './plan-film.ts'

/** How long a photo is seen, as `arrange-uploads` has it. */
const photoMs = 4000

export function planUploads(request: Request, slots: Slots): Outcome {
  const { timeline, situation, filmMs, clause } = request
  const used = new Set(timeline.tracks.flatMap((track) => (track.kind === 'text' ? [] : track.clips.flatMap(({ asset }) => asset ?? []))))
  const all = situation.assets.filter(({ origin }) => origin === 'uploaded')
  // What is not asked to be added is a film of its own: of what was uploaded since the last one, else of everything.
  const isNew = filmMs > 0 && !clause.has('(ADD|MORE)')
  const lastUsed = all.findLastIndex(({ id }) => used.has(id))
  const uploads = isNew ? (lastUsed < all.length - 1 ? all.slice(lastUsed + 1) : all) : all.filter(({ id }) => !used.has(id))
  const pictures = uploads.filter(({ kind, name }) => kind !== 'audio' && !isLogo(name))
  if (pictures.length === 0) return request.say('noUploads')
  const calls: ToolCall[] = isNew ? [{ tool: 'new-film', input: {} }, ...canvasCalls(slots)] : [...canvasCalls(slots)]
  const { durationMs } = slots
  const allMs = pictures.reduce((sum, { kind, durationMs: ownMs }) => sum + (kind === 'image' ? photoMs : ownMs), 0)
  const isBest = clause.has('HIGHLIGHT') || /\bbest\b|精彩|精华|高光/i.test(clause.text)
  const keepsBest = isBest && durationMs !== undefined && durationMs >= 1000 && durationMs < allMs
  calls.push({
    tool: 'arrange-uploads',
    input: { assets: pictures.map(({ id }) => id), ...(durationMs !== undefined && !keepsBest && { durationMs }) },
  })
  if (keepsBest) calls.push({ tool: 'keep-best', input: { durationMs } })
  const song = uploads.findLast(({ kind }) => kind === 'audio')
  const hasMusic = !isNew && timeline.tracks.some(({ role }) => role === 'bgm')
  if (slots.music?.kind !== 'none' && !hasMusic) {
    calls.push({ tool: 'add-music', input: { words: (slots.music?.words ?? '') || 'upbeat', id: request.newId() } })
  }
  if (song && !hasMusic) calls.push({ tool: 'add-audio', input: { asset: song.id, role: 'voice', id: request.newId() } })
  const logo = uploads.findLast(({ kind, name }) => kind === 'image' && isLogo(name))
  if (logo) calls.push({ tool: 'add-overlay', input: { asset: logo.id, placement: { position: 'top-right', size: 0.18 }, id: request.newId() } })
  if (slots.title) calls.push({ tool: 'add-text', input: { text: slots.title, id: request.newId() } })
  return { calls, ...(isNew && { note: request.phrase('newVersion') }) }
}

function isLogo(name: string): boolean {
  return /logo|watermark|brandmark|标志|徽标|水印/i.test(name)
}
