import type { DigitalSource } from '../media/metadata.ts'
import type { Timeline } from '../timeline/model.ts'
import type { FilmAsset } from './film-request.ts'

/**
 * Where a film's pictures and sounds come from, for its metadata; undefined when nothing in it was generated. Pure.
 * Music and sounds that are composed from recipes are made by an algorithm, without training.
 */
export function sourceOf(
  timeline: Timeline,
  assets: Readonly<Record<string, Pick<FilmAsset, 'madeBy'>>>,
): DigitalSource | undefined {
  const makers = timeline.tracks.flatMap((track): (FilmAsset['madeBy'] | 'people')[] => {
    if (track.kind === 'text') return []
    return track.clips.map((clip) => {
      if (!clip.asset) return 'algorithm'
      return assets[clip.asset]?.madeBy ?? 'people'
    })
  })
  const [byModel, byAlgorithm, byPeople] = (['model', 'algorithm', 'people'] as const).map((who) =>
    makers.includes(who),
  )
  if (byModel) return byAlgorithm || byPeople ? 'compositeSynthetic' : 'trainedAlgorithmicMedia'
  if (!byAlgorithm) return undefined
  return byPeople ? 'composite' : 'algorithmicMedia'
}
