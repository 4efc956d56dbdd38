import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { createCanvas } from '@napi-rs/canvas'
import { labelFont } from './label-font.ts'

/** How much ink a label has in a font, in sum over its pixels. */
function inkOf(label: string, font: string): number {
  const context = createCanvas(40, 40).getContext('2d')
  context.font = `32px ${font}`
  context.fillText(label, 2, 32)
  return context.getImageData(0, 0, 40, 40).data.reduce((sum, value, i) => (i % 4 === 3 ? sum + value : sum), 0)
}

describe('labelFont', () => {
  it('should draw Chinese letters as themselves, not each as the same box', () => {
    const font = labelFont(['一条龙在云中飞舞'])
    const [one, dragon] = [inkOf('一', font), inkOf('龙', font)]
    assert.ok(one > 0 && dragon > 2 * one, `ink of 一 ${one}, of 龙 ${dragon}`)
  })

  it('should keep Latin letters beside them', () => {
    assert.match(labelFont(['cat 猫']), /Inter.*Noto Sans SC/s)
  })
})
