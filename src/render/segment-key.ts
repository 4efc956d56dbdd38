import { createHash } from 'node:crypto'
import type { FilmOutput } from './film-request.ts'
import type { PictureUse, SegmentPlan } from './plan.ts'

/** Raised whenever the same plan would give other pictures or other bytes: all cached segments are then stale. */
const renderVersion = 8

/**
 * The name of a segment: a hash of all that determines it, and nothing else. Its place in the film and the names of
 * its clips do not.
 *
 * @param fingerprints - Of each asset's content, by id.
 */
export function segmentKey(
  plan: SegmentPlan,
  fingerprints: Readonly<Record<string, string>>,
  output: FilmOutput,
  language: string,
): string {
  const unnamed = <T extends PictureUse>({ clipName: _name, isGenerated: _made, ...use }: T): object => ({
    ...use,
    asset: fingerprints[use.asset],
    grades: use.grades.map((grade) => sorted({ ...grade, lut: grade.lut && fingerprints[grade.lut] })),
  })
  const determining = {
    renderVersion,
    output: [output.width, output.height, output.fps.num, output.fps.den, output.crf, output.preset, output.codec ?? 'h264', output.encoder ?? 'x264'],
    frameCount: plan.frameCount,
    copiedFrom: plan.copiedFrom,
    pictures: plan.pictures.map(unnamed),
    transitions: plan.transitions,
    fades: plan.fades,
    overlays: plan.overlays.map(unnamed),
    texts: plan.texts.map((use) => ({
      ...use,
      style: sorted(use.style),
      language,
      font: use.style.font === undefined ? null : (fingerprints[use.style.font] ?? null),
    })),
  }
  return createHash('sha256').update(JSON.stringify(determining)).digest('hex').slice(0, 40)
}

/** The same style is the same whatever the order of its keys. */
function sorted(value: object): [string, unknown][] {
  return Object.entries(value)
    .filter(([, part]) => part !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
}
