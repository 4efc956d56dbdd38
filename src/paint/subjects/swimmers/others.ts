/** Sea creatures that swim in ways of their own. */
import type { Figure, FigureMaker, Pose } from '../figure.ts'
import type { Inks } from '../ink.ts'
import { type Frame, boneFrame, placedFrame, restFrame } from '../pose.ts'
import { cord, globe, lathe, sheet, tube } from '../shape/forms.ts'
import { Mesh } from '../shape/mesh.ts'
import { type Point, add, curveThrough, turned } from '../shape/point.ts'
import { Solid } from '../shape/solid.ts'
import { addSurface } from '../shape/surface.ts'

const full = Math.PI * 2

/** A frame about `origin` that is turned about x (flapped) and z (tipped). */
function hinge(origin: Point, about: Point, flap: number, tip = 0): Frame {
  const place = (axis: Point): Point => turned(turned(axis, 'z', tip), 'x', flap)
  return { origin: add(origin, place([-about[0], -about[1], -about[2]])), x: place([1, 0, 0]), y: place([0, 1, 0]), z: place([0, 0, 1]) }
}

function turtle(inks: Inks): FigureMaker {
  return (pixelM) => {
    const mesh = new Mesh()
    const cell = Math.max(0.012, Math.min(0.05, pixelM * 4.5))
    const solid = new Solid(0.04)
      .ball('body', [0, 0.0, 0], [0.46, 0.13, 0.36], 'belly')
      .limb('body', [0.36, 0.0, 0], [0.56, 0.04, 0], 0.085, 0.08, 'skin')
      .ball('body', [0.62, 0.05, 0], [0.115, 0.085, 0.08], 'skin')
      .limb('body', [0.68, 0.03, 0], [0.74, 0.02, 0], 0.05, 0.03, 'skin')
      .both((side) => side.limb('hindL', [-0.34, -0.02, 0.2], [-0.58, -0.03, 0.36], 0.055, 0.06, 'skin'))
    addSurface(mesh, solid, { cell, bend: 0.05, shadeReach: 0.12 })
    const first = mesh.vertexCount
    lathe(mesh, [0, 0, 0], [[0.36, -0.03], [0.41, 0.0], [0.4, 0.04], [0.34, 0.11], [0.22, 0.16], [0.08, 0.185], [0, 0.19]], { bone: 'body', ink: 'shell' }, 28)
    for (let i = first; i < mesh.vertexCount; i++) mesh.positions[i * 3] = mesh.positions[i * 3]! * 1.24
    for (const s of [1, -1]) {
      const bone = s > 0 ? 'flipperL' : 'flipperR'
      sheet(mesh, 9, 5, (out, across) => {
        const width = 0.17 * Math.sqrt(Math.max(0.03, 1 - out ** 3)) * (0.8 + 0.3 * Math.sin(out * 2.4))
        return [0.3 - out * out * 0.34 + (0.5 - across) * width, -0.01 + 0.02 * Math.sin(across * Math.PI), s * (0.2 + out * 0.58)]
      }, { bone, ink: 'fin' })
      globe(mesh, [0.66, 0.075, 0.066 * s], 0.016, { bone: 'body', ink: 'eye' }, 8)
    }
    const move = ({ timeS, phase }: { timeS: number; phase: number }): Pose => {
      const turn = full * (timeS / 2.6 + phase)
      const body = placedFrame([0, 0.03 * Math.sin(turn), 0], 0, 0.06 + 0.05 * Math.cos(turn), 0.05 * Math.sin(timeS * 0.6))
      const frames: Record<string, Frame> = { body }
      for (const s of [1, -1]) {
        const name = s > 0 ? 'L' : 'R'
        const root: Point = [0.3, 0, 0.2 * s]
        frames[`flipper${name}`] = hinge([root[0], root[1] + 0.03 * Math.sin(turn), root[2]], root, (-0.5 * Math.sin(turn) - 0.1) * s, 0.25 * Math.cos(turn))
        const hind: Point = [-0.34, -0.02, 0.2 * s]
        frames[`hind${name}`] = hinge(hind, hind, -0.2 * Math.sin(turn + 1) * s)
      }
      return { frames, contacts: [] }
    }
    return { mesh, inks, rest: {}, move } satisfies Figure
  }
}

/** A disc of wings that beat, with a whip for a tail. */
function ray(inks: Inks): FigureMaker {
  return () => {
    const mesh = new Mesh()
    const [rows, columns] = [15, 25]
    const point = (along: number, across: number, side: 1 | -1): Point => {
      const s = (across - 0.5) * 2
      const out = Math.abs(s)
      const front = 0.62 * (1 - out ** 1.5) - 0.08 * out
      const back = -0.62 + 0.5 * out ** 0.9
      const x = front + (back - front) * along
      const thick = 0.16 * (1 - out) ** 1.4 * Math.sin(Math.PI * Math.min(1, 0.12 + along * 0.86)) ** 0.7
      return [x, side > 0 ? thick : -thick * 0.6, s * 1.25]
    }
    for (const side of [1, -1] as const) {
      const first = mesh.vertexCount
      sheet(mesh, rows, columns, (along, across) => point(along, across, side), { bone: 'body', ink: side > 0 ? 'back' : 'belly' })
      for (let i = first; i < mesh.vertexCount; i++) {
        const z = mesh.positions[i * 3 + 2]!
        const share = Math.min(1, Math.max(0, (Math.abs(z) - 0.16) / 0.5))
        mesh.bones[i * 4 + 1] = mesh.boneIndex(z > 0 ? 'wingL' : 'wingR')
        mesh.weights[i * 4] = 1 - share
        mesh.weights[i * 4 + 1] = share
      }
    }
    cord(mesh, [[-0.55, 0.02, 0], [-0.95, 0.03, 0], [-1.5, 0, 0]], [0.035, 0.02, 0.006], { bone: 'body', ink: 'back', flutter: 0.3 }, 4)
    for (const s of [1, -1]) {
      cord(mesh, [[0.55, -0.02, 0.1 * s], [0.72, -0.05, 0.12 * s], [0.8, -0.12, 0.1 * s]], [0.05, 0.04, 0.015], { bone: 'body', ink: 'back' }, 3)
      globe(mesh, [0.5, 0.05, 0.19 * s], 0.025, { bone: 'body', ink: 'eye' }, 8)
    }
    const move = ({ timeS, phase }: { timeS: number; phase: number }): Pose => {
      const turn = full * (timeS / 2.8 + phase)
      const body = placedFrame([0, -0.06 * Math.sin(turn), 0], 0, 0.05 * Math.cos(turn), -0.16)
      const frames: Record<string, Frame> = { body }
      for (const s of [1, -1]) {
        const flap = hinge([0, 0, 0], [0, 0, 0.1 * s], -0.55 * Math.sin(turn) * s)
        frames[s > 0 ? 'wingL' : 'wingR'] = {
          origin: add(body.origin, flap.origin), x: body.x, y: turned(body.y, 'x', -0.55 * Math.sin(turn) * s), z: turned(body.z, 'x', -0.55 * Math.sin(turn) * s),
        }
      }
      return { frames, contacts: [] }
    }
    return { mesh, inks, rest: {}, move } satisfies Figure
  }
}

/** A bell that pulses and threads that trail. */
function jellyfish(inks: Inks): FigureMaker {
  return () => {
    const mesh = new Mesh()
    lathe(mesh, [0, 0, 0], [[0.02, 0.0], [0.13, -0.02], [0.2, 0.0], [0.235, 0.04], [0.23, 0.11], [0.19, 0.19], [0.11, 0.245], [0.04, 0.262], [0, 0.264]], { bone: 'bell', ink: 'bell' }, 28)
    lathe(mesh, [0, 0.03, 0], [[0, 0], [0.09, 0.01], [0.1, 0.06], [0.06, 0.13], [0, 0.15]], { bone: 'bell', ink: 'inner' }, 14)
    for (let i = 0; i < 18; i++) {
      const a = (i / 18) * full
      const [c, s] = [Math.cos(a), Math.sin(a)]
      const long = 0.55 + 0.3 * Math.abs(Math.sin(i * 2.7))
      cord(mesh, [[0.2 * c, 0, 0.2 * s], [0.19 * c, -long * 0.35, 0.19 * s], [0.15 * c, -long * 0.7, 0.15 * s], [0.17 * c, -long, 0.17 * s]], [0.008, 0.006, 0.003], { bone: 'threads', ink: 'thread', flutter: 0.55 }, 4, 5)
    }
    for (let i = 0; i < 5; i++) {
      const a = (i / 5) * full + 0.3
      const [c, s] = [Math.cos(a), Math.sin(a)]
      sheet(mesh, 12, 4, (down, across) => [0.06 * c * (1 + across * 0.8) + 0.02 * Math.sin(down * 14 + i), -down * 0.5, 0.06 * s * (1 + across * 0.8) + 0.02 * Math.cos(down * 12 + i)], { bone: 'threads', ink: 'inner', flutterAt: (down) => down * 0.6 })
    }
    const move = ({ timeS, phase }: { timeS: number; phase: number }): Pose => {
      const turn = full * (timeS / 2.2 + phase)
      const squeeze = 0.5 + 0.5 * Math.sin(turn + 0.5 * Math.sin(turn))
      const wide = 1.06 - 0.2 * squeeze
      const tall = 0.94 + 0.18 * squeeze
      const tip = 0.12 * Math.sin(timeS * 0.5 + phase * 6)
      const rise = 0.05 * Math.sin(turn - 1.2)
      const base = placedFrame([0, rise, 0], 0, tip, 0.1)
      const scale = (axis: Point, k: number): Point => [axis[0] * k, axis[1] * k, axis[2] * k]
      return {
        frames: {
          bell: { origin: base.origin, x: scale(base.x, wide), y: scale(base.y, tall), z: scale(base.z, wide) },
          threads: { origin: base.origin, x: scale(base.x, 0.6 + 0.4 * wide), y: scale(base.y, 1.1 - 0.1 * squeeze), z: scale(base.z, 0.6 + 0.4 * wide) },
        },
        contacts: [],
      }
    }
    return { mesh, inks, rest: {}, move, opacity: 0.82 } satisfies Figure
  }
}

const armSegments = 5

function octopus(inks: Inks): FigureMaker {
  return (pixelM) => {
    const mesh = new Mesh()
    const cell = Math.max(0.01, Math.min(0.05, pixelM * 4.5))
    const solid = new Solid(0.06)
      .ball('body', [-0.08, 0.36, 0], [0.2, 0.26, 0.18], 'skin', { turn: [0, 0, 0.35] })
      .ball('body', [0.05, 0.16, 0], [0.15, 0.13, 0.15], 'skin')
      .both((side) => side.ball('body', [0.1, 0.24, 0.09], 0.05, 'skin', { melt: 0.03 }))
    addSurface(mesh, solid, { cell, bend: 0.05, shadeReach: 0.2 })
    for (const s of [1, -1]) globe(mesh, [0.135, 0.255, 0.105 * s], 0.024, { bone: 'body', ink: 'eye' }, 10)
    const rest: Record<string, Frame> = {}
    for (let i = 0; i < 8; i++) {
      const a = ((i + 0.5) / 8) * full
      const joints = Array.from({ length: armSegments + 1 }, (_, k): Point => [Math.cos(a) * (0.1 + k * 0.17), 0.06 - k * 0.008, Math.sin(a) * (0.1 + k * 0.17)])
      const radius = (k: number): number => 0.058 * (1 - k / armSegments) ** 0.8 + 0.008
      const first = mesh.vertexCount
      tube(mesh, curveThrough(joints, 4), [radius(0), radius(1), radius(2), radius(3), radius(4), radius(5)], { bone: `arm${i}s0`, ink: 'skin' }, 9)
      for (let k = 0; k < armSegments; k++) rest[`arm${i}s${k}`] = boneFrame(joints[k]!, joints[k + 1]!, [0, 1, 0])
      for (let v = first; v < mesh.vertexCount; v++) {
        const out = Math.hypot(mesh.positions[v * 3]!, mesh.positions[v * 3 + 2]!)
        const k = Math.max(0, Math.min(armSegments - 0.001, (out - 0.1) / 0.17))
        const low = Math.floor(k)
        const next = Math.min(armSegments - 1, low + 1)
        const share = Math.max(0, (k - low - 0.4) / 0.6)
        mesh.bones[v * 4] = mesh.boneIndex(`arm${i}s${low}`)
        mesh.bones[v * 4 + 1] = mesh.boneIndex(`arm${i}s${next}`)
        mesh.weights[v * 4] = 1 - share
        mesh.weights[v * 4 + 1] = share
      }
    }
    const move = ({ timeS, phase }: { timeS: number; phase: number }): Pose => {
      const breath = Math.sin(full * (timeS / 3.2 + phase))
      const lift = 0.1 + 0.03 * breath
      const frames: Record<string, Frame> = { body: { ...placedFrame([0, lift - 0.08, 0], 0, 0.04 * breath) } }
      for (let i = 0; i < 8; i++) {
        const a = ((i + 0.5) / 8) * full
        let from: Point = [Math.cos(a) * 0.1, lift - 0.02, Math.sin(a) * 0.1]
        let [drop, turn] = [-0.55 + 0.2 * Math.sin(timeS * 0.9 + i * 1.9), a]
        for (let k = 0; k < armSegments; k++) {
          const to = add(from, [Math.cos(turn) * Math.cos(drop) * 0.17, Math.sin(drop) * 0.17, Math.sin(turn) * Math.cos(drop) * 0.17])
          frames[`arm${i}s${k}`] = boneFrame(from, to, [0, 1, 0])
          from = to
          drop += 0.26 + 0.22 * Math.sin(timeS * 1.1 + i * 2.3 - k * 0.9)
          turn += 0.3 * Math.sin(timeS * 0.8 + i * 1.3 - k * 0.7)
        }
      }
      return { frames, contacts: [] }
    }
    return { mesh, inks, rest, move } satisfies Figure
  }
}

function crab(inks: Inks): FigureMaker {
  return (pixelM) => {
    const mesh = new Mesh()
    const cell = Math.max(0.003, Math.min(0.012, pixelM * 4))
    const solid = new Solid(0.012).ball('body', [0, 0.055, 0], [0.062, 0.03, 0.085], 'shell').ball('body', [-0.01, 0.045, 0], [0.055, 0.024, 0.075], 'belly')
    addSurface(mesh, solid, { cell, bend: 0.02, shadeReach: 0.04 })
    for (const s of [1, -1]) {
      cord(mesh, [[0.045, 0.075, 0.02 * s], [0.055, 0.1, 0.024 * s]], [0.005, 0.004], { bone: 'body', ink: 'shell' }, 1)
      globe(mesh, [0.056, 0.105, 0.024 * s], 0.0085, { bone: 'body', ink: 'eye' }, 8)
      const arm = s > 0 ? 'clawL' : 'clawR'
      cord(mesh, [[0.045, 0.055, 0.065 * s], [0.085, 0.06, 0.1 * s], [0.115, 0.065, 0.085 * s]], [0.016, 0.013, 0.015], { bone: arm, ink: 'shell' }, 3, 7)
      globe(mesh, [0.135, 0.068, 0.07 * s], [0.032, 0.02, 0.018], { bone: arm, ink: 'shell' }, 10)
      cord(mesh, [[0.15, 0.078, 0.066 * s], [0.18, 0.08, 0.054 * s], [0.19, 0.072, 0.044 * s]], [0.012, 0.008, 0.002], { bone: arm, ink: 'shell' }, 3, 6)
      cord(mesh, [[0.15, 0.058, 0.066 * s], [0.178, 0.054, 0.056 * s], [0.19, 0.064, 0.044 * s]], [0.009, 0.006, 0.002], { bone: arm, ink: 'shell' }, 3, 6)
      for (let i = 0; i < 4; i++) {
        const x = 0.02 - i * 0.024
        cord(mesh, [[x, 0.05, 0.07 * s], [x * 1.6, 0.085, 0.125 * s], [x * 2.1, 0.03, 0.165 * s], [x * 2.3, 0, 0.175 * s]], [0.011, 0.009, 0.006, 0.002], { bone: `leg${i % 2}`, ink: 'leg' }, 3, 6)
      }
    }
    const move = ({ timeS, phase, speed }: { timeS: number; phase: number; speed: number }): Pose => {
      const turn = full * (timeS * (speed > 0.01 ? 2.2 : 0.35) + phase)
      const amount = speed > 0.01 ? 1 : 0.25
      return {
        frames: {
          leg0: { ...restFrame, origin: [0, 0.008 * amount * Math.max(0, Math.sin(turn)), 0.014 * amount * Math.cos(turn)] },
          leg1: { ...restFrame, origin: [0, 0.008 * amount * Math.max(0, -Math.sin(turn)), -0.014 * amount * Math.cos(turn)] },
          body: { ...restFrame, origin: [0, 0.004 * Math.sin(2 * turn), 0] },
          clawL: placedFrame([0, 0.006 * Math.sin(timeS * 1.3), 0], 0, 0.06 * Math.sin(timeS * 1.3)),
          clawR: placedFrame([0, 0.006 * Math.sin(timeS * 1.1 + 2), 0], 0, 0.06 * Math.sin(timeS * 1.1 + 2)),
        },
        contacts: [{ point: [0, 0, 0], radius: 0.16, lift: 0.02 }],
      }
    }
    return { mesh, inks, rest: {}, move } satisfies Figure
  }
}

function seahorse(inks: Inks): FigureMaker {
  return (pixelM) => {
    const mesh = new Mesh()
    const cell = Math.max(0.003, Math.min(0.012, pixelM * 4))
    const spine = curveThrough([[0.02, 0.19, 0], [-0.012, 0.165, 0], [-0.006, 0.12, 0], [0.012, 0.085, 0], [-0.01, 0.05, 0], [-0.018, 0.02, 0], [0.0, 0.0, 0], [0.02, 0.008, 0], [0.016, 0.026, 0], [0.003, 0.022, 0]], 3)
    const solid = new Solid(0.008)
      .chain('body', spine, [0.015, 0.019, 0.026, 0.03, 0.018, 0.012, 0.009, 0.007, 0.005, 0.003], 'skin')
      .ball('body', [0.026, 0.2, 0], [0.024, 0.02, 0.017], 'skin')
      .limb('body', [0.04, 0.198, 0], [0.078, 0.186, 0], 0.008, 0.0075, 'skin')
    addSurface(mesh, solid, { cell, bend: 0.01, shadeReach: 0.03 })
    for (let i = 0; i < 5; i++) cord(mesh, [[0.012 - i * 0.011, 0.212 - i * 0.008, 0], [0.006 - i * 0.016, 0.236 - i * 0.012, 0]], [0.004, 0.001], { bone: 'body', ink: 'skin' }, 1)
    sheet(mesh, 4, 8, (out, along) => [-0.02 - out * 0.03, 0.14 - along * 0.045, 0], { bone: 'fin', ink: 'fin', flutterAt: (out) => out })
    for (const s of [1, -1]) globe(mesh, [0.033, 0.206, 0.0145 * s], 0.0045, { bone: 'body', ink: 'eye' }, 8)
    const move = ({ timeS, phase }: { timeS: number; phase: number }): Pose => {
      const base = placedFrame([0, 0.008 * Math.sin(timeS * 1.4 + phase * 6), 0], 0, 0.06 * Math.sin(timeS * 0.9 + phase * 4))
      return { frames: { body: base, fin: base }, contacts: [] }
    }
    return { mesh, inks, rest: {}, move } satisfies Figure
  }
}

const skin = (color: string, second: string, pattern: 'spotsOn' | 'hide' | 'spots', grain: number): Inks[string] => ({ color, second, pattern, grain, gloss: 0.35 })

export const otherSwimmers: Readonly<Record<string, FigureMaker>> = {
  'sea-turtle': turtle({
    skin: { color: '#6a7a4a', second: '#c8c89a', pattern: 'patches', grain: 0.06, gloss: 0.3 }, belly: { color: '#d8d0a0', gloss: 0.2 }, fin: { color: '#62734a', second: '#c8c89a', pattern: 'patches', grain: 0.06, gloss: 0.3 },
    shell: { color: '#7a5a30', second: '#3a2a16', pattern: 'patches', grain: 0.16, gloss: 0.5 }, eye: { color: '#120e0c', gloss: 0.95 },
  }),
  ray: ray({ back: { color: '#2c3a4a', gloss: 0.45, second: '#1c2632', pattern: 'hide', grain: 0.2 }, belly: { color: '#d8dcdc', gloss: 0.2 }, eye: { color: '#0c0c0e', gloss: 0.9 } }),
  jellyfish: jellyfish({ bell: { color: '#d890c8', gloss: 0.6, lets: 0, glow: 0.24 }, inner: { color: '#f0b8d8', glow: 0.3 }, thread: { color: '#e8a8d8', glow: 0.26 } }),
  octopus: octopus({ skin: skin('#b8503c', '#7a2c24', 'spotsOn', 0.08), eye: { color: '#e8c860', gloss: 0.95 } }),
  crab: crab({ shell: skin('#c8442a', '#8a2a1a', 'spotsOn', 0.03), belly: { color: '#e8b890' }, leg: { color: '#c8503a', gloss: 0.4 }, eye: { color: '#0e0c0c', gloss: 0.95 } }),
  seahorse: seahorse({ skin: { color: '#d8a03a', second: '#a8702a', pattern: 'bands', grain: 0.014, gloss: 0.3 }, fin: { color: '#e8c070', lets: 0.4 }, eye: { color: '#120e0c', gloss: 0.95 } }),
}
