/** Nothing is ever deleted on a guess: vague wishes, complaints, questions and what is not to go leave the film as it is. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readFileSync } from 'node:fs'
import { Talk } from './check-case.ts'
import type { StartName } from './films.ts'

const said = JSON.parse(readFileSync(new URL('dangerous.json', import.meta.url), 'utf8')) as string[]
const isChinese = (words: string): boolean => /\p{Script=Han}/u.test(words)

describe('what only sounds like a deletion', () => {
  it('should be at least 60 phrases, many of them Chinese', () => {
    assert.ok(new Set(said).size >= 60 && said.filter(isChinese).length >= 30, `${said.length}, ${said.filter(isChinese).length} Chinese`)
  })

  for (const film of ['travel', 'promo', 'talk'] as const satisfies readonly StartName[]) {
    it(`should leave the film as it is, and be answered: ${film}`, async () => {
      for (const words of said) {
        const turn = await new Talk(film, isChinese(words) ? 'zh' : 'en').say(words)
        assert.deepEqual(turn.after, turn.before, `${words}: ${turn.reply}`)
        assert.ok(turn.reply.trim() !== '', words)
      }
    })
  }

  it('should delete what is answered to the question which, and nothing else', async () => {
    for (const [question, answer] of [['delete the boring one', 'number 2'], ['删掉那个不好看的', '第二个']] as const) {
      const talk = new Talk('travel', isChinese(question) ? 'zh' : 'en')
      await talk.say(question)
      const { after } = await talk.say(answer)
      assert.deepEqual(after.tracks[0]!.clips.map(({ id }) => id), ['city', 'forest'])
    }
  })

  it('should keep what is not to go, and do what is said of it', async () => {
    const { after, reply } = await new Talk('travel', 'en').say("don't remove the music, just make it quieter")
    const song = after.tracks.find(({ role }) => role === 'bgm')!.clips[0] as { volume: number }
    assert.ok(song.volume < 0.6, reply)
  })
})
