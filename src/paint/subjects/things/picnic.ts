/** A picnic: a checked blanket with a basket and what was in it. */
import type { FigureMaker } from '../figure.ts'
import { block, cord, globe, lathe, sheet } from '../shape/forms.ts'
import { body } from './masonry.ts'
import { rigid } from './rigid.ts'

export const picnics: Readonly<Record<string, FigureMaker>> = {
  picnic: rigid({
    inks: {
      blanket: { color: '#c8302a', second: '#f0e8da', pattern: 'checks', grain: 0.17 }, wicker: { color: '#9a6a38', second: '#5c3c1e', pattern: 'bricks', grain: 0.09 },
      cloth: { color: '#f4f0e6', pattern: 'cloth', grain: 0.06 }, plate: { color: '#f2efe8', gloss: 0.5 }, apple: { color: '#b8241c', gloss: 0.5 }, bread: { color: '#c88a44' }, leaf: { color: '#4f8a34' },
      bottle: { color: '#2f5a34', gloss: 0.85 }, juice: { color: '#e89a2a', gloss: 0.6 }, cheese: { color: '#e8c04a' },
    },
    spanM: 2.1,
    build({ mesh }) {
      // Folds of the cloth over the grass.
      sheet(mesh, 19, 25, (down, across) => {
        const [x, z] = [(across - 0.5) * 2.1, (down - 0.5) * 1.6]
        return [x + 0.03 * Math.sin(z * 5), 0.045 + 0.014 * Math.sin(x * 5 + z * 3) + 0.01 * Math.sin(z * 9 - x * 2), z + 0.02 * Math.sin(x * 6)]
      }, body('blanket'))
      lathe(mesh, [-0.42, 0.05, 0.12], [[0, 0], [0.2, 0], [0.2, 0], [0.24, 0.22], [0.24, 0.22], [0.21, 0.22], [0, 0.18]], body('wicker'), 22)
      cord(mesh, [[-0.42, 0.25, 0.35], [-0.42, 0.44, 0.26], [-0.42, 0.5, 0.12], [-0.42, 0.44, -0.02], [-0.42, 0.25, -0.11]], [0.018], body('wicker'), 4, 6)
      globe(mesh, [-0.36, 0.27, 0.1], [0.16, 0.05, 0.15], body('cloth'), 14)
      for (const [x, z, ink] of [[0.1, -0.25, 'bread'], [0.5, 0.15, 'cheese'], [0.05, 0.35, 'leaf']] as const) {
        lathe(mesh, [x, 0.06, z], [[0, 0], [0.08, 0], [0.13, 0.018], [0.13, 0.018], [0, 0.012]], body('plate'), 20)
        for (let i = 0; i < 3; i++) globe(mesh, [x + 0.05 * Math.cos(i * 2.1), 0.095, z + 0.05 * Math.sin(i * 2.1)], [0.045, 0.03, 0.04], body(ink), 10)
      }
      for (const [x, z] of [[0.3, -0.1], [0.37, -0.17], [0.28, -0.2]] as const) globe(mesh, [x, 0.1, z], 0.04, body('apple'), 12)
      lathe(mesh, [-0.08, 0.05, 0.06], [[0, 0], [0.042, 0], [0.042, 0.16], [0.016, 0.22], [0.016, 0.29], [0, 0.29]], body('bottle'), 16)
      lathe(mesh, [0.62, 0.05, -0.3], [[0, 0], [0.03, 0], [0.036, 0.1], [0, 0.1]], body('juice'), 14)
      block(mesh, [0.18, 0.1, 0.02], [0.16, 0.03, 0.04], body('bread'))
    },
  }),
}
