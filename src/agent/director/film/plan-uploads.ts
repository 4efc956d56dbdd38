/** A film of what was uploaded. */
import type { Outcome } from '../outcome.ts'
import type { Request } from '../request.ts'
import type { ToolCall } from '../situation.ts'
import type { Slots } from './film-slots.ts'
import { canvasCalls } from './plan-film.ts'

export function planUploads(request: Request, slots: Slots): Outcome {
  const { timeline, situation } = request
  const used = new Set(timeline.tracks.flatMap((track) => (track.kind === 'text' ? [] : track.clips.flatMap(({ asset }) => asset ?? []))))
  const uploads = situation.assets.filter(({ origin }) => origin === 'uploaded')
  const pictures = uploads.filter(({ kind, id, name }) => kind !== 'audio' && !used.has(id) && !isLogo(name))
  if (pictures.length === 0) return request.say('noUploads')
  const calls: ToolCall[] = [...canvasCalls(slots)]
  calls.push({
    tool: 'arrange-uploads',
    input: {
      assets: pictures.map(({ id }) => id),
      ...(slots.durationMs !== undefined && { durationMs: slots.durationMs }),
    },
  })
  const song = uploads.findLast(({ kind, id }) => kind === 'audio' && !used.has(id))
  const hasMusic = timeline.tracks.some(({ role }) => role === 'bgm')
  if (slots.music?.kind !== 'none' && !hasMusic) {
    calls.push({ tool: 'add-music', input: { words: (slots.music?.words ?? '') || 'upbeat', id: request.newId() } })
  }
  if (song && !hasMusic) calls.push({ tool: 'add-audio', input: { asset: song.id, role: 'voice', id: request.newId() } })
  const logo = uploads.findLast(({ kind, id, name }) => kind === 'image' && !used.has(id) && isLogo(name))
  if (logo) calls.push({ tool: 'add-overlay', input: { asset: logo.id, placement: { position: 'top-right', size: 0.18 }, id: request.newId() } })
  if (slots.title) calls.push({ tool: 'add-text', input: { text: slots.title, id: request.newId() } })
  return { calls }
}

function isLogo(name: string): boolean {
  return /logo|watermark|brandmark|标志|徽标|水印/i.test(name)
}
