/** Where each figure of a cast stands, floats or flies, around the main one that the camera is set up for. */
import type { FrameShape } from './camera.ts'
import { type Group, type Member, crowdFrom, slotsFor } from './cast.ts'
import { clamp } from './clamp.ts'
import type { Ground } from './ground.ts'
import type { Random } from './random.ts'
import type { SubjectUse } from './shot-plan.ts'
import { type Slot, type SlotName, type Slots, slotIn, surfaceOf } from './slots.ts'

export interface Placing {
  readonly slots: Slots
  readonly main: { readonly name: SlotName; readonly slot: Slot }
  readonly ground: Ground
  /** At time 0, without the way it goes along. */
  readonly camera: { readonly x: number; readonly y: number; readonly z: number; readonly focal: number; readonly horizon: number }
  readonly frame: FrameShape
  /** Of the main subject, from the camera, metres. */
  readonly depth: number
  /** Against life. */
  readonly size: number
  /** Of the main subject at time 0. */
  readonly x: number
  readonly speed: number
  /** Of its way toward the camera, radians. */
  readonly slant: number
  /** 1 to the right, −1 to the left. */
  readonly toward: number
  readonly random: Random
  readonly durationS: number
}

/** One behind the other, metres. */
const fileGapM = 1.25
/** Of two who dance together, from the point between them: as their figures have it. */
export const pairApartM = 0.24
/** Of what stays, turned from its side toward the camera, radians. */
const quarter = 0.62
/** The same of people: their faces are to be seen. */
const personTurn = 1.02
/** Of somebody who sits for a portrait. */
const portraitTurn = 1.22
/** Of birds and fish: so that their wings and faces are seen. */
const airborneTurn = 0.42
/** Of people who float in space: their faces show. */
const floatingTurn = 0.95
/** Of the main subject's height: what is smaller than that. */
const smallPart = 0.3
/** Part of the frame's height that scenery takes behind somebody. */
const sceneryPart = 0.5

export function placeGroups(cast: readonly Group[], placing: Placing): SubjectUse[] {
  const [main, ...others] = cast
  if (!main) return []
  const centre = others.find(({ row }) => row.gathersAtM !== undefined)
  if (centre && main.row.isPerson && main.speed === 0) {
    const rest = others.filter((group) => group !== centre)
    return [...gathered(main, centre, placing), ...rest.flatMap((group) => {
      const found = slotIn(placing.slots, slotsFor(group))
      return found ? elsewhere(group, found, main, placing) : []
    })]
  }
  const first = arrange(main, placing.main, placing, placing.depth, placing.x, placing.speed)
  let beside = placing.x - placing.toward * (halfWidth(main) + 0.2)
  const uses = [...first]
  for (const group of others) {
    const found = slotIn(placing.slots, slotsFor(group))
    if (!found) continue
    if (!group.row.isScenery && found.name === placing.main.name && isComparable(group, main)) {
      // What is small gathers before who stays: pigeons that are fed.
      if (placing.speed === 0 && group.row.size[0] < main.row.size[0] * smallPart) {
        uses.push(...arrange(group, found, placing, placing.depth * 0.97, placing.x + placing.toward * (halfWidth(main) + 0.5 + halfWidth(group) * 0.8), 0))
        continue
      }
      const width = halfWidth(group)
      const gap = width + 0.35
      beside -= placing.toward * gap
      const speed = group.speed > 0 && placing.speed > 0 ? placing.speed : Math.min(group.speed, placing.speed)
      uses.push(...arrange(group, found, placing, placing.depth * (1 + 0.02 * uses.length), beside, speed))
      beside -= placing.toward * (width + 0.1)
    } else uses.push(...elsewhere(group, found, main, placing))
  }
  return uses
}

/** Not beside the main subject. */
function elsewhere(group: Group, found: { name: SlotName; slot: Slot }, main: Group, placing: Placing): SubjectUse[] {
  return group.row.isScenery ? behind(group, found, placing, main.row.isScenery ?? false) : apart(group, found, placing)
}

/** People around a fire or a picnic, open toward us; the first of them is the nearest on one side. */
function gathered(people: Group, centre: Group, placing: Placing): SubjectUse[] {
  const { camera, size, random, toward } = placing
  const z = placing.camera.z + placing.depth
  const x = camera.x + 0.25 * (placing.x - camera.x)
  const around = (centre.row.gathersAtM ?? 1) * size
  const count = people.members.length
  const members = people.members.map((member, i): SubjectUse => {
    // From one side over the far side to the other.
    const turn = count === 1 ? 0.2 : -0.12 * Math.PI + (1.24 * Math.PI * i) / (count - 1)
    const angle = toward > 0 ? turn : Math.PI - turn
    return {
      kind: member.kind, slot: placing.main.name, x: x + Math.cos(angle) * around * 1.15, z: z + Math.sin(angle) * around * 0.85,
      heading: angle + Math.PI + random.between(-0.12, 0.12), speed: 0, phase: i === 0 ? 0 : random.next(),
      ...(size === 1 ? {} : { size }), ...(people.action ? { action: people.action } : {}), ...worn(member),
    }
  })
  const [kept] = centre.members
  return [...members, { kind: kept!.kind, slot: placing.main.name, x, z, heading: toward > 0 ? 0 : Math.PI, speed: 0, phase: 0.2, ...(size === 1 ? {} : { size }), ...worn(kept!) }]
}

/** This way and that over the whole frame, near and far; half way through the shot they are spread out evenly. */
function crowded(group: Group, name: SlotName, placing: Placing): SubjectUse[] {
  const { random, durationS, depth, size } = placing
  const count = group.members.length
  return group.members.map((member, i): SubjectUse => {
    const part = ((i * 0.618) % 1) * 0.9
    const away = depth * (0.92 + part)
    const dir = random.chance(0.5) ? 1 : -1
    const speed = group.speed > 0 ? group.speed * random.between(0.85, 1.15) : 0
    const across = ((i + 0.5) / count - 0.5 + random.between(-0.03, 0.03)) * 1.1 * frameWidth(placing, away)
    const slant = speed > 0 ? random.between(-0.14, 0.3) : random.between(0.3, 1.3)
    const heading = dir > 0 ? -slant : Math.PI + slant
    return {
      kind: member.kind, slot: name, x: placing.camera.x + across - Math.cos(heading) * speed * durationS * 0.5, z: placing.camera.z + away - Math.sin(heading) * speed * durationS * 0.5,
      heading, speed, phase: random.next(), size: size * random.between(0.93, 1.05),
      ...(group.action ? { action: group.action } : {}), ...(placing.main.slot.mirror ? { mirror: placing.main.slot.mirror } : {}), ...worn(member),
    }
  })
}

/** Whether they are so many that they fill the frame, going both ways. */
export function isCrowd({ row, members }: Group): boolean {
  return (row.isPlain ?? false) && members.length >= crowdFrom
}

function halfWidth({ row, members }: Group): number {
  return (Math.max(row.size[1], 0.6) * (1 + 1.15 * (members.length - 1))) / 2
}

/** Neither a giant nor a dwarf beside the other. */
function isComparable(a: Group, b: Group): boolean {
  const ratio = a.row.size[0] / b.row.size[0]
  return ratio > 0.16 && ratio < 6
}

/** A lighthouse, a castle: farther off, on the other side of the frame, as large as it may be. */
function behind(group: Group, found: { name: SlotName; slot: Slot }, placing: Placing, isMainScenery: boolean): SubjectUse[] {
  const { frame, camera, random } = placing
  const [tall, long] = group.row.size
  const perMetre = camera.focal * frame.scale
  const wanted = Math.max((tall * perMetre) / frame.height / sceneryPart, (long * perMetre) / frame.width / 0.5)
  const depth = Math.max(placing.depth * 1.5, clamp(Math.max(wanted, placing.depth * 1.5), found.slot.depth))
  const size = Math.min(1, depth / wanted)
  const widthM = (frame.width * depth) / perMetre
  const x = camera.x + placing.toward * (isMainScenery ? -0.1 : 0.24) * widthM + random.between(-0.03, 0.03) * widthM
  return arrange(group, found, { ...placing, size: size > 0.9 ? 1 : size, toward: -placing.toward }, depth, x, group.speed)
}

/** In another slot, or of another order of size: where the frame is free. */
function apart(group: Group, found: { name: SlotName; slot: Slot }, placing: Placing): SubjectUse[] {
  const { frame, camera, random } = placing
  const [tall, long, broad] = group.row.size
  const perMetre = camera.focal * frame.scale
  const part = (group.row.part ?? 0.3) * 0.55
  const span = Math.max(tall / frame.height, (found.name === 'sky' ? Math.max(long, broad) : long) / frame.width)
  const depth = clamp((span * perMetre) / part, found.slot.depth)
  const widthM = (frame.width * depth) / perMetre
  const speed = Math.min(group.speed, (0.5 * widthM) / placing.durationS)
  const x = camera.x + placing.toward * (0.12 * widthM - 0.5 * speed * placing.durationS) + random.between(-0.05, 0.05) * widthM
  return arrange(group, found, { ...placing, size: 1 }, depth, x, speed)
}

/** The members of a group around a place. */
function arrange(group: Group, found: { name: SlotName; slot: Slot }, placing: Placing, depth: number, x: number, speed: number): SubjectUse[] {
  const { name, slot } = found
  const { row, members } = group
  if (name === 'ground' && isCrowd(group)) return crowded(group, name, placing)
  // Nobody walks in the void.
  const floats = name === 'space' && row.slots.includes('ground')
  const action = floats ? 'fly' : name === 'water' ? (row.afloat ?? group.action) : group.action
  const { random, toward, size } = placing
  const isLane = slot.way === 'lane'
  const isAloft = name === 'sky' || name === 'underwater' || name === 'space'
  const [tall, long, broad] = row.size.map((value) => value * size) as [number, number, number]
  const heading = headingOf(group, speed, toward, placing.slant)
  const gap = name === 'ground' && speed > 0 ? Math.max(fileGapM * size, long * 1.3) : Math.max(long, broad * 0.6) * (isAloft ? 1.5 : 1.35)
  const middle = (members.length - 1) / 2
  return members.map((member, i): SubjectUse => {
    const scatter = members.length > 1 && !isLane ? 1 : 0
    const rank = i - middle
    const z = placing.camera.z + depth + (isLane ? (i % 2) * 0.12 : scatter * ((i % 3) * 0.5 - 0.4) * Math.min(gap, depth * 0.16) + random.between(-0.2, 0.2) * scatter * Math.min(gap, depth * 0.1))
    const jitter = scatter * random.between(-0.22, 0.22) * gap
    const spread = Math.min(gap, members.length > 4 ? (0.86 * frameWidth(placing, depth)) / members.length : gap)
    const isPair = group.action === 'waltz'
    const at = isPair ? x + (i === 0 ? -1 : 1) * pairApartM * size : x - toward * spread * rank + jitter
    const y = heightOf(name, slot, placing, depth, tall, { i, count: members.length, isLow: row.isLow ?? false })
    const turned = i === 0 || speed > 0 ? 0 : random.between(-0.4, 0.4)
    return {
      kind: member.kind,
      slot: name,
      x: at,
      z: isPair ? placing.camera.z + depth + (i === 0 ? 1 : -1) * 0.06 : z,
      ...(y === null ? {} : { y }),
      heading: isPair ? -0.05 + i * Math.PI : heading + turned,
      ...(isAloft && speed > 0 ? { turn: -toward * (floats ? floatingTurn : airborneTurn) } : {}),
      // On the ground they keep together; birds and fish overtake each other.
      speed: i > 0 && isAloft ? speed * random.between(0.94, 1.06) : speed,
      phase: i === 0 || isPair ? 0 : ownPhase(action, i, random.next()),
      ...(size === 1 ? {} : { size }),
      ...(action ? { action } : {}),
      ...(slot.isNarrow ? { isShadowless: true as const } : {}),
      ...(slot.mirror && !isAloft ? { mirror: slot.mirror } : {}),
      ...worn(member),
    }
  })
}

/** Those who jump or dance beside each other are never up at the same time. */
function ownPhase(action: Group['action'], i: number, drawn: number): number {
  return action === 'play' || action === 'leap' || action === 'dance' ? (i * 0.382 + 0.1 * drawn) % 1 : drawn
}

function worn({ inks, rider }: Member): Pick<SubjectUse, 'inks' | 'rider'> {
  return {
    ...(Object.keys(inks).length > 0 ? { inks } : {}),
    ...(rider ? { rider: { kind: rider.kind, ...(Object.keys(rider.inks).length > 0 ? { inks: rider.inks } : {}) } } : {}),
  }
}

function frameWidth({ frame, camera }: Placing, depth: number): number {
  return (frame.width * depth) / frame.scale / camera.focal
}

/** Going, it shows its side; staying, it looks into the frame and a little toward us. */
function headingOf({ row, isPortrait, facing }: Group, speed: number, toward: number, slant: number): number {
  const turn = speed > 0 ? slant : facing === 'camera' ? shownTurn.front : isPortrait ? portraitTurn : row.shows ? shownTurn[row.shows] : row.isPerson ? personTurn : quarter
  return toward > 0 ? -turn : Math.PI + turn
}

const shownTurn = { side: 0.12, between: quarter, face: personTurn, front: Math.PI / 2 - 0.12, away: -0.5 } as const

/** Null: on the ground. */
function heightOf(name: SlotName, slot: Slot, placing: Placing, depth: number, tall: number, { i, count, isLow }: { i: number; count: number; isLow: boolean }): number | null {
  const surface = surfaceOf(name, slot)
  if (name === 'ground') return null
  if (surface !== null) return surface
  const { camera, frame, random } = placing
  // The middle of the figure this far above the middle of the frame, as a part of its height.
  const frameHeightM = (frame.height * depth) / frame.scale / camera.focal
  // What is tall is lower, so that wings have room above it.
  const high = isLow ? 0.06 : name === 'sky' ? Math.min(0.2, 0.42 - (0.75 * tall) / frameHeightM) : name === 'space' ? 0.02 : 0
  const spread = count > 1 ? 0.16 : 0.02
  const above = high + (count > 1 ? ((i * 0.618) % 1) - 0.5 : 0) * spread * 2 + random.between(-0.02, 0.02)
  const y = camera.y + (above - camera.horizon) * frameHeightM - tall / 2
  const limits = Array.isArray(slot.height) ? (slot.height as readonly [number, number]) : ([-Infinity, Infinity] as const)
  return clamp(y, limits)
}
