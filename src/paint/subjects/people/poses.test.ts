import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Moment } from '../figure.ts'
import { figureOf } from '../figures.ts'

describe('who stands sideways on a board', () => {
  for (const kind of ['skateboarder', 'surfer-woman']) {
    it(`should have the chest to the viewer either way: ${kind}`, () => {
      const figure = figureOf(kind)!(0.05, null)
      for (const viewer of [-Math.PI / 2, Math.PI / 2]) {
        for (let timeS = 0; timeS < 5; timeS += 0.5) {
          const moment: Moment = { timeS, phase: 0.1, speed: 3, gone: timeS * 3, action: null, ground: () => 0, viewer }
          const { x } = figure.move(moment).frames['chest']!
          const toViewer = x[0] * Math.cos(viewer) + x[2] * Math.sin(viewer)
          assert.ok(toViewer > 0.3, `${viewer}, ${timeS} s: ${toViewer}`)
        }
      }
    })
  }
})
