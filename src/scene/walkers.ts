/** People who walk through a setting: any setting with a way to walk on can place them. */
import type { FrameShape } from './camera.ts'
import type { CameraMove, SceneDescription, SubjectMention } from './description.ts'
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

/** True when somebody is to be seen walking. */
export function isPeopled({ subjects }: SceneDescription): boolean {
  return subjects.some(({ kind }) => walkerKinds.includes(kind))
}

/** A camera that stands still or goes sideways of its own does not go along with a walker. */
export function mayFollow(move: CameraMove | null): boolean {
  return move === null || !['still', 'truck-left', 'truck-right'].includes(move)
}

/** Height of a figure with shoes and hair, metres. */
export const figureHeightM = 1.8
/** How much of the frame's width a crossing takes. */
const crossedPart = 0.72

export interface Crossing {
  /** From the camera, metres. */
  readonly depth: number
  readonly startX: number
  readonly speed: number
  /** Where the camera is at time 0 and how far it goes along: only as far as the frame is too narrow for the walk. */
  readonly cameraX: number
  readonly cameraTravelX: number
  /** How far the camera may move without losing the walker. */
  readonly reach: { readonly x: number; readonly y: number; readonly z: number }
}

/**
 * A walk from one side of the frame to the other.
 *
 * @param part - Height of the figure as a part of the frame's.
 * @param toward - 1 walks to the right, −1 to the left.
 * @param follows - The camera may go along; else the walk is slowed down for a narrow frame.
 */
export function crossingOf(
  frame: FrameShape,
  shot: { focal: number; part: number; toward: number; durationS: number; follows: boolean },
): Crossing {
  const { focal, part, toward, durationS, follows } = shot
  const depth = (figureHeightM * focal * frame.scale) / frame.height / part
  const crossed = (crossedPart * frame.width * depth) / frame.scale / focal
  const speed = follows ? strollSpeed : Math.min(strollSpeed, Math.max(0.6, crossed / durationS))
  const travel = follows ? Math.max(0, speed * durationS - crossed) : 0
  return {
    depth,
    startX: (-toward * (crossed + travel)) / 2,
    speed: toward * speed,
    cameraX: (-toward * travel) / 2,
    cameraTravelX: toward * travel,
    reach: { x: 0.14 * crossed, y: 0.1 * depth, z: 0.12 * depth },
  }
}

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
    ...people.flatMap((mention) => strangersOf(mention, strangers, random)),
  ]
}

/** Those who are only "people" are men and women in turn, each in colours of their own. */
function strangersOf(mention: SubjectMention, strangers: readonly string[], random: Random): Walker[] {
  const first = strangers.indexOf(random.pick(strangers))
  const kindAt = (i: number): string => plainKind(mention.words) ?? strangers[(first + i) % strangers.length]!
  return repeated(mention, kindAt).map((walker, i) => (i === 0 ? walker : { ...walker, inks: everydayInks(random) }))
}

const everydayTops = ['#3d5a80', '#7a8450', '#c9a227', '#8d6b94', '#b7b2a6', '#5b6770', '#a44a3f']
const everydayTrousers = ['#2f3a52', '#3a3b42', '#6b5d4a', '#4a5240']

function everydayInks(random: Random): Walker['inks'] {
  return { top: random.pick(everydayTops), trousers: random.pick(everydayTrousers) }
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
