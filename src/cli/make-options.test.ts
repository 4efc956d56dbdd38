import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { ReelsmithError } from '../errors/error.ts'
import { messageOf, readMakeOptions } from './make-options.ts'

const files = new Set(['a.jpg', 'b.jpg', 'logo.png'])
const read = (...words: string[]) => readMakeOptions(words, '/here', (path) => files.has(path.replace('/here/', '')))

describe('readMakeOptions', () => {
  it('should take a prompt alone, in one word or several', () => {
    const plain = {
      prompt: 'a sunset',
      uploads: [],
      force: false,
      draft: false,
      json: false,
      keep: false,
      isContinued: false,
      quiet: false,
    }
    assert.deepEqual(read('a sunset'), plain)
    assert.deepEqual(read('a', 'sunset'), plain)
    assert.equal(read('--', '--sunset--').prompt, '--sunset--')
  })

  it('should take every option', () => {
    assert.deepEqual(
      read(
        'x',
        '-o',
        'f.mp4',
        '-f',
        '--ratio',
        '9:16',
        '--seed',
        '7',
        '--draft',
        '--json',
        '--keep',
        '--continue',
        '-q',
        '--upload',
        'a.jpg',
      ),
      {
        prompt: 'x',
        output: 'f.mp4',
        force: true,
        uploads: ['a.jpg'],
        ratio: '9:16',
        seed: 7,
        draft: true,
        json: true,
        keep: true,
        isContinued: true,
        quiet: true,
      },
    )
  })

  it('should take several files after one --upload, before or after the prompt', () => {
    for (const words of [
      ['--upload', 'a.jpg', 'b.jpg', 'turn these into a promo', '--upload', 'logo.png'],
      ['turn these into a promo', '--upload', 'a.jpg', 'b.jpg', '--upload', 'logo.png'],
      ['--upload=a.jpg', 'b.jpg', '--upload', 'logo.png', '--draft', 'turn these into a promo'],
    ]) {
      const { uploads, prompt } = read(...words)
      assert.deepEqual(
        [prompt, uploads],
        ['turn these into a promo', ['a.jpg', 'b.jpg', 'logo.png']],
        words.join(' '),
      )
    }
  })

  it('should take files among the words for uploads, when they are there', () => {
    for (const words of [['a promo', 'a.jpg', 'b.jpg'], ['a.jpg', 'a promo', 'b.jpg'], ['--draft', 'a', 'a.jpg', 'promo', 'b.jpg']]) {
      const { prompt, uploads } = read(...words)
      assert.deepEqual([prompt, uploads], ['a promo', ['a.jpg', 'b.jpg']], words.join(' '))
    }
    assert.deepEqual(read('gone.jpg', 'as a film').uploads, [])
    assert.equal(read('gone.jpg', 'as a film').prompt, 'gone.jpg as a film')
  })

  const refused: [string, string[], RegExp][] = [
    ['no prompt', [], /say what the film shows/],
    ['a blank prompt', ['  '], /say what the film shows/],
    ['uploads alone', ['--upload', 'a.jpg', 'b.jpg'], /say what the film shows/],
    ['an unknown option', ['x', '--loud'], /--loud/],
    ['an option without its value', ['x', '-o'], /-o/],
    ['an empty output', ['x', '-o', ''], /-o: expected/],
    ['an unknown ratio', ['x', '--ratio', '3:1'], /16:9, 9:16, 1:1, 4:5, got "3:1"/],
    ['a seed that is no number', ['x', '--seed', 'luck'], /--seed: .*got "luck"/],
    ['a seed that is too large', ['x', '--seed', '4294967296'], /--seed/],
  ]
  for (const [what, words, message] of refused) {
    it(`should refuse ${what}`, () => {
      assert.throws(
        () => read(...words),
        (error) => ReelsmithError.is(error, 'request/invalid') && message.test(error.message),
      )
    })
  }
})

describe('messageOf', () => {
  it('should put the options into words', () => {
    assert.equal(messageOf({ prompt: 'a sunset', draft: false }), 'a sunset')
    assert.equal(
      messageOf({ prompt: '海上日落', ratio: '9:16', seed: 7, draft: true }),
      '海上日落, 9:16, seed 7, 720p',
    )
  })

  it('should not put them behind the words of a script', () => {
    assert.equal(messageOf({ prompt: 'A film of this:\nScene 1: the sea\nVO: Hello.', ratio: '1:1', draft: true }), 'A film of this:\nScene 1: the sea\nVO: Hello.\n\n1:1, 720p')
    assert.equal(messageOf({ prompt: 'the sea\nat dawn', draft: false }), 'the sea\nat dawn')
  })
})
