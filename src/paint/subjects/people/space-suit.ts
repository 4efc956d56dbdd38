/** The suit of an astronaut: limbs of its own, so that cloth does not span between them when they are spread. */
import { type Point, add, mirrored, mix } from '../shape/point.ts'
import { Solid } from '../shape/solid.ts'
import type { Body } from './body.ts'
import type { Part } from './person-figure.ts'

export function spaceSuitParts(body: Body): Part[] {
  const s = body.scale
  const at = (x: number, y: number, z = 0): Point => [x * s, y * s, z * s]
  const trunk = new Solid(0.05 * s)
    .ball('pelvis', at(0, 0.95), [0.145 * s, 0.13 * s, 0.175 * s], 'top')
    .limb('pelvis', at(0, 0.98), at(0, 1.1), 0.14 * s, 0.15 * s, 'top')
    .ball('chest', at(0, 1.28), [0.17 * s, 0.22 * s, 0.215 * s], 'top')
    .ring('chest', at(-0.005, 1.475), 'y', 0.105 * s, 0.035 * s, 'belt', { melt: 0.006 * s })
    .ring('pelvis', at(0, 1.08), 'y', 0.148 * s, 0.017 * s, 'belt', { melt: 0.004 * s })
    // What it lives on: a box before the chest, a pack behind it.
    .block('chest', at(0.17, 1.24), [0.055 * s, 0.085 * s, 0.12 * s], 'pack', { round: 0.02 * s, melt: 0.008 * s })
    .block('chest', at(0.225, 1.265, 0.05), [0.014 * s, 0.022 * s, 0.03 * s], 'accent', { round: 0.006 * s, melt: 0.002 })
    .block('chest', at(0.225, 1.22, -0.04), [0.014 * s, 0.016 * s, 0.046 * s], 'belt', { round: 0.006 * s, melt: 0.002 })
    .block('chest', at(-0.25, 1.28), [0.12 * s, 0.27 * s, 0.2 * s], 'top', { round: 0.06 * s, melt: 0.01 * s })
    .block('chest', at(-0.25, 1.05), [0.1 * s, 0.05 * s, 0.17 * s], 'pack', { round: 0.03 * s, melt: 0.006 * s })
  const head = add(body.head, [0.005 * s, 0, 0])
  const k = body.build.head * s
  const helmet = new Solid(0.012 * s)
    .ball('head', head, [0.178 * k, 0.185 * k, 0.175 * k], 'inner')
    .ball('head', add(head, [0.062 * k, 0.008 * k, 0]), [0.135 * k, 0.132 * k, 0.148 * k], 'visor', { melt: 0.004 })
    .both((side) => side.ball('head', add(head, [0.0, 0, 0.172 * k]), [0.052 * k, 0.052 * k, 0.026 * k], 'belt', { melt: 0.008 }))
  const parts: Part[] = [{ solid: trunk, fine: 0.9, bend: 0.03 }, { solid: helmet, fine: 0.5, bend: 0.01 }]
  for (const side of ['L', 'R'] as const) parts.push({ solid: legOf(body, side), fine: 0.8, bend: 0.03 }, { solid: armOf(body, side), fine: 0.7, bend: 0.03 })
  return parts
}

function legOf({ leg, scale: s }: Body, side: 'L' | 'R'): Solid {
  const place = (point: Point): Point => (side === 'L' ? point : mirrored(point))
  const [root, knee, ankle] = [place(leg.root), place(leg.middle), place(leg.end)]
  const foot = (x: number, y: number): Point => add(ankle, [x * s, y * s, 0])
  return new Solid(0.025 * s)
    .limb(`thigh${side}`, root, knee, 0.112 * s, 0.09 * s, 'top')
    .limb(`shin${side}`, knee, ankle, 0.09 * s, 0.082 * s, 'top')
    .limb(`thigh${side}`, mix(root, knee, 0.52), mix(root, knee, 0.62), 0.108 * s, 0.106 * s, 'accent', { melt: 0.004 * s })
    .ball(`shin${side}`, knee, [0.1 * s, 0.055 * s, 0.1 * s], 'pack', { melt: 0.01 * s })
    .limb(`shin${side}`, mix(knee, ankle, 0.72), mix(knee, ankle, 0.98), 0.094 * s, 0.092 * s, 'shoes', { melt: 0.006 * s })
    .limb(`foot${side}`, foot(-0.04, -0.03), foot(0.13, -0.04), 0.068 * s, 0.062 * s, 'shoes')
}

function armOf({ arm, scale: s }: Body, side: 'L' | 'R'): Solid {
  const place = (point: Point): Point => (side === 'L' ? point : mirrored(point))
  const [root, elbow, wrist] = [place(arm.root), place(arm.middle), place(arm.end)]
  const hand = add(wrist, place([0.02 * s, -0.09 * s, 0.022 * s]))
  return new Solid(0.02 * s)
    .ball(`upperArm${side}`, root, 0.105 * s, 'top')
    .limb(`upperArm${side}`, root, elbow, 0.092 * s, 0.078 * s, 'top')
    .limb(`forearm${side}`, elbow, wrist, 0.078 * s, 0.068 * s, 'top')
    .limb(`upperArm${side}`, mix(root, elbow, 0.5), mix(root, elbow, 0.62), 0.092 * s, 0.09 * s, 'accent', { melt: 0.004 * s })
    .ball(`forearm${side}`, elbow, [0.085 * s, 0.05 * s, 0.085 * s], 'pack', { melt: 0.01 * s })
    .limb(`forearm${side}`, mix(elbow, wrist, 0.86), wrist, 0.076 * s, 0.076 * s, 'belt', { melt: 0.004 * s })
    .limb(`hand${side}`, wrist, hand, 0.056 * s, 0.048 * s, 'shoes')
    .limb(`hand${side}`, add(wrist, [0.03 * s, -0.03 * s, 0]), add(hand, [0.06 * s, 0.015 * s, 0]), 0.026 * s, 0.02 * s, 'shoes')
}
