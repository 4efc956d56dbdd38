/** The shape and size of the whole film. */
import type { Outcome } from '../outcome.ts'
import type { Request } from '../request.ts'

const largestPx = 1080

export function canvas(request: Request): Outcome | undefined {
  const { clause } = request
  if (clause.has('(TITLE|TEXT|CAPTION|LOGO|MUSIC|QUOTE)') || clause.has('QUESTION')) return undefined
  const ratio = clause.values<string>('RATIO').at(-1)
  const px = clause.value<number>('RES')
  const fps = clause.value<number>('FPS')
  const name = filmName(request)
  if (name !== undefined) return request.call('set-canvas', { title: name })
  if (ratio === undefined && px === undefined && fps === undefined) {
    return clause.has('RATIOWORD') && clause.has('CHANGE') && !clause.has('(CLIP|MUSIC|GIF)') ? request.ask('value', 'whatShape') : undefined
  }
  return request.call(
    'set-canvas',
    {
      ...(ratio !== undefined && { ratio }),
      ...(px !== undefined && { shortSide: Math.min(px, largestPx) }),
      ...(fps !== undefined && { fps: Math.min(60, fps) }),
    },
    px !== undefined && px > largestPx ? { note: request.phrase('largest') } : {},
  )
}

/** "Call the film X", "name this project X". */
function filmName({ clause }: Request): string | undefined {
  if (!/\b(?:call|name|rename)\b|命名|改名|起名|片名叫|叫做/i.test(clause.text) || !clause.has('FILM')) return undefined
  const quoted = clause.value<string>('QUOTE')
  if (quoted !== undefined) return quoted
  const words = /\b(?:call|name|rename)\b.*?\b(?:video|film|movie|project|it)\b\s*(?:to|as)?\s+(.{1,100})$/i.exec(clause.text)?.[1]
  return words?.trim()
}
