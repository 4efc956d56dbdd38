/** When music is heard. Pure. */
import type { Calls } from '../outcome.ts'
import type { Request } from '../request.ts'

/** The film's music is heard from one moment to another alone, in ms of the film; it goes where nothing is left of it. There has to be some. */
export function heardFromTo(request: Request, startMs: number, endMs: number): Calls {
  const [song] = request.sounds('bgm')
  const { id } = song!.clip
  if (startMs >= endMs) return request.call('remove-clips', { clips: [id] })
  return request.calls(
    { tool: 'set-length', input: { clips: [id], durationMs: endMs - startMs } },
    ...(startMs === song!.clip.startMs ? [] : [{ tool: 'move-clip', input: { clip: id, startMs } }]),
  )
}
