/** The camera of a shot: where it stands and how it goes, so that the main subject is found at once. */
import type { FrameShape } from './camera.ts'
import { type Group, slotsFor } from './cast.ts'
import { clamp } from './clamp.ts'
import type { CameraMove, Facing } from './description.ts'
import { groundOf } from './ground.ts'
import { type Placing, isCrowd, placeGroups } from './placing.ts'
import type { Random } from './random.ts'
import type { SettingShot } from './settings/setting.ts'
import type { CameraPath, SubjectUse } from './shot-plan.ts'
import { type Slot, type SlotName, openCountry, slotIn, surfaceOf } from './slots.ts'

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
  /** The eye is close above the ground with it. */
  readonly isLow: boolean
  /** How far from the camera it has the size it should have, metres. */
  depthAt(focal: number): number
}

const usualPart = 0.36
/** Part of the frame's width that the main subject may take. */
const widthPart = 0.5
/** The same of several together. */
const groupWidthPart = 0.72
/** A head and shoulders fill the frame, whose height is so much less than the person's. */
const portraitPart = 2.1
/** Eyes of a portrait lie above the middle, part of the frame's height. */
const portraitEyes = 0.07
/** Who walks comes nearer on the way, so that the face is seen: at most so far to the side of the way across, radians. */
const mostSlant = 0.5
/** The same where their front was asked for. */
const facingSlant = 1
/** How much nearer at most, and how much of it the camera gives way, as parts of the distance. */
const nearerPart = 0.5
const yieldsPart = 0.2
/** How much of the frame's width a crossing takes. */
const crossedPart = 0.62
/** How far below the middle the main subject stands, part of the frame's height. */
const standsBelow = 0.34
/** Feet lower than this are cut off. */
const lowestFeet = 0.44
const usualEye = [0.35, 2.2] as const
/** Among flowers. */
const lowEyeM = 0.62
const usualHorizon = [-0.34, 0.2] as const
/** Of how fast they walk, people drift in space. */
const driftPart = 0.2
/** The camera goes along with what moves as far as this, metres. */
const usualFollow = 60

/** @returns Null when nobody and nothing is to be shown. */
export function mainSubject(cast: readonly Group[], frame: FrameShape): MainSubject | null {
  const [main] = cast
  if (!main) return null
  const { row, members, action, speed } = main
  const [tall, long, broad] = row.size
  const rider = members[0]?.rider ? 0.7 : 0
  const heightM = tall * (action === 'sit' && row.isPlain ? 0.62 : 1) + rider
  const flies = slotsFor(main)[0] === 'sky'
  const span = flies ? Math.max(long, broad) : long
  // Those that share its depth widen the picture; what stands behind does not.
  const beside = cast.slice(1).filter((group) => !group.row.isScenery && slotsFor(group)[0] === slotsFor(main)[0] && group.row.size[0] > heightM * 0.25)
  const widthM = span * (1 + 1.15 * (members.length - 1)) + beside.reduce((sum, group) => sum + group.row.size[1] * group.members.length * 1.2, 0)
  const part = main.isPortrait ? ((row.part ?? 0) > 1 ? row.part! : portraitPart) : (row.part ?? usualPart) * (members.length > 2 ? 0.8 : 1)
  return {
    kind: row.kind,
    slots: slotsFor(main),
    heightM,
    widthM,
    moves: speed > 0,
    isLow: row.isLow ?? false,
    depthAt: (focal) => {
      // A crowd or a flock fills the frame; one figure takes its part of it.
      const wide = members.length > 4 ? Math.min(widthM, span * 5) : widthM
      const most = members.length > 1 || beside.length > 0 ? groupWidthPart : widthPart
      return focal * frame.scale * Math.max(heightM / frame.height / part, wide / frame.width / most)
    },
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
  const slots = shot.slots ?? openCountry
  const found = main ? slotIn(slots, main.slots) : null
  if (!main || !found) return { camera: shot.camera, reach: shot.reach, alongX: 0, subjects: [] }
  const { name, slot } = found
  const isPortrait = cast[0]!.isPortrait ?? false
  const { focal, depth, size } = lensFor(shot.camera.pose.focal, main, slot, isPortrait)
  const { pose } = shot.camera
  const frameWidthM = (frame.width * depth) / frame.scale / focal
  const frameHeightM = (frame.height * depth) / frame.scale / focal
  const toward = random.chance(0.5) ? 1 : -1
  const speed = cast[0]!.speed * (name === 'space' && cast[0]!.row.slots.includes('ground') ? driftPart : 1)
  const approach = comesNearer(cast[0]!) && !isCrowd(cast[0]!) && name === 'ground' ? approachOf({ slot, depth, goneM: speed * durationS, yields: request.move === null, facing: cast[0]!.facing ?? null }) : straight
  const across = Math.cos(approach.slant)
  const way = isCrowd(cast[0]!)
    ? { startX: 0, speed, travelX: 0, cameraX: 0 }
    : main.moves
    ? crossing({ speed: speed * across, toward, durationS, crossed: name === 'sky' || name === 'underwater' ? crossedBy(main, frameWidthM) : crossedPart * frameWidthM, most: mayFollow(request.move) ? followOf(slot) : 0 })
    : { startX: -toward * Math.min(slot.isCentred || isPortrait ? 0.02 : 0.15, 0.5 - (0.5 * main.widthM) / frameWidthM) * frameWidthM, speed: 0, travelX: 0, cameraX: 0 }
  const [ownX, ownY, ownZ] = pose.position
  const ground = groundOf(shot.ground)
  const surface = surfaceOf(name, slot) ?? ground(ownX + way.startX, ownZ + depth)
  const stands = name === 'ground' || name === 'table' || name === 'water'
  const eye = surface + (isPortrait ? main.heightM * size * 0.9 : clamp(main.heightM * size * 0.92, slot.eye ?? usualEye))
  const eyeY = stands ? eye : main.isLow && slots.ground ? ground(ownX, ownZ) + lowEyeM : ownY
  const feetBelowHorizon = (eye - surface) / frameHeightM
  // The setting's own limits hold as long as the subject stays in the frame.
  const horizon = isPortrait && stands
    ? portraitEyes
    : stands
    ? Math.max(feetBelowHorizon - lowestFeet, clamp(feetBelowHorizon - standsBelow, slot.horizon ?? usualHorizon))
    : clamp(Math.min(pose.horizon, name === 'sky' ? -0.1 : pose.horizon), slot.horizon ?? usualHorizon)
  // Near a face a small move is a large one.
  const reach = isPortrait ? { x: 0.03 * frameWidthM, y: 0.012 * depth, z: 0.08 * depth } : { x: 0.1 * frameWidthM, y: 0.1 * depth, z: 0.12 * depth }
  const placing: Placing = {
    slots,
    main: { name, slot },
    ground,
    camera: { x: ownX, y: eyeY, z: ownZ, focal, horizon },
    frame,
    depth: depth + (approach.nearerM - approach.yieldsM) / 2,
    size,
    x: ownX + way.startX,
    speed: way.speed / across,
    slant: approach.slant,
    toward,
    random,
    durationS,
  }
  return {
    camera: {
      ...shot.camera,
      pose: { ...pose, position: [ownX + way.cameraX, eyeY, ownZ], focal, horizon },
      travel: { position: ownTravel(shot.camera, way.travelX, reach, approach.yieldsM) },
      ease: way.speed > 0 ? 0 : shot.camera.ease,
    },
    reach,
    alongX: way.travelX,
    subjects: placeGroups(cast, placing),
  }
}

function followOf({ follow, way }: Slot): number {
  return follow ?? (way === 'along' ? 14 : usualFollow)
}

/** A near slot takes a longer lens for what is small; what is too large for a shallow one is shown smaller than life. */
function lensFor(own: number, main: MainSubject, slot: Slot, isPortrait: boolean): { focal: number; depth: number; size: number } {
  const wanted = main.depthAt(own)
  const depth = clamp(wanted, slot.depth)
  if (slot.lifeSize && !isPortrait) return { focal: own, depth, size: 1 }
  const focal = own * clamp(depth / wanted, [0.75, 2.4])
  const size = clamp((depth / main.depthAt(focal)) * 1.25, [0.05, 1])
  return { focal, depth, size: size > 0.92 ? 1 : size }
}

/** What flies or swims is seen whole as far as it goes across the picture; what hardly fits anyway passes by. */
function crossedBy({ widthM }: MainSubject, frameWidthM: number): number {
  const free = widthM < 0.7 * frameWidthM ? Math.max(0.25 * frameWidthM, frameWidthM - 1.1 * widthM) : Infinity
  return Math.min(crossedPart * frameWidthM, free)
}

/** A camera that stands still or goes sideways of its own does not go along with a walker. */
function mayFollow(move: CameraMove | null): boolean {
  return move === null || !['still', 'truck-left', 'truck-right'].includes(move)
}

interface Approach {
  /** Of the way toward the camera, radians. */
  readonly slant: number
  /** How much nearer it ends than it begins, and how far the camera goes back meanwhile, metres. */
  readonly nearerM: number
  readonly yieldsM: number
}

const straight: Approach = { slant: 0, nearerM: 0, yieldsM: 0 }

function comesNearer({ row }: Group): boolean {
  return (row.isPerson ?? false) || (row.isBeast ?? false)
}

/** Where the ground is open people and animals come a little toward the camera. */
function approachOf(way: { slot: Slot; depth: number; goneM: number; yields: boolean; facing: Facing | null }): Approach {
  const { slot, depth, goneM, yields, facing } = way
  if (goneM <= 0 || (slot.way ?? 'open') !== 'open') return straight
  const room = 2 * Math.max(0, Math.min(depth - slot.depth[0], slot.depth[1] - depth))
  const most = Math.min(room, nearerPart * depth * (yields ? 1 : 0.6))
  const slant = Math.min(facing ? facingSlant : mostSlant, Math.asin(Math.min(1, most / goneM)))
  const nearerM = Math.sin(slant) * goneM
  return { slant, nearerM, yieldsM: yields ? Math.min(nearerM, yieldsPart * depth) : 0 }
}

interface Crossing {
  readonly startX: number
  readonly speed: number
  /** How far the camera goes along: only as far as the frame is too narrow for the way. */
  readonly travelX: number
  readonly cameraX: number
}

/** From one side of the frame to the other; slowed down when the camera may not follow so far. */
function crossing(way: { speed: number; toward: number; durationS: number; crossed: number; most: number }): Crossing {
  const { toward, durationS, crossed, most } = way
  const slowest = way.speed * (most > 0 ? 0.3 : 0.55)
  const speed = Math.min(way.speed, Math.max(slowest, (crossed + most) / durationS))
  const travel = most > 0 ? Math.max(0, speed * durationS - crossed) : 0
  return {
    startX: (-toward * (crossed + travel)) / 2,
    speed,
    travelX: toward * travel,
    cameraX: (-toward * travel) / 2,
  }
}

/** The setting's own gentle move, no larger than keeps the subject in its place, and the way along with it. */
function ownTravel({ travel }: CameraPath, alongX: number, reach: SettingShot['reach'], yieldsM: number): readonly [number, number, number] {
  const [x, y, z] = travel.position ?? [0, 0, 0]
  if (yieldsM > 0) return [alongX, 0, -yieldsM]
  const within = (value: number, limit: number): number => clamp(value, [-limit, limit])
  return [alongX + (alongX === 0 ? within(x, reach.x) : 0), within(y, reach.y), within(z, reach.z)]
}
