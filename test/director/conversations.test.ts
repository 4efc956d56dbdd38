/** Long conversations, checked state by state: what each turn leaves, and that an undo of it restores what was before. */
import assert from 'node:assert/strict'
import { globSync } from 'node:fs'
import { describe, it } from 'node:test'
import { summarize } from '../../src/timeline/summary.ts'
import { Talk, checkUndo } from './check-case.ts'
import { readConversation } from './read-conversation.ts'

describe('a conversation', () => {
  for (const file of globSync('conversations/*.jsonl', { cwd: import.meta.dirname }).sort()) {
    it(`should leave the film right after every turn: ${file}`, async () => {
      const { on, language, turns } = readConversation(new URL(file, import.meta.url))
      assert.ok(turns.length >= 20, `${turns.length} turns`)
      const talk = new Talk(on, language)
      const states = [talk.session.context.timeline()]
      for (const { say, shows, like, says = '' } of turns) {
        const turn = await talk.say(say)
        if (like !== undefined) assert.deepEqual(turn.after, states[like], say)
        else if (shows === undefined) assert.deepEqual(turn.after, turn.before, say)
        else assert.equal(`${summarize(turn.after)} ${turn.after.width}×${turn.after.height}`, shows, say)
        assert.ok(turn.reply.includes(says), `${say}: ${turn.reply}`)
        assert.deepEqual(await checkUndo(talk, turn), [], say)
        states.push(turn.after)
      }
    })
  }
})
