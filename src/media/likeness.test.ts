import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import sharp from 'sharp'
import { isAlike } from '../timeline/likeness.ts'
import { likenessOf } from './likeness.ts'

/** A picture as it is read of an upload: 112 pixels wide, of what is drawn in SVG, as JPEG where it is a photo. */
async function seen(svg: string, { isPhoto = true } = {}) {
  const drawn = sharp(Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="800" height="600">${svg}</svg>`))
  const file = isPhoto ? await drawn.flatten({ background: '#fff' }).jpeg({ quality: 85 }).toBuffer() : await drawn.png().toBuffer()
  const { data, info } = await sharp(file).resize(112, 84).ensureAlpha().raw().toBuffer({ resolveWithObject: true })
  return likenessOf({ width: info.width, height: info.height, data })
}

const sky = (top: string, bottom: string): string => `<defs><linearGradient id="s" x2="0" y2="1"><stop stop-color="${top}"/><stop offset="1" stop-color="${bottom}"/></linearGradient><filter id="n"><feTurbulence baseFrequency="0.02" numOctaves="4" seed="4"/></filter></defs><rect width="800" height="600" fill="url(#s)"/>`
const beach = (x: number, light = ''): string => `${sky('#3a7bd5', '#f6d7a7')}<circle cx="${x}" cy="180" r="70" fill="#fff3c4"/><path d="M0 420 Q 200 ${380 - x / 20} 400 420 T 800 410 V600 H0Z" fill="#c9a46a"/><rect x="${x + 120}" y="330" width="60" height="150" fill="#45342a"/>${light}`
const wood = `${sky('#123d1f', '#4f8a3b')}${[60, 190, 330, 480, 640].map((x) => `<rect x="${x}" y="40" width="46" height="560" fill="#2b1d12"/>`).join('')}<rect width="800" height="600" filter="url(#n)" opacity=".3"/>`

describe('likenessOf', () => {
  it('should find two photos of a burst alike, and others not', async () => {
    const [first, second, brighter, other] = await Promise.all([seen(beach(300)), seen(beach(306)), seen(beach(300, '<rect width="800" height="600" fill="#fff" opacity=".06"/>')), seen(wood)])
    assert.ok(isAlike(first, second), 'a step aside')
    assert.ok(isAlike(first, brighter), 'a little more light')
    assert.ok(!isAlike(first, other), 'a beach and a wood')
  })

  it('should tell a logo from a photo, on nothing and on white', async () => {
    const mark = '<circle cx="400" cy="260" r="150" fill="#e4002b"/><rect x="330" y="200" width="140" height="120" fill="#ffffff"/><text x="230" y="520" font-size="90" font-weight="bold" fill="#1a1a1a">ACME</text>'
    assert.ok((await seen(mark, { isPhoto: false })).isLogo, 'transparent')
    assert.ok((await seen(`<rect width="800" height="600" fill="#fff"/>${mark}`)).isLogo, 'on white')
    assert.ok(!(await seen(beach(300))).isLogo)
    assert.ok(!(await seen(wood)).isLogo)
    assert.ok(!(await seen('<rect width="800" height="600" fill="#336699"/>')).isLogo, 'one colour alone')
  })
})
