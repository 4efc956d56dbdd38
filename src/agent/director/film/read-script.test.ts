import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { type ScriptLine, pastedScript, readScript, sentencesOf } from './read-script.ts'

/** Lines that are spoken, as they are written. */
const spoken = (...lines: string[]): ScriptLine[] => lines.map((words) => ({ words, isSpoken: true }))

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
        { pictures: ['A lighthouse at dawn', 'Waves roll in.'], lines: spoken('Every morning it waits.') },
        { pictures: ['A fishing boat leaves'], lines: spoken('And every morning they go.') },
      ],
    })
  })

  it('should take a line in italics for a stage direction, and one in bold for words', () => {
    assert.deepEqual(readScript('Scene 1: The oven\n*Close on the dough.*\n**Nothing else.**').scenes, [{ pictures: ['The oven', 'Close on the dough.'], lines: spoken('Nothing else.') }])
  })

  it('should read screenplays: slug lines, and words below the name of who says them', () => {
    const { scenes } = readScript('EXT. BEACH - SUNSET\n\nANNA\nLook at that.\n\nINT. CAFE - NIGHT\n\nBEN\nCoffee?')
    assert.deepEqual(scenes, [{ pictures: ['BEACH - SUNSET'], lines: spoken('Look at that.') }, { pictures: ['CAFE - NIGHT'], lines: spoken('Coffee?') }])
  })

  it('should read Chinese scripts', () => {
    const { title, scenes } = readScript('标题：老茶馆\n场景一：清晨的茶馆\n旁白：水刚烧开。\n场景二：\n画面：江边的船\n旁白：人还没来。')
    assert.equal(title, '老茶馆')
    assert.deepEqual(scenes, [{ pictures: ['清晨的茶馆'], lines: spoken('水刚烧开。') }, { pictures: ['江边的船'], lines: spoken('人还没来。') }])
  })

  it('should take plain prose by paragraphs, long ones in parts, every word kept', () => {
    const { scenes } = readScript('The sea is calm. Gulls cry. A boat goes out.\n\nNight falls.')
    assert.deepEqual(scenes.map(({ lines }) => lines), [spoken('The sea is calm.', 'Gulls cry.'), spoken('A boat goes out.'), spoken('Night falls.')])
  })

  it('should tell what is spoken from what is only there to be read', () => {
    const { scenes } = readScript('Scene 1: A shop\nOn-screen text: Open at 8\nVoiceover: Come early.\nScene 2: Bread\n**Title card:** Half price\n镜头 3：门口\n字幕：欢迎光临\n旁白：请进。')
    assert.deepEqual(scenes.map(({ lines }) => lines), [
      [{ words: 'Open at 8', isSpoken: false }, { words: 'Come early.', isSpoken: true }],
      [{ words: 'Half price', isSpoken: false }],
      [{ words: '欢迎光临', isSpoken: false }, { words: '请进。', isSpoken: true }],
    ])
  })

  it('should find nothing in what has no words', () => {
    assert.deepEqual(readScript(' \n\n---\n'), { scenes: [] })
  })
})

describe('pastedScript', () => {
  it('should find a script within a message, and none in a message without scenes', () => {
    assert.equal(pastedScript('Make a video of this:\nScene 1: the sea\nScene 2: a forest')?.script.scenes.length, 2)
    assert.equal(pastedScript('make scene 1 longer\nand scene 2 shorter'), undefined)
    assert.equal(pastedScript('a sunset over the sea'), undefined)
  })
})

describe('pastedScript: what is said beside the script', () => {
  it('should be what stands before it, and lines behind it that only say how the film is to be', () => {
    const { script, asked } = pastedScript('A video of this, please:\nno music\n\nScene 1: the sea\nVO: Hello, you.\nScene 2: a forest\nVO: Goodbye.\n\n30 seconds, vertical\n')!
    assert.deepEqual(script.scenes.map(({ lines }) => lines), [spoken('Hello, you.'), spoken('Goodbye.')])
    assert.equal(asked, 'A video of this, please:, no music, 30 seconds, vertical')
  })

  it('should be nothing where the message is the script alone, whose marks stay as they are', () => {
    const { script, asked } = pastedScript('场景一：茶馆\n旁白：水开了，人没来……\n场景二：江边')!
    assert.deepEqual([script.scenes[0]!.lines, asked], [spoken('水开了，人没来……'), ''])
  })
})

describe('sentencesOf', () => {
  it('should keep every sentence with its mark', () => {
    assert.deepEqual(sentencesOf('It costs 3.50 now. Come in! 欢迎光临。请坐'), ['It costs 3.50 now.', 'Come in!', '欢迎光临。', '请坐'])
  })
})
