/** What is worn on the head. */
import { Solid } from '../shape/solid.ts'
import type { Body } from './body.ts'
import { onHead } from './head-shape.ts'
import type { Hat } from './outfit.ts'

export function hatSolid(body: Body, hat: Hat): Solid {
  const { at, size: s } = onHead(body)
  const solid = new Solid(0.012 * s)
  const under = (): Solid => solid.ball('head', at(0, -0.04), [0.13 * s, 0.08 * s, 0.12 * s], 'hatColor', { role: 'cuts', melt: 0.004 })
  switch (hat) {
    case 'brim':
      return solid
        .ball('head', at(-0.016, 0.075), [0.108 * s, 0.08 * s, 0.092 * s], 'hatColor')
        .ball('head', at(-0.01, 0.062), [0.185 * s, 0.012 * s, 0.165 * s], 'hatColor', { turn: [0, 0, -0.06] })
        .ring('head', at(-0.016, 0.072), 'y', 0.098 * s, 0.012 * s, 'strap')
    case 'cap':
      solid
        .ball('head', at(-0.014, 0.058), [0.106 * s, 0.082 * s, 0.09 * s], 'hatColor')
        .ball('head', at(0.1, 0.058), [0.085 * s, 0.009 * s, 0.07 * s], 'hatColor', { turn: [0, 0, -0.18] })
      return under()
    case 'beanie':
      return solid
        .ball('head', at(-0.02, 0.068), [0.108 * s, 0.095 * s, 0.092 * s], 'hatColor')
        .ring('head', at(-0.016, 0.05), 'y', 0.088 * s, 0.018 * s, 'hatColor', { turn: [0, 0, 0.12] })
        .ball('head', at(-0.03, 0.17), 0.028 * s, 'inner', { melt: 0.004 })
        .ball('head', at(0, -0.045), [0.14 * s, 0.075 * s, 0.12 * s], 'hatColor', { role: 'cuts', melt: 0.004 })
    case 'cone':
      return solid.limb('head', at(-0.01, 0.2), at(-0.01, 0.185), 0.02 * s, 0.03 * s, 'hatColor').limb('head', at(-0.01, 0.19), at(-0.01, 0.07), 0.02 * s, 0.25 * s, 'hatColor', { melt: 0.02 })
        .block('head', at(0, -0.155), [0.4 * s, 0.2 * s, 0.4 * s], 'hatColor', { role: 'cuts', melt: 0.004 })
    case 'pointed':
      return solid
        .chain('head', [at(-0.02, 0.07), at(-0.03, 0.22), at(-0.07, 0.36), at(-0.15, 0.44)], [0.1 * s, 0.06 * s, 0.03 * s, 0.008 * s], 'hatColor')
        .ball('head', at(-0.012, 0.068), [0.2 * s, 0.013 * s, 0.19 * s], 'hatColor', { turn: [0, 0, -0.05] })
        .ring('head', at(-0.02, 0.085), 'y', 0.096 * s, 0.013 * s, 'belt')
    case 'top':
      return solid.limb('head', at(-0.016, 0.09), at(-0.02, 0.23), 0.09 * s, 0.098 * s, 'hatColor').block('head', at(-0.02, 0.36), [0.2 * s, 0.1 * s, 0.2 * s], 'hatColor', { role: 'cuts', melt: 0.01 })
        .ball('head', at(-0.01, 0.07), [0.155 * s, 0.011 * s, 0.145 * s], 'hatColor').ring('head', at(-0.016, 0.09), 'y', 0.092 * s, 0.012 * s, 'tie')
    case 'crown':
      solid.ring('head', at(-0.018, 0.1), 'y', 0.088 * s, 0.014 * s, 'gold')
      for (let i = 0; i < 8; i++) {
        const a = (i / 8) * Math.PI * 2
        const [c, k] = [Math.cos(a) * 0.09, Math.sin(a) * 0.085]
        solid.limb('head', at(-0.018 + c, 0.1, k), at(-0.018 + c * 1.12, 0.165, k * 1.12), 0.016 * s, 0.008 * s, 'gold').ball('head', at(-0.018 + c * 1.13, 0.172, k * 1.13), 0.012 * s, i % 2 ? 'tie' : 'gold')
      }
      return solid
    case 'helm':
      return solid
        .ball('head', at(-0.005, 0.02), [0.122 * s, 0.14 * s, 0.105 * s], 'metal')
        .limb('head', at(0.0, -0.06), at(0.0, -0.12), 0.1 * s, 0.09 * s, 'metal')
        .ball('head', at(0.07, -0.05), [0.07 * s, 0.075 * s, 0.075 * s], 'metal')
        .block('head', at(0.12, 0.022), [0.06 * s, 0.011 * s, 0.075 * s], 'sole', { role: 'paints', melt: 0.004 })
        .chain('head', [at(0.03, 0.15), at(-0.06, 0.2), at(-0.16, 0.17), at(-0.2, 0.05)], [0.016 * s, 0.034 * s, 0.03 * s, 0.012 * s], 'cape', { melt: 0.01 })
    case 'hard':
      return solid
        .ball('head', at(-0.014, 0.062), [0.12 * s, 0.092 * s, 0.104 * s], 'hatColor')
        .ball('head', at(0.03, 0.056), [0.14 * s, 0.011 * s, 0.112 * s], 'hatColor')
        .ball('head', at(0, -0.035), [0.14 * s, 0.08 * s, 0.13 * s], 'hatColor', { role: 'cuts', melt: 0.004 })
    case 'hood':
      return solid
        .ball('head', at(-0.02, 0.03), [0.13 * s, 0.135 * s, 0.115 * s], 'hatColor')
        .limb('head', at(-0.04, -0.04), at(-0.05, -0.13), 0.11 * s, 0.12 * s, 'hatColor', { melt: 0.03 })
        .limb('head', at(-0.08, 0.12), at(-0.16, 0.1), 0.05 * s, 0.02 * s, 'hatColor', { melt: 0.04 })
        .ball('head', at(0.12, -0.01), [0.1 * s, 0.1 * s, 0.075 * s], 'hatColor', { role: 'cuts', melt: 0.02 })
    case 'toque':
      return solid
        .limb('head', at(-0.016, 0.08), at(-0.016, 0.17), 0.088 * s, 0.092 * s, 'hatColor')
        .ball('head', at(-0.03, 0.235), [0.13 * s, 0.075 * s, 0.125 * s], 'hatColor', { melt: 0.02 })
    case 'cowboy':
      return solid
        .ball('head', at(-0.016, 0.1), [0.1 * s, 0.085 * s, 0.085 * s], 'hatColor')
        .ball('head', at(-0.01, 0.19), [0.1 * s, 0.03 * s, 0.022 * s], 'hatColor', { role: 'cuts', melt: 0.02 })
        .ball('head', at(0, 0.068), [0.2 * s, 0.013 * s, 0.13 * s], 'hatColor')
        .both((side) => side.limb('head', at(0.09, 0.078, 0.13), at(-0.1, 0.078, 0.13), 0.014 * s, 0.014 * s, 'hatColor', { melt: 0.04 }))
        .ring('head', at(-0.016, 0.085), 'y', 0.09 * s, 0.011 * s, 'belt')
    case 'tricorne':
      return solid
        .ball('head', at(-0.016, 0.09), [0.1 * s, 0.07 * s, 0.09 * s], 'hatColor')
        .chain('head', [at(0.17, 0.09), at(-0.1, 0.1, 0.16), at(-0.1, 0.1, -0.16), at(0.17, 0.09)], [0.022 * s], 'hatColor', { melt: 0.03 })
        .ball('head', at(0, 0.07), [0.13 * s, 0.02 * s, 0.12 * s], 'hatColor')
    case 'santa':
      return solid
        .chain('head', [at(-0.02, 0.08), at(-0.05, 0.18), at(-0.13, 0.22), at(-0.2, 0.14)], [0.096 * s, 0.07 * s, 0.04 * s, 0.02 * s], 'hatColor')
        .ring('head', at(-0.016, 0.06), 'y', 0.094 * s, 0.026 * s, 'inner').ball('head', at(-0.215, 0.115), 0.034 * s, 'inner', { melt: 0.004 })
    case 'veil':
      return solid.chain('head', [at(-0.05, 0.13), at(-0.14, 0.02), at(-0.2, -0.2), at(-0.24, -0.45)], [0.05 * s, 0.075 * s, 0.1 * s, 0.12 * s], 'inner', { melt: 0.04 })
  }
}
