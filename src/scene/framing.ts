/** Puts the cast of a shot into its setting's slots, and the camera so that the main subject is found at once. */
import type { FrameShape } from './camera.ts'
import type { Group } from './cast.ts'
import type { CameraMove } from './description.ts'
import { groundOf } from './ground.ts'
import type { Random } from './random.ts'
import type { SettingShot } from './settings/setting.ts'
import type { CameraPath, SubjectUse } from './shot-plan.ts'
import { type Slot, type SlotName, openCountry, slotIn } from './slots.ts'

/** What the shot is about, for a setting that arranges itself around it. */
export interface MainSubject {
  readonly kind: string
  /** Where it would like to be, best first. */
  readonly slots: readonly SlotName[]
  /** Of one of them, metres. */
  readonly heightM: number
  /** Of all of them side on, metres. */
  readonly widthM: number
  /** It goes across the picture. */
  readonly moves: boolean
  /** How far from the camera it has the size it should have, metres. */
  depthAt(focal: number): number
}

const usualPart = 0.36
/** Part of the frame's width that the main subject may take. */
const widthPart = 0.5
/** How much of the frame's width a crossing takes. */
const crossedPart = 0.62
/** How far below the middle the main subject stands, part of the frame's height. */
const standsBelow = 0.34
const usualEye = [0.35, 2.2] as const
const usualHorizon = [-0.34, 0.2] as const
/** One behind the other, metres. */
const fileGapM = 1.25

/** @returns Null when nobody and nothing is to be shown. */
export function mainSubject(cast: readonly Group[], frame: FrameShape): MainSubject | null {
  const [main] = cast
  if (!main) return null
  const [heightM, lengthM] = main.row.size
  const count = cast.reduce((sum, { members }) => sum + members.length, 0)
  const widthM = lengthM + (count - 1) * Math.max(fileGapM, lengthM * 1.3)
  const part = main.row.part ?? usualPart
  return {
    kind: main.row.kind,
    slots: main.row.slots,
    heightM,
    widthM,
    moves: (main.row.speed ?? 0) > 0,
    depthAt: (focal) => focal * frame.scale * Math.max(heightM / frame.height / part, widthM / frame.width / widthPart),
  }
}

export interface ShotFrame {
  readonly frame: FrameShape
  readonly durationS: number
  readonly move: CameraMove | null
  readonly random: Random
}

export interface Framed {
  readonly camera: CameraPath
  readonly reach: SettingShot['reach']
  /** Sideways travel that is kept under a move of the prompt, metres. */
  readonly alongX: number
  readonly subjects: readonly SubjectUse[]
}

export function frameCast(shot: SettingShot, cast: readonly Group[], request: ShotFrame): Framed {
  const { frame, random, durationS } = request
  const main = mainSubject(cast, frame)
  const found = main ? slotIn(shot.slots ?? openCountry, main.slots) : null
  if (!main || !found) return { camera: shot.camera, reach: shot.reach, alongX: 0, subjects: [] }
  const { slot } = found
  const { focal, depth } = lensFor(shot.camera.pose.focal, main, slot)
  const { pose } = shot.camera
  const frameWidthM = (frame.width * depth) / frame.scale / focal
  const toward = random.chance(0.5) ? 1 : -1
  const way = main.moves
    ? crossing({ speed: cast[0]!.row.speed!, toward, durationS, crossed: crossedPart * frameWidthM, follows: mayFollow(request.move) })
    : { startX: -toward * 0.15 * frameWidthM, speed: 0, travelX: 0, cameraX: 0 }
  const z = pose.position[2] + depth
  const [ownX] = pose.position
  const surface = typeof slot.height === 'number' ? slot.height : groundOf(shot.ground)(ownX + way.startX, z)
  const eye = clamp(main.heightM * 0.92, slot.eye ?? usualEye)
  const feetBelowHorizon = (eye / depth) * focal * (frame.scale / frame.height)
  const reach = { x: 0.1 * frameWidthM, y: 0.1 * depth, z: 0.12 * depth }
  return {
    camera: {
      ...shot.camera,
      pose: {
        ...pose,
        position: [ownX + way.cameraX, surface + eye, pose.position[2]],
        focal,
        horizon: clamp(feetBelowHorizon - standsBelow, slot.horizon ?? usualHorizon),
      },
      travel: { position: ownTravel(shot.camera, way.travelX, reach) },
      ease: way.speed > 0 ? 0 : shot.camera.ease,
    },
    reach,
    alongX: way.travelX,
    subjects: inFile(cast, { x: ownX + way.startX, z, speed: way.speed, toward }, random),
  }
}

/** A near slot takes a longer lens for what is small; a shallow one brings what is large nearer. */
function lensFor(own: number, main: MainSubject, slot: Slot): { focal: number; depth: number } {
  const wanted = main.depthAt(own)
  const depth = clamp(wanted, slot.depth)
  const focal = own * clamp(depth / wanted, [0.75, 2.4])
  return { focal, depth }
}

/** A camera that stands still or goes sideways of its own does not go along with a walker. */
function mayFollow(move: CameraMove | null): boolean {
  return move === null || !['still', 'truck-left', 'truck-right'].includes(move)
}

interface Crossing {
  readonly startX: number
  readonly speed: number
  /** How far the camera goes along: only as far as the frame is too narrow for the way. */
  readonly travelX: number
  readonly cameraX: number
}

/** From one side of the frame to the other; slowed down when the camera may not follow. */
function crossing(way: { speed: number; toward: number; durationS: number; crossed: number; follows: boolean }): Crossing {
  const { toward, durationS, crossed } = way
  const slowest = way.speed * 0.55
  const speed = way.follows ? way.speed : Math.min(way.speed, Math.max(slowest, crossed / durationS))
  const travel = way.follows ? Math.max(0, speed * durationS - crossed) : 0
  return {
    startX: (-toward * (crossed + travel)) / 2,
    speed,
    travelX: toward * travel,
    cameraX: (-toward * travel) / 2,
  }
}

/** The setting's own gentle move, no larger than keeps the subject in its place, and the way along with it. */
function ownTravel({ travel }: CameraPath, alongX: number, reach: SettingShot['reach']): readonly [number, number, number] {
  const [x, y, z] = travel.position ?? [0, 0, 0]
  const within = (value: number, limit: number): number => clamp(value, [-limit, limit])
  return [alongX + (alongX === 0 ? within(x, reach.x) : 0), within(y, reach.y), within(z, reach.z)]
}

function inFile(
  cast: readonly Group[],
  way: { x: number; z: number; speed: number; toward: number },
  random: Random,
): SubjectUse[] {
  const members = cast.flatMap(({ members, row }) => members.map((member) => ({ ...member, gap: Math.max(fileGapM, row.size[1] * 1.3) })))
  return members.map(({ kind, inks, gap }, i) => ({
    kind,
    x: way.x - way.toward * gap * i,
    z: way.z + (i % 2) * 0.12,
    heading: way.toward > 0 ? 0 : Math.PI,
    speed: way.speed,
    phase: i === 0 ? 0 : random.next(),
    ...(Object.keys(inks).length > 0 ? { inks } : {}),
  }))
}

function clamp(value: number, [low, high]: readonly [number, number]): number {
  return Math.min(high, Math.max(low, value))
}
