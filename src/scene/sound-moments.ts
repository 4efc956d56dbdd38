/** When and where things of a plan make their sounds: what is seen is heard, at the same moment, from the same side. */
import { type FrameShape, cameraAt, projectPoint } from './camera.ts'
import { type Random, createRandom } from './random.ts'
import type { ShotPlan } from './shot-plan.ts'

export interface SoundMoment {
  /** Seconds of the clip; negative in the handle before it. */
  readonly atS: number
  /** −1 left … 1 right. */
  readonly pan: number
  /** 0 … 1 */
  readonly strength: number
  /** How long it goes on, where that is seen. */
  readonly lengthS?: number
}

/**
 * How many waves are under way at once in `beach.wgsl` (`M_WAVES`), and the parts of their way at which they break:
 * the middle of the ramp there.
 */
export const beachWaves = { underWay: 3, breaksFrom: 0.4, breaksUntil: 0.74 } as const
/** The rate of `beach.wgsl` where a plan names none, waves a second. */
const usualRate = 0.19

/**
 * The waves that break on the plan's beach during `[fromS, toS)` and in the while before in which they are still
 * heard, each as long as it rolls in. Empty without a beach.
 */
export function waveBreaks(plan: ShotPlan, fromS: number, toS: number): SoundMoment[] {
  const beach = plan.modules.find(({ use }) => use === 'beach')
  if (!beach) return []
  const given = beach.with?.rate
  const rate = typeof given === 'number' ? given : usualRate
  const { underWay, breaksFrom, breaksUntil } = beachWaves
  const breaksAt = ((breaksFrom + breaksUntil) / 2) * underWay
  const lengthS = (underWay - breaksAt) / rate
  const lastsS = lengthS + 8
  const first = Math.ceil((fromS - lastsS + plan.startS) * rate - breaksAt)
  const last = Math.floor((toS + plan.startS) * rate - breaksAt)
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => {
    const wave = createRandom(plan.seed * 7919 + first + i)
    return {
      atS: (first + i + breaksAt) / rate - plan.startS,
      pan: wave.between(-0.7, 0.7),
      strength: wave.between(0.6, 1),
      lengthS,
    }
  })
}

/** The side at which `lightning.wgsl` draws the bolt of a flash, in units of the image plane. */
function boltX(plan: ShotPlan, shape: FrameShape, atS: number): number {
  const path = Math.floor((atS + plan.startS) / 2.1) * 0.37 + (plan.seed % 1000) * 0.11
  const turned = path * 7.3
  return -0.3 * shape.hero + (turned - Math.floor(turned) - 0.5) * 0.7
}

/** Thunder follows its flash by as much as the bolt is away: half a kilometre at most, for nearer is more fearsome. */
export function thunderclaps(plan: ShotPlan, shape: FrameShape, fromS: number, toS: number): SoundMoment[] {
  const random: Random = createRandom(plan.seed + 17)
  return plan.flashesS
    .map((flashS) => {
      const delayS = random.between(0.3, 1.4)
      const { focal, pan } = cameraAt(plan.camera, flashS)
      return {
        atS: flashS + delayS,
        pan: sideOf(shape, shape.width / 2 + (boltX(plan, shape, flashS) * focal + pan) * shape.scale),
        strength: 1.1 - 0.5 * delayS,
      }
    })
    .filter(({ atS }) => atS > fromS - 12 && atS < toS)
}

/** The side from which something at a place is heard: where it is in the frame, and never quite at one ear. */
export function panOf(plan: ShotPlan, shape: FrameShape, place: { atS: number; x: number; z: number }): number {
  const camera = cameraAt(plan.camera, place.atS)
  if (place.z - camera.position[2] < 0.1) return 0
  return sideOf(shape, projectPoint([place.x, 0, place.z], camera, shape).x)
}

function sideOf(shape: FrameShape, pixelX: number): number {
  return 0.75 * Math.max(-1.2, Math.min(1.2, (2 * pixelX) / shape.width - 1))
}
