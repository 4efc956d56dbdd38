import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { pastedScript, readScript, sentencesOf } from './read-script.ts'

describe('readScript', () => {
  it('should read headings, scenes, narrator lines and stage directions', () => {
    const script = readScript(`# The Lighthouse

## Scene 1: A lighthouse at dawn
(Waves roll in.)
Narrator: Every morning it waits.

Scene 2 - A fishing boat leaves
VO (soft): And every morning they go.`)
    assert.deepEqual(script, {
      title: 'The Lighthouse',
      scenes: [
        { pictures: ['A lighthouse at dawn', 'Waves roll in.'], lines: ['Every morning it waits.'] },
        { pictures: ['A fishing boat leaves'], lines: ['And every morning they go.'] },
      ],
    })
  })

  it('should take a line in italics for a stage direction, and one in bold for words', () => {
    assert.deepEqual(readScript('Scene 1: The oven\n*Close on the dough.*\n**Nothing else.**').scenes, [{ pictures: ['The oven', 'Close on the dough.'], lines: ['Nothing else.'] }])
  })

  it('should read screenplays: slug lines, and words below the name of who says them', () => {
    const { scenes } = readScript('EXT. BEACH - SUNSET\n\nANNA\nLook at that.\n\nINT. CAFE - NIGHT\n\nBEN\nCoffee?')
    assert.deepEqual(scenes, [{ pictures: ['BEACH - SUNSET'], lines: ['Look at that.'] }, { pictures: ['CAFE - NIGHT'], lines: ['Coffee?'] }])
  })

  it('should read Chinese scripts', () => {
    const { title, scenes } = readScript('标题：老茶馆\n场景一：清晨的茶馆\n旁白：水刚烧开。\n场景二：\n画面：江边的船\n旁白：人还没来。')
    assert.equal(title, '老茶馆')
    assert.deepEqual(scenes, [{ pictures: ['清晨的茶馆'], lines: ['水刚烧开。'] }, { pictures: ['江边的船'], lines: ['人还没来。'] }])
  })

  it('should take plain prose by paragraphs, long ones in parts, every word kept', () => {
    const { scenes } = readScript('The sea is calm. Gulls cry. A boat goes out.\n\nNight falls.')
    assert.deepEqual(scenes.map(({ lines }) => lines), [['The sea is calm.', 'Gulls cry.'], ['A boat goes out.'], ['Night falls.']])
  })

  it('should find nothing in what has no words', () => {
    assert.deepEqual(readScript(' \n\n---\n'), { scenes: [] })
  })
})

describe('pastedScript', () => {
  it('should find a script within a message, and none in a message without scenes', () => {
    assert.equal(pastedScript('Make a video of this:\nScene 1: the sea\nScene 2: a forest')?.scenes.length, 2)
    assert.equal(pastedScript('make scene 1 longer\nand scene 2 shorter'), undefined)
    assert.equal(pastedScript('a sunset over the sea'), undefined)
  })
})

describe('sentencesOf', () => {
  it('should keep every sentence with its mark', () => {
    assert.deepEqual(sentencesOf('It costs 3.50 now. Come in! 欢迎光临。请坐'), ['It costs 3.50 now.', 'Come in!', '欢迎光临。', '请坐'])
  })
})
