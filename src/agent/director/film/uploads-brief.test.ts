import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readUploadsBrief } from './uploads-brief.ts'

const texts = (rest: string): string[] => readUploadsBrief(rest).points.map(({ words }) => words)

describe('readUploadsBrief', () => {
  it('should take all behind a colon, and names, quotes and offers before it', () => {
    assert.deepEqual(texts("turn these photos into a promo for 'Harbour Hotel' with text: rooms from 89€, breakfast included, end with 'Book now'"), ['Harbour Hotel', 'rooms from 89€', 'breakfast included', "'Book now'"])
    assert.deepEqual(texts('turn these photos into a promo for Harbour Hotel, rooms from $89'), ['Harbour Hotel', 'rooms from $89'])
    assert.deepEqual(texts("make a slideshow of my photos for Grandma's 80th"), ["Grandma's 80th"])
    assert.deepEqual(texts('用这些照片做一个宣传片：海港酒店，房价89元起，结尾写“立即预订”'), ['海港酒店', '房价89元起', '“立即预订”'])
  })

  it('should put no instruction on the screen', () => {
    for (const rest of [
      'turn these photos into a promo video with text overlays, fast cuts and a warm mood',
      'make a video from these photos for TikTok, 2 seconds each, zoom in slowly',
      'make a slideshow of my 5 photos with smooth transitions',
      '用这些照片做个视频，每张2秒，加转场',
    ]) {
      assert.deepEqual(texts(rest), [], rest)
    }
  })
})
