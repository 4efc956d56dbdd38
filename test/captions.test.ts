/** From a clip of somebody who talks to captions and cuts, as a user does it: the real server, the real recogniser. */
import assert from 'node:assert/strict'
import { openAsBlob } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { createClient } from '../src/client/client.ts'
import { runFfmpeg } from '../src/media/ffmpeg.ts'
import { narrate } from '../src/voice/narrate.ts'
import { chooseVoice, speechPrograms } from '../src/voice/voices.ts'
import { startReelsmith, temporaryFolder } from './support/reelsmith.ts'

interface Draft {
  readonly d: number
  readonly t: readonly { readonly tt: number; readonly sg: readonly { readonly d: number; readonly m?: { readonly text?: string; readonly caption_words?: unknown } }[] }[]
}

/** A picture that moves and a voice that says something. */
async function talkingClip(folder: string, text: string): Promise<string> {
  const outFile = join(folder, 'voice.m4a')
  await narrate({ text, language: 'en', voice: chooseVoice('en', '', await speechPrograms()), outFile }, { workDir: folder })
  const file = join(folder, 'talk.mp4')
  const words = ['-f', 'lavfi', '-i', 'testsrc2=size=320x180:rate=10', '-i', outFile, '-shortest', '-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p', '-c:a', 'copy', file]
  await runFfmpeg(words, { timeoutMs: 60_000, what: 'Making test media' })
  return file
}

describe('a clip of somebody who talks', () => {
  it('should lose its ums and get captions of the rest, by words alone', async () => {
    await using folder = await temporaryFolder()
    const file = await talkingClip(folder.path, 'Welcome to our channel. Um, today we walked along the beach.')
    const server = startReelsmith(['serve', '--port', '0'], { dataDir: join(folder.path, 'data') })
    const client = createClient({ baseUrl: await server.url, fetch, clientId: 'talk', skill: { source: 'test', version: '1.0.0', platform: 'unknown' } })
    const sessionId = await client.createSession()
    await client.upload(sessionId, [{ name: 'talk.mp4', content: await openAsBlob(file) }])
    const say = async (text: string): Promise<string> => {
      let reply = ''
      for await (const event of client.say(sessionId, text)) if (event.type === 'text') reply += event.text
      return reply
    }
    const draft = async (): Promise<Draft> => (await client.state(sessionId)).draft as unknown as Draft
    await say('make a film of my clip')
    const before = (await draft()).d
    assert.match(await say('what is said in it?'), /0:00 Welcome to our channel/)
    assert.match(await say('cut the ums and add captions'), /Cut out: "Um"/)
    const { d: after, t: tracks } = await draft()
    assert.ok(after < before - 150 && after > before - 1500, `${after} of ${before} ms`)
    const said = tracks.flatMap(({ sg }) => sg.flatMap(({ m }) => m?.text ?? [])).join(' ').toLowerCase()
    assert.match(said, /welcome to our channel.*today we walked along the beach/)
    assert.doesNotMatch(said, /\bum\b/)
    await server.stop()
  })
})
