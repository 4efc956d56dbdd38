/** Things people hold or stand on, each on a bone of its own around that bone's origin. */
import { block, cord, globe, laid, lathe, plate, rod, sheet } from '../shape/forms.ts'
import type { Mesh } from '../shape/mesh.ts'
import { type Point, add } from '../shape/point.ts'

/** Held at its handle; the canopy above. @param wideM - From the stick to the rim. */
export function addUmbrella(mesh: Mesh, bone = 'prop', wideM = 0.62): void {
  const look = { bone, ink: 'tool' }
  rod(mesh, [0, -0.1, 0], [0, 0.72, 0], 0.009, 0.008, look, 6)
  cord(mesh, [[0, -0.08, 0], [0, -0.16, 0], [0.03, -0.19, 0], [0.05, -0.16, 0]], [0.013], look, 3)
  const ribs = 8
  const at = (down: number, turn: number): Point => {
    const sag = 1 - 0.05 * Math.abs(Math.sin(turn * ribs * 0.5)) * down * down
    const r = wideM * Math.sin(down * 1.32) / Math.sin(1.32) * sag
    return [r * Math.cos(turn), 0.7 - 0.24 * (1 - Math.cos(down * 1.32)) / (1 - Math.cos(1.32)), r * Math.sin(turn)]
  }
  sheet(mesh, 8, 33, (down, across) => at(down, across * Math.PI * 2), { bone, ink: 'canopy', flutterAt: (down) => 0.03 * down })
  for (let i = 0; i < ribs; i++) {
    const turn = (i / ribs) * Math.PI * 2
    rod(mesh, add(at(1, turn), [0, -0.01, 0]), [0, 0.42, 0], 0.004, 0.004, look, 4)
  }
  rod(mesh, [0, 0.7, 0], [0, 0.78, 0], 0.008, 0.003, look, 5)
}

/** The body faces +x, the neck points to +z. */
export function addGuitar(mesh: Mesh, bone = 'prop'): void {
  const outline = [[-0.22, 0], [-0.2, 0.13], [-0.1, 0.175], [0, 0.13], [0.06, 0.115], [0.13, 0.135], [0.21, 0.11], [0.245, 0], [0.21, -0.11], [0.13, -0.135], [0.06, -0.115], [0, -0.13], [-0.1, -0.175], [-0.2, -0.13]] as const
  const place = ([along, up, thick]: Point): Point => [thick, up, along]
  // Mirrored axes turn a plate inside out: its thickness runs the other way.
  plate(mesh, outline, [-0.045, 0.045], { bone, ink: 'wood' }, (p) => place([p[0], p[1], -p[2]]))
  plate(mesh, outline.map(([x, y]) => [x * 0.96, y * 0.94] as const), [-0.05, -0.046], { bone, ink: 'front' }, (p) => place([p[0], p[1], -p[2]]))
  lathe(mesh, [0.05, 0, 0.02], [[0, 0], [0.045, 0.003], [0.045, 0.006], [0, 0.006]], { bone, ink: 'sole' }, 16, laid.alongX)
  block(mesh, [0.055, 0, -0.1], [0.008, 0.06, 0.012], { bone, ink: 'sole' })
  block(mesh, [0.04, 0, 0.46], [0.014, 0.024, 0.24], { bone, ink: 'neck' })
  block(mesh, [0.035, 0, 0.74], [0.012, 0.034, 0.06], { bone, ink: 'wood' })
  for (let i = -1; i <= 1; i++) rod(mesh, [0.062, i * 0.012, -0.1], [0.058, i * 0.009, 0.7], 0.0012, 0.0012, { bone, ink: 'metal' }, 4)
}

/** Held under the chin: the neck points to +x. */
export function addViolin(mesh: Mesh, bone = 'prop', bow = 'bow'): void {
  const outline = [[-0.18, 0], [-0.16, 0.085], [-0.08, 0.1], [-0.02, 0.062], [0.04, 0.075], [0.14, 0.08], [0.175, 0], [0.14, -0.08], [0.04, -0.075], [-0.02, -0.062], [-0.08, -0.1], [-0.16, -0.085]] as const
  plate(mesh, outline, [-0.02, 0.02], { bone, ink: 'wood' }, ([x, z, t]) => [x, -t, z])
  block(mesh, [0.29, 0.02, 0], [0.13, 0.008, 0.014], { bone, ink: 'sole' })
  block(mesh, [0.44, 0.02, 0], [0.03, 0.014, 0.016], { bone, ink: 'wood' })
  rod(mesh, [0, 0, -0.34], [0, 0, 0.34], 0.005, 0.004, { bone: bow, ink: 'wood' }, 5)
  rod(mesh, [0, -0.022, -0.32], [0, -0.015, 0.32], 0.003, 0.003, { bone: bow, ink: 'inner' }, 4)
}

export function addCamera(mesh: Mesh, bone = 'prop'): void {
  block(mesh, [0, 0, 0], [0.035, 0.045, 0.07], { bone, ink: 'tool' })
  block(mesh, [-0.005, 0.055, 0], [0.02, 0.015, 0.03], { bone, ink: 'tool' })
  lathe(mesh, [0.03, 0, 0], [[0.04, 0], [0.038, 0.05], [0.042, 0.06], [0.042, 0.075], [0.03, 0.075], [0, 0.065]], { bone, ink: 'sole' }, 18, laid.alongX)
  globe(mesh, [0.098, 0, 0], [0.01, 0.028, 0.028], { bone, ink: 'lens' }, 10)
}

/** From the hands forward; the line falls from its tip. */
export function addFishingRod(mesh: Mesh, bone = 'prop'): void {
  rod(mesh, [-0.2, -0.02, 0], [0.15, 0.02, 0], 0.016, 0.013, { bone, ink: 'wood' }, 6)
  const bend: Point[] = [[0.15, 0.02, 0], [1.1, 0.28, 0], [1.9, 0.42, 0], [2.4, 0.36, 0]]
  cord(mesh, bend, [0.011, 0.007, 0.004], { bone, ink: 'tool' }, 4, 5)
  rod(mesh, [2.4, 0.36, 0], [2.62, -1.35, 0], 0.0025, 0.0025, { bone, ink: 'inner', flutter: 0.05 }, 4)
  globe(mesh, [2.62, -1.38, 0], 0.035, { bone, ink: 'tie' }, 8)
  globe(mesh, [0.1, -0.03, 0], 0.03, { bone, ink: 'metal' }, 8)
}

/** Open, its back along x: the reader looks onto it from above. @param size - Against a paperback. */
export function addBook(mesh: Mesh, bone = 'prop', size = 1): void {
  for (const s of [1, -1]) {
    // The covers rise to both sides, the pages lie on them in a bow.
    const bowed = ([x, y, z]: Point): Point => [x * size, (y + Math.abs(z) * 0.26 - 1.1 * z * z) * size, z * size]
    block(mesh, [0, 0, 0.087 * s], [0.116, 0.005, 0.087], { bone, ink: 'tie' }, bowed)
    sheet(mesh, 2, 9, (down, across) => bowed([(down - 0.5) * 0.216, 0.013 + 0.022 * Math.sin(Math.PI * Math.min(1, across * 1.15)), across * 0.163 * s]), { bone, ink: 'inner' })
    for (let i = 0; i < 7; i++) {
      const x = 0.085 - i * 0.027
      block(mesh, [x, 0.0335, 0.085 * s], [0.0035, 0.001, i === 6 ? 0.03 : 0.056], { bone, ink: 'print' }, bowed)
    }
  }
}

export function addSurfboard(mesh: Mesh, bone = 'board'): void {
  sheet(mesh, 3, 25, (side, across) => {
    const a = across * 2 - 1
    const half = 0.27 * Math.sqrt(Math.max(0, 1 - Math.abs(a) ** 2.6))
    return [a * 1.05, 0.02 + 0.16 * Math.max(0, a) ** 3 + (side === 0.5 ? 0.035 : 0), (side - 0.5) * 2 * half]
  }, { bone, ink: 'board' })
  block(mesh, [-0.85, -0.07, 0], [0.06, 0.07, 0.008], { bone, ink: 'tool' })
}

export function addSki(mesh: Mesh, bone: string): void {
  sheet(mesh, 2, 14, (side, across) => {
    const a = across * 2 - 1
    return [a * 0.85 + 0.05, 0.008 + 0.14 * Math.max(0, a - 0.72) ** 1.4 * 3, (side - 0.5) * 0.1]
  }, { bone, ink: 'board' })
}

export function addSkateboard(mesh: Mesh, bone = 'board', wheels = 'wheels'): void {
  sheet(mesh, 2, 14, (side, across) => {
    const a = across * 2 - 1
    return [a * 0.4, 0.1 + 0.12 * Math.max(0, Math.abs(a) - 0.72) ** 1.3 * 3, (side - 0.5) * 0.2]
  }, { bone, ink: 'board' })
  for (const x of [0.24, -0.24]) for (const z of [0.075, -0.075]) lathe(mesh, [x, 0.035, z - 0.018], [[0, 0], [0.034, 0.002], [0.034, 0.034], [0, 0.036]], { bone: wheels, ink: 'inner' }, 10, laid.alongZ)
}

/** Along +y from the grip. */
export function addSword(mesh: Mesh, bone = 'prop', long = 0.85, curve = 0): void {
  const blade = Array.from({ length: 9 }, (_, i): Point => [-curve * (i / 8) ** 2, 0.08 + (i / 8) * long, 0])
  for (let i = 0; i < 8; i++) block(mesh, [(blade[i]![0] + blade[i + 1]![0]) / 2, (blade[i]![1] + blade[i + 1]![1]) / 2, 0], [0.022 * (1 - (i / 9) ** 4), long / 15, 0.005], { bone, ink: 'metal' })
  rod(mesh, [0, -0.1, 0], [0, 0.07, 0], 0.016, 0.016, { bone, ink: 'belt' }, 7)
  block(mesh, [0, 0.08, 0], [0.09, 0.014, 0.02], { bone, ink: 'gold' })
  globe(mesh, [0, -0.12, 0], 0.024, { bone, ink: 'gold' }, 8)
}

export function addShield(mesh: Mesh, bone = 'shield'): void {
  const outline = [[0, 0.34], [0.16, 0.32], [0.26, 0.28], [0.26, 0], [0.18, -0.22], [0, -0.4], [-0.18, -0.22], [-0.26, 0], [-0.26, 0.28], [-0.16, 0.32]] as const
  plate(mesh, outline, [-0.015, 0.015], { bone, ink: 'cape' }, ([z, y, t]) => [t, y, -z])
  plate(mesh, outline.map(([x, y]) => [x * 0.22, y * 0.8] as const), [0.015, 0.028], { bone, ink: 'gold' }, ([z, y, t]) => [t, y, -z])
  plate(mesh, [[-0.22, 0.06], [0.22, 0.06], [0.22, 0.14], [-0.22, 0.14]], [0.015, 0.028], { bone, ink: 'gold' }, ([z, y, t]) => [t, y, -z])
}

/** Upright, held in the middle. */
export function addStaff(mesh: Mesh, bone = 'prop', orb = true): void {
  cord(mesh, [[0, -0.95, 0], [0.012, -0.2, 0], [-0.01, 0.5, 0], [0.01, 0.82, 0]], [0.02, 0.022, 0.024], { bone, ink: 'wood' }, 3)
  if (!orb) return
  for (let i = 0; i < 4; i++) {
    const a = (i / 4) * Math.PI * 2
    cord(mesh, [[0.01, 0.8, 0], [0.07 * Math.cos(a), 0.9, 0.07 * Math.sin(a)], [0.03 * Math.cos(a), 1.0, 0.03 * Math.sin(a)]], [0.014, 0.008], { bone, ink: 'wood' }, 3)
  }
  globe(mesh, [0.01, 0.9, 0], 0.055, { bone, ink: 'orb' }, 12)
}

/** A walking stick under the hand. */
export function addCane(mesh: Mesh, bone = 'prop', lengthM = 0.86): void {
  cord(mesh, [[0.05, -0.02, 0], [0.02, 0.03, 0], [-0.03, 0.0, 0], [-0.03, -0.1, 0], [0.02, -lengthM, 0]], [0.014, 0.012, 0.01], { bone, ink: 'wood' }, 4)
}

export function addBriefcase(mesh: Mesh, bone: string, at: Point): void {
  block(mesh, add(at, [0, -0.22, 0]), [0.2, 0.14, 0.045], { bone, ink: 'belt' })
  cord(mesh, [add(at, [-0.05, -0.08, 0]), add(at, [-0.04, -0.04, 0]), add(at, [0.04, -0.04, 0]), add(at, [0.05, -0.08, 0])], [0.008], { bone, ink: 'belt' }, 3)
}

export function addMicrophone(mesh: Mesh, bone = 'prop'): void {
  rod(mesh, [0, -0.12, 0], [0, 0.05, 0], 0.014, 0.017, { bone, ink: 'tool' }, 8)
  globe(mesh, [0, 0.08, 0], [0.028, 0.034, 0.028], { bone, ink: 'metal' }, 10)
}

export function addBroom(mesh: Mesh, bone = 'prop'): void {
  rod(mesh, [1.0, 0.03, 0], [-0.6, 0, 0], 0.018, 0.02, { bone, ink: 'wood' }, 6)
  for (let i = 0; i < 26; i++) {
    const a = i * 2.4
    const r = 0.11 * Math.sqrt(i / 26)
    cord(mesh, [[-0.55, 0, 0], [-0.72, r * 0.7 * Math.sin(a), r * 0.7 * Math.cos(a)], [-1.1 - 0.05 * (i % 3), r * 1.2 * Math.sin(a), r * 1.2 * Math.cos(a)]], [0.01, 0.012, 0.003], { bone, ink: 'straw', flutter: 0.1 }, 2, 4)
  }
}

export function addBall(mesh: Mesh, bone: string, radius: number, ink = 'ball'): void {
  globe(mesh, [0, 0, 0], radius, { bone, ink }, 18)
}

/** Wings of feathers or of an insect, spread behind the shoulders: around their bones `wingL` and `wingR`. */
export function addWings(mesh: Mesh, spanM: number, ink: string): void {
  for (const s of [1, -1]) {
    const bone = s > 0 ? 'wingL' : 'wingR'
    sheet(mesh, 12, 9, (out, across) => {
      const notch = across > 0.7 ? 0.12 * Math.abs(Math.sin(out * 22)) * (across - 0.7) / 0.3 : 0
      const drop = across * (0.75 - 0.35 * out - notch) * spanM
      const up = Math.sin(out * 2.1) * 0.42 * spanM
      return [-0.04 - 0.16 * out * spanM, up - drop * 0.8, s * (0.04 + out * spanM)]
    }, { bone, ink })
  }
}
