/** How one clip goes over into the next. */
import type { TransitionType } from '../../../timeline/appearance.ts'
import type { VideoClip } from '../../../timeline/model.ts'
import { readDegrees } from '../degrees.ts'
import type { Outcome, Said } from '../outcome.ts'
import type { Request } from '../request.ts'
import { clipTargets, isSaid, namedClips } from '../targets.ts'

export function transitions(request: Request): Outcome | undefined {
  const { clause } = request
  const kind = kindOf(request)
  if (!clause.has('TRANSITION') && kind === undefined) return undefined
  if (clause.has('QUESTION') && !clause.has('(ADD|REMOVE)')) return undefined
  if (request.main.length === 0) return request.say('noClips')
  if (request.main.length === 1) return request.say('nothingOf', request.word('second clip to go over into', '可以转场的第二段'), '')
  const clips = incoming(request)
  if (isSaid(clips)) return clips
  const some = clips.length === request.main.length - 1 ? {} : { clips: clips.map(({ id }) => id) }
  const isRemoval = (clause.has('REMOVE') || clause.has('(no|NOT) (MORE|the|any)* (TRANSITION|TRANSITIONTYPE)')) && (kind === undefined || kind === 'cut' || isRemoved(clause.text))
  if (isRemoval) return request.call('set-transitions', { ...some, type: 'cut' })
  const durationMs = request.times.lengths[0]?.ms ?? changedLength(request, clips)
  if (kind === undefined && durationMs === undefined) {
    if (clause.has('(ADD|CHANGE|GEN)')) return request.call('set-transitions', { ...some, type: 'crossfade' })
    return undefined
  }
  return request.call('set-transitions', {
    ...some,
    ...(kind && { type: kind }),
    ...(durationMs !== undefined && { durationMs }),
  })
}

/** "remove the crossfades": what is named is what goes; "remove the transitions and use a wipe" is not so. */
function isRemoved(text: string): boolean {
  return !/\b(?:use|with|instead|add|replace)\b|改用|换成|改成|用/i.test(text)
}

/** A kind by its name, where it can only be that of a transition. */
function kindOf({ clause }: Request): TransitionType | undefined {
  const named = clause.values<string>('TRANSITIONTYPE').at(-1) as TransitionType | undefined
  if (named === undefined) {
    if (clause.has('TRANSITION') && clause.has('FADE')) return 'crossfade'
    if (clause.has('FADE') && clause.has('(BETWEEN|EACH)') && !clause.has('(MUSIC|SOUND|TITLE|TEXT)')) return 'crossfade'
    return undefined
  }
  const sure: readonly string[] = ['crossfade', 'cut', 'dip-to-black', 'dip-to-white', 'whip-pan', 'clock', 'glitch', 'film-burn', 'luma-fade', 'wipe-left', 'wipe-right', 'wipe-up', 'wipe-down']
  if (/transition|转场|过渡|轉場/i.test(clause.text)) return named
  if (clause.has('(TITLE|TEXT|CAPTION|LOGO|MUSIC|GEN)') && !clause.has('TRANSITION')) return undefined
  if (clause.has('TRANSITION') || clause.has('BETWEEN')) return named
  if (named === 'cut' && !/\b(?:hard|straight|plain|simple|jump) cuts?\b|硬切|直切|直接切|跳切/i.test(clause.text)) return undefined
  if (named === 'dip-to-black' || named === 'dip-to-white') return clause.has('(END|BEGIN|LAST)') ? undefined : named
  return sure.includes(named) ? named : undefined
}

/** The clips whose coming in is meant. */
function incoming(request: Request): readonly VideoClip[] | Said {
  const { main, clause } = request
  const all = main.slice(1)
  const named = namedClips(request)
  const isFirst = clause.find('(FIRST|NTH) TRANSITION')
  if (isFirst) {
    const nth = clause.slice(isFirst.start, isFirst.end).value<number>('NTH') ?? 1
    return all[nth - 1] ? [all[nth - 1]!] : request.say('noSuchClip', nth + 1, request.names(main))
  }
  if (clause.has('LAST TRANSITION')) return all.slice(-1)
  if (clause.has('ALL') && named.every(({ by }) => by === 'all')) return all
  const targets = clipTargets(request, { fallback: 'all', bareNumbers: clause.has('BETWEEN') })
  if (isSaid(targets)) return targets
  if (targets.length === main.length) return all
  // Between two clips, the later one comes in; of one clip alone its own coming in is meant.
  const sorted = targets.toSorted((a, b) => a.startMs - b.startMs)
  const wanted = sorted.length === 2 && (clause.has('BETWEEN') || clause.has('(FROM|AND|TO)')) ? sorted.slice(1) : sorted
  const isAfter = clause.has('AFTER') && wanted.length === 1
  const clips = isAfter ? main.slice(main.indexOf(wanted[0]!) + 1, main.indexOf(wanted[0]!) + 2) : wanted
  return clips.filter(({ id }) => id !== main[0]!.id).length > 0 ? clips : main.slice(1, 2)
}

/** "Slower dissolves", "shorter transitions". */
function changedLength(request: Request, clips: readonly VideoClip[]): number | undefined {
  const degree = readDegrees(request.clause).find(({ of }) => of === 'length' || of === 'speed')
  if (!degree) return undefined
  const now = clips.find(({ transition }) => transition && transition.durationMs > 0)?.transition?.durationMs ?? 600
  const isLonger = degree.of === 'length' ? degree.direction > 0 : degree.direction < 0
  return Math.round(isLonger ? now * 2 : now / 2)
}
