/** Places the members of a swarm (fish, birds, asteroids) once per frame instead of once per pixel. */
import type { Vec3 } from '../scene/shot-plan.ts'
import type { SwarmUse } from './assemble.ts'

/** x and y of the centre relative to the camera, in metres; depth in metres; size in metres. */
export type SwarmMember = readonly [x: number, y: number, depth: number, size: number]

/** `random(k)` gives a fixed number 0…1 for the k-th property of this member. */
export type SwarmPlacer = (
  member: { index: number; part: number; random: (k: number) => number },
  params: Readonly<Record<string, number>>,
  timeS: number,
  camera: Vec3,
) => SwarmMember

export const swarmPlacers: Readonly<Record<string, SwarmPlacer>> = {
  /** A loose group that crosses the frame and comes round again; params: speed, dist, spread, x, y, size. */
  school({ index, part, random }, params, timeS, camera) {
    const value = (name: string, fallback: number): number => params[name] ?? fallback
    const depth = value('dist', 10) * (0.75 + 0.9 * part)
    const width = value('spread', 1) * 2
    const along = random(1) + ((timeS * value('speed', 1) * (0.7 + 0.5 * random(2))) / width) * 0.5
    const x = (along - Math.floor(along) - 0.5) * width + value('x', 0)
    const bob = 0.05 * Math.sin(timeS * 0.8 + index)
    const y = value('y', 0) + (random(2) - 0.5) * value('spread', 1) * 0.55 + bob
    return [x * depth - camera[0], y * depth - camera[1], depth, value('size', 1) * (0.7 + 0.7 * random(3))]
  },
  /** Rocks that pass at many depths, nearest first; each leaves the frame before it comes again. Params: size, speed. */
  drift({ index, part, random }, params, timeS, camera) {
    const value = (name: string, fallback: number): number => params[name] ?? fallback
    const depth = 1.6 + 9 * part ** 1.6
    const width = 2.6
    const along = random(1) + (timeS * value('speed', 1) * (0.006 + 0.008 * random(2))) / (0.4 + part)
    const x = (along - Math.floor(along) - 0.5) * width
    const y = (random(4) - 0.5) * 1.15 + 0.02 * Math.sin(timeS * 0.1 + index)
    return [x * depth - camera[0], y * depth - camera[1], depth, value('size', 0.1) * (0.45 + 1.3 * random(3) ** 2)]
  },
}

/** Writes all members of all swarms as the shader reads them: four floats each. */
export function placeSwarms(
  swarms: readonly SwarmUse[],
  seed: number,
  timeS: number,
  camera: Vec3,
  out: Float32Array,
): void {
  for (const swarm of swarms) {
    const place = swarmPlacers[swarm.placer]
    if (!place) throw new RangeError(`no swarm placer is called "${swarm.placer}"`)
    for (let index = 0; index < swarm.count; index++) {
      const random = (k: number): number => fixedRandom(index, k + swarm.firstSlot, seed)
      const member = place({ index, part: index / swarm.count, random }, swarm.params, timeS, camera)
      out.set(member, (swarm.firstSlot + index) * 4)
    }
  }
}

function fixedRandom(index: number, k: number, seed: number): number {
  const x = Math.sin(index * 127.1 + k * 311.7 + seed * 74.7) * 43758.5453
  return x - Math.floor(x)
}
