/** What stands at an airport: the terminal with its bridges, the tower. */
import type { FigureMaker } from '../figure.ts'
import { block, lathe, rod, sheet } from '../shape/forms.ts'
import { body, building } from './masonry.ts'

function terminal(): FigureMaker {
  return building(90, ({ mesh }) => {
    block(mesh, [0, 2.2, 0], [48, 2.2, 9], body('concrete'))
    block(mesh, [0, 7.2, 0.5], [47, 3.2, 8], body('pane'))
    // Mullions before the glass, floors behind it.
    for (let i = 0; i <= 32; i++) block(mesh, [-46.8 + i * 2.925, 7.2, -7.65], [0.16, 3.2, 0.14], body('frame'))
    for (const y of [4.4, 7.4]) block(mesh, [0, y, -7.7], [47, 0.22, 0.2], body('frame'))
    // A roof like a wing.
    sheet(mesh, 9, 25, (down, across) => {
      const x = (across - 0.5) * 108
      return [x, 11.2 + 2.6 * Math.cos((across - 0.5) * 2.4) - 1.5 * down + 0.8 * Math.sin(down * 3), -14 + down * 26]
    }, { bone: 'body', ink: 'roofing' })
    for (let i = 0; i < 9; i++) rod(mesh, [-44 + i * 11, 0, -11], [-44 + i * 11, 12.5, -11], 0.3, 0.24, body('frame'), 8)
    // Bridges to the planes.
    for (const x of [-26, 12]) {
      block(mesh, [x, 4.8, -15], [1.5, 1.5, 6.5], body('white'))
      block(mesh, [x, 4.9, -15], [1.54, 0.55, 5.6], body('dark'))
      block(mesh, [x, 1.6, -19], [0.4, 1.8, 0.4], body('frame'))
    }
  }, {}, {
    concrete: { color: '#b4b2ac', gloss: 0.1 }, pane: { color: '#7fa6bc', gloss: 0.9, glow: 0.3 }, frame: { color: '#e6e8ea', gloss: 0.3 }, roofing: { color: '#eceef0', gloss: 0.35 },
  })
}

function controlTower(): FigureMaker {
  return building(40, ({ mesh }) => {
    lathe(mesh, [0, 0, 0], [[4.4, 0], [3.2, 4], [2.3, 14], [2.4, 26], [3.4, 29], [5.2, 31], [5.2, 31], [5.4, 31.8]], body('concrete'), 24)
    lathe(mesh, [0, 31.8, 0], [[5.0, 0], [6.2, 3.6]], body('pane'), 12)
    for (let i = 0; i < 12; i++) {
      const a = ((i + 0.5) / 12) * Math.PI * 2
      rod(mesh, [4.9 * Math.cos(a), 31.8, 4.9 * Math.sin(a)], [6.15 * Math.cos(a), 35.4, 6.15 * Math.sin(a)], 0.12, 0.12, body('frame'), 5)
    }
    lathe(mesh, [0, 35.4, 0], [[6.7, 0], [6.9, 0.5], [6.9, 0.5], [5.4, 1.2], [2, 1.5], [0, 1.5]], body('frame'), 24)
    rod(mesh, [0, 36.8, 0], [0, 42, 0], 0.18, 0.08, body('red'), 6)
    lathe(mesh, [2.6, 36.9, 0], [[0, 0], [1.1, 0.3], [1.3, 1.1], [0.9, 2.0], [0, 2.3]], body('white'), 16)
  }, {}, { concrete: { color: '#c4c2bc', gloss: 0.1 }, pane: { color: '#5f8aa4', gloss: 0.95, glow: 0.34 }, frame: { color: '#e6e8ea', gloss: 0.3 } })
}

export const airports: Readonly<Record<string, FigureMaker>> = { terminal: terminal(), 'control-tower': controlTower() }
