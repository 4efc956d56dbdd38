/** People who walk through a setting: any setting with a way to walk on can place them. */
import type { SubjectMention } from './description.ts'
import type { Random } from './random.ts'
import type { SubjectUse } from './shot-plan.ts'

/** Kinds of the subject table that {@link walkersOn} can show; a setting lists them in its `subjects`. */
export const walkerKinds: readonly string[] = ['hiker', 'person']

export interface WalkingWay {
  /** Depth, metres. */
  readonly z: number
  /** Where the first one is at time 0, metres. */
  readonly startX: number
  /** Metres per second along x; negative walks to the left. */
  readonly speed: number
  /** The rows of `src/paint/subjects/people.ts` to choose from for somebody not described. */
  readonly strangers?: readonly string[]
}

/** An unhurried walk, m/s. */
export const strollSpeed = 1.08

const mostWalkers = 4
/** One behind the other, metres. */
const gapM = 1.25
/** Somebody "hiking" is the person named elsewhere in the sentence, not one more. */
const doings = /^(?:hiking|trekking|徒步|登山)$/
const male = /\bm[ae]n\b|\bboys?\b|\bguy|男/
const female = /woman|women|girl|lady|ladies|她|女/

/** The people of a description in single file along a way. */
export function walkersOn(way: WalkingWay, mentions: readonly SubjectMention[], random: Random): SubjectUse[] {
  const direction = Math.sign(way.speed) || 1
  return kindsOf(mentions, way.strangers ?? ['man', 'woman'], random)
    .slice(0, mostWalkers)
    .map(({ kind, inks }, i) => ({
      kind,
      x: way.startX - direction * gapM * i,
      z: way.z + (i % 2) * 0.12,
      speed: way.speed,
      phase: i === 0 ? 0 : random.next(),
      ...(Object.keys(inks).length > 0 ? { inks } : {}),
    }))
}

interface Walker {
  readonly kind: string
  readonly inks: Readonly<Record<string, string>>
}

function kindsOf(mentions: readonly SubjectMention[], strangers: readonly string[], random: Random): Walker[] {
  const hikers = mentions.filter(({ kind }) => kind === 'hiker')
  const people = mentions.filter(({ kind }) => kind === 'person')
  const onlyDoing = hikers.length > 0 && hikers.every(({ words }) => doings.test(words))
  if (onlyDoing && people.length > 0) {
    return people.flatMap((mention) => repeated(mention, () => (female.test(mention.words) ? 'hiking-woman' : 'hiker')))
  }
  // "A hiker hiking" names one person twice.
  const hiker = hikers.find(({ words }) => !doings.test(words)) ?? hikers[0]
  return [
    ...(hiker ? repeated(hiker, (i) => (i % 2 === 1 ? 'hiking-woman' : 'hiker')) : []),
    ...people.flatMap((mention) => repeated(mention, () => plainKind(mention.words) ?? random.pick(strangers))),
  ]
}

function plainKind(words: string): string | null {
  if (female.test(words)) return 'woman'
  return male.test(words) ? 'man' : null
}

/** Only the first of several wears what was described. */
function repeated({ count, color, inks }: SubjectMention, kindAt: (index: number) => string): Walker[] {
  const described = { ...(color ? { top: color } : {}), ...inks }
  return Array.from({ length: Math.max(1, count) }, (_, i) => ({ kind: kindAt(i), inks: i === 0 ? described : {} }))
}
