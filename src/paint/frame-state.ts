/** All that changes from frame to frame, computed once and shared by shaders and subjects. */
import { type FrameShape, cameraAt } from '../scene/camera.ts'
import type { CameraPose, ShotPlan, Vec3 } from '../scene/shot-plan.ts'
import { parameterSlots } from './parameters.ts'
import { type Program, swarmSlots } from './assemble.ts'
import { placeSwarms } from './swarm.ts'

const headFloats = 56
export const frameUniformFloats = headFloats + (parameterSlots + swarmSlots) * 4

/** Window of the backdrop map on the tangent plane; fixed for a clip, so that cached layers stay valid. */
export interface MapWindow {
  readonly halfWidth: number
  readonly low: number
  readonly high: number
  /** The still cache covers the frame itself, down to its bottom. */
  readonly stillLow: number
  readonly stillHigh: number
}

export interface FrameState {
  readonly timeS: number
  /** Clock of the shaders: `timeS` plus the plan's start. */
  readonly clockS: number
  readonly camera: CameraPose
  /** Unit vector toward the key light. */
  readonly sun: Vec3
  /** Place of the key light in the frame, 0…1 from the upper left corner; may lie outside. */
  readonly sunOnFrame: readonly [number, number]
  readonly flash: number
  readonly lamps: number
}

export function frameState(plan: ShotPlan, shape: FrameShape, timeS: number): FrameState {
  const camera = cameraAt(plan.camera, timeS)
  const { light } = plan
  const sunX = light.sun[0] * shape.hero
  const sunY = light.sun[1]
  const length = Math.hypot(sunX, sunY, 1)
  return {
    timeS,
    clockS: timeS + plan.startS,
    camera,
    sun: [sunX / length, sunY / length, (light.behind ? -1 : 1) / length],
    sunOnFrame: [
      0.5 + ((sunX * camera.focal + camera.pan) * shape.scale) / shape.width,
      0.5 - camera.horizon - (sunY * camera.focal * shape.scale) / shape.height,
    ],
    flash: flashAt(plan.flashesS, timeS),
    lamps: Math.min(1, Math.max(light.night * 1.4, light.storm * 0.8, light.rain * 0.5)),
  }
}

/** The whole path with a second of handle at both ends, seen through one window. */
export function mapWindow(plan: ShotPlan, shape: FrameShape): MapWindow {
  let halfWidth = 0
  let stillLow = 0
  let stillHigh = 0
  const steps = 8
  for (let i = 0; i <= steps; i++) {
    const span = plan.camera.durationS + 2
    const { focal, pan, horizon } = cameraAt(plan.camera, -1 + (span * i) / steps)
    halfWidth = Math.max(halfWidth, (shape.width / shape.scale / 2) / focal + Math.abs(pan) / focal)
    const middle = (horizon * shape.height) / shape.scale
    const half = shape.height / shape.scale / 2
    stillLow = Math.min(stillLow, (-half - middle) / focal)
    stillHigh = Math.max(stillHigh, (half - middle) / focal)
  }
  const high = Math.max(stillHigh, -stillLow) * 1.06 // what lies below the horizon mirrors as much above it
  return {
    halfWidth: halfWidth * 1.08,
    low: plan.allAround ? stillLow * 1.06 : -0.05,
    high,
    stillLow: stillLow * 1.01,
    stillHigh: stillHigh * 1.01,
  }
}

/** Lightning: a hard start, a flickering fall of half a second. */
function flashAt(flashesS: readonly number[], timeS: number): number {
  let sum = 0
  for (const at of flashesS) {
    const since = timeS - at
    if (since > 0 && since < 0.6) sum += Math.exp(-since * 9) * (0.6 + 0.4 * Math.sin(since * 70))
  }
  return Math.min(1, sum)
}

/** Fills the uniform `u` of `core/frame.wgsl`; the order is that of the struct. */
export function writeFrameUniforms(
  out: Float32Array,
  plan: ShotPlan,
  program: Program,
  shape: FrameShape,
  window: MapWindow,
  state: FrameState,
): void {
  const { light, wind } = plan
  const { camera } = state
  out.set([
    shape.width, shape.height, state.clockS, plan.seed % 1000,
    ...camera.position, camera.focal,
    camera.pan, (camera.horizon * shape.height) / shape.scale, shape.scale, shape.hero,
    ...state.sun, light.discRadius,
    ...light.sunColor, light.glow,
    ...light.zenith, light.night,
    ...light.horizon, light.storm,
    ...light.ambient, light.wet,
    ...light.haze, plan.haze * light.hazeFactor,
    wind.speed, wind.gust, plan.snow, light.cover,
    light.rain, light.snowfall, state.flash, state.lamps,
    window.halfWidth, window.low, window.high, shape.width / shape.height,
    window.stillLow, window.stillHigh, plan.underwater ? 1 : 0, 0,
    ...light.middle, 0,
  ])
  out.set(program.params, headFloats)
  placeSwarms(
    program.swarms,
    plan.seed,
    state.clockS,
    camera.position,
    out.subarray(headFloats + parameterSlots * 4),
  )
}
