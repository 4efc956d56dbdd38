/** The scene's light rig as it falls on figures, which have relief but no true depth. */
import type { LightRig } from '../../scene/light-rig.ts'
import type { Vec3 } from '../../scene/shot-plan.ts'
import type { SubjectLight } from './treatment.ts'

/**
 * A sun ahead of the camera would leave only the rim of a relief in light; it is brought round to the side,
 * the more the higher it stands, and the rim is kept strong instead.
 *
 * @param lamplight - Of lamps and signs now; comes from all around.
 */
export function subjectLight(light: LightRig, sun: Vec3, lamplight: Vec3 = [0, 0, 0]): SubjectLight {
  const height = Math.max(0, sun[1])
  const towardViewer = light.behind ? 0.9 : 0.16 + 0.5 * height
  const x = sun[0] + Math.sign(sun[0] || 1) * 0.25
  const y = Math.max(sun[1], 0.12) + 0.1
  const length = Math.hypot(x, y, towardViewer)
  return {
    sun: [x / length, y / length, towardViewer / length],
    sunColor: scaled(light.sunColor, 0.85),
    sky: sum(sum(scaled(light.ambient, 1.05), scaled(light.zenith, 0.2)), lamplight),
    ground: sum(sum(scaled(light.ambient, 0.55), scaled(light.horizon, 0.06)), scaled(lamplight, 0.7)),
    haze: light.haze,
    horizon: sum(scaled(light.horizon, 0.9), lamplight),
    zenith: sum(light.zenith, scaled(lamplight, 0.6)),
    rim: light.behind ? 0.5 : 0.75 + 0.6 * light.glow,
    fillFloor: 0.004,
  }
}

/** How strongly the key light casts shadows against the fill, 0 … 1. */
export function shadowStrength(light: LightRig): number {
  const luminance = (c: Vec3): number => 0.3 * c[0] + 0.6 * c[1] + 0.1 * c[2]
  const key = luminance(light.sunColor)
  return Math.min(0.75, (1.0 * key) / (key + 3.2 * luminance(light.ambient) + 1e-6))
}

function scaled(c: Vec3, factor: number): Vec3 {
  return [c[0] * factor, c[1] * factor, c[2] * factor]
}

function sum(a: Vec3, b: Vec3): Vec3 {
  return [a[0] + b[0], a[1] + b[1], a[2] + b[2]]
}
