/** What every back end has to do, tried on each with a loopback server that speaks its protocol. */
import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import type { ServerResponse } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, afterEach, before, beforeEach, describe, it } from 'node:test'
import sharp from 'sharp'
import { goesOn } from '../../jobs/handler.ts'
import { dashscopeImages } from '../picture/testing/dashscope-images.ts'
import { falImages } from '../picture/testing/fal-images.ts'
import { geminiImages } from '../picture/testing/gemini-images.ts'
import { imagesByAddress, imagesInAnswer } from '../picture/testing/images-api.ts'
import { replicateImages } from '../picture/testing/replicate-images.ts'
import { comfyui } from './testing/protocols/comfyui.ts'
import { dashscope, dashscopeWan26, dashscopeWan27 } from './testing/protocols/dashscope.ts'
import { fal } from './testing/protocols/fal.ts'
import { gemini } from './testing/protocols/gemini.ts'
import { googleVertex } from './testing/protocols/google-vertex.ts'
import { replicate } from './testing/protocols/replicate.ts'
import { videosApi } from './testing/protocols/videos-api.ts'
import { giveUpOrder, openOrderOf } from '../give-up-order.ts'
import { Killed, OrderJob, modelOf } from './testing/order-job.ts'
import { type OpenProvider, fail, openProvider, testClip, testKey, testPicture } from './testing/provider-server.ts'

/** 1×1. */
const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')

let folder: string
let clip: Buffer
let blackClip: Buffer
let picture: Buffer
let blackPicture: Buffer
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reelsmith-conformance-'))
  clip = await testClip(folder)
  blackClip = await testClip(folder, 'color=black:size=64x36:rate=10:duration=2')
  picture = await testPicture()
  blackPicture = await sharp({ create: { width: 64, height: 36, channels: 3, background: 'black' } }).png({ compressionLevel: 0 }).toBuffer()
})
after(async () => await rm(folder, { recursive: true }))

const ofClips = [videosApi, dashscope, dashscopeWan27, dashscopeWan26, googleVertex, gemini, fal, replicate, comfyui]
const ofPictures = [imagesInAnswer, imagesByAddress, geminiImages, dashscopeImages, falImages, replicateImages]

for (const protocol of [...ofClips, ...ofPictures]) {
  const { name, api } = protocol.row
  const { order, question, clip: clipPath, cancel } = protocol.paths
  const isPicture = ofPictures.includes(protocol)
  /** Whether its clips lie somewhere, or come within an answer. */
  const hasFiles = protocol !== imagesInAnswer && clipPath.source !== (question ?? order).source
  /** Whether they lie at an address that is told, and ends. */
  const hasAddresses = hasFiles && clipPath.source.includes('files')

  describe(`the back end ${api} (${name})`, () => {
    let provider: OpenProvider
    beforeEach(async () => void (provider = await openProvider(protocol, isPicture ? picture : clip)))
    afterEach(async () => {
      await provider.close()
      assert.deepEqual(provider.problems, [])
    })
    const job = (changes: object = {}): OrderJob => new OrderJob(modelOf(protocol, provider, changes), folder)
    const heard = (of: RegExp): number => provider.heard.filter((what) => of.test(what)).length
    const made = isPicture ? [0, 64, false] : [2000, 64, false]
    const noun = isPicture ? 'picture' : 'clip'
    const unreadable = (response: ServerResponse): void => void response.end('<html>')
    const cutOff = (response: ServerResponse): void => {
      const { clip: whole } = provider
      response.writeHead(200, { 'content-length': whole.length })
      response.write(whole.subarray(0, 500), () => response.destroy())
    }

    it('should order once, whatever goes wrong on the way to the clip', async () => {
      provider.states = ['waiting', 'working', 'done']
      provider.faults.push(
        { of: order, answer: fail(protocol, 429, 'busy', { 'retry-after': '0' }) },
        { of: order, answer: fail(protocol, 429, 'busy') },
        ...(question
          ? [fail(protocol, 503, 'later'), fail(protocol, 429, 'slower', { 'retry-after': '0' }), unreadable, (response: ServerResponse) => void response.destroy()].map((answer) => ({ of: question, answer }))
          : []),
        ...(hasAddresses ? [{ of: clipPath, answer: fail(protocol, 403, 'expired') }] : []),
        ...(hasFiles ? [{ of: clipPath, answer: cutOff }] : []),
      )
      const { info, seed } = await job().attempt()
      assert.deepEqual([info.durationMs, info.width, info.hasAudio], made)
      assert.equal(seed, /"(?:noise_)?seed":7\b/.test(JSON.stringify(provider.orders[0])) ? 7 : null, 'the seed that was sent')
      assert.equal(provider.orders.length, 1)
      assert.equal(heard(order), 3)
      assert.deepEqual(provider.faults, [])
      assert.partialDeepStrictEqual(provider.orders[0], protocol.ordered)
    })

    it('should go on with what was ordered when it is begun anew', async () => {
      provider.states = ['working']
      const begun = job()
      // An order that is answered with what was made is killed when that is kept.
      await assert.rejects(begun.attempt({ killAt: question ? 8 : 7 }), Killed)
      if (question) assert.ok(heard(question) > 0)
      provider.states = ['working', 'done']
      assert.equal((await begun.attempt()).info.width, 64)
      assert.equal(provider.orders.length, 1)
    })

    it('should never order again after an answer that leaves open whether it was taken', async () => {
      const answers = [fail(protocol, 500, 'oops'), (response: ServerResponse) => void response.destroy(), unreadable]
      for (const answer of answers) {
        provider.faults.push({ of: order, answer })
        const begun = job()
        const isOpen = { details: { mayBeOrdered: true } }
        await assert.rejects(begun.attempt(), { ...isOpen, message: /refused: oops|did not answer|gave an answer/ })
        await assert.rejects(begun.attempt(), { ...isOpen, message: /is not ordered again/ })
      }
      assert.equal(heard(order), 3)
    })

    it('should order once where no answer comes to the order', async () => {
      const begun = job({ answerSeconds: 0.05 })
      provider.faults.push({ of: order, answer: () => {} })
      await assert.rejects(begun.attempt(), { message: `${name} did not answer.`, details: { mayBeOrdered: true } })
      await assert.rejects(begun.attempt(), /is not ordered again/)
      assert.equal(heard(order), 1)
    })

    if (question) it('should ask again where no answer comes to a question, and give the job up there when none ever comes', async () => {
      provider.states = ['working']
      for (const [hangs, patience, outcome] of [[1, 0.5, 'made'], [9, 0.05, 'given up']] as const) {
        const begun = job()
        await assert.rejects(begun.attempt({ killAt: 7 }), Killed)
        for (let time = 0; time < hangs; time++) provider.faults.push({ of: question, answer: () => {} })
        provider.states = ['done']
        begun.become(modelOf(protocol, provider, { answerSeconds: patience }))
        if (outcome === 'made') assert.equal((await begun.attempt()).info.width, 64)
        else await assert.rejects(begun.attempt(), { message: `${name} did not answer.` })
        assert.equal(provider.faults.splice(0).length, hangs === 1 ? 0 : 4)
        if (cancel) assert.equal(heard(cancel), outcome === 'made' ? 0 : 1)
      }
      assert.equal(provider.orders.length, 2)
    })

    it('should say why there is no clip, in the words of the provider', async () => {
      provider.states = [{ refused: 'The prompt is against our policy.' }]
      await assert.rejects(job().attempt(), new RegExp(`${name} (?:did not make the ${noun}|refused): The prompt is against our policy\\.`))
      provider.faults.push({ of: order, answer: fail(protocol, 400, 'unknown model') })
      await assert.rejects(job().attempt(), new RegExp(`${name} refused: unknown model`))
    })

    if (question) it('should give a job up that never ends, there too', async () => {
      provider.states = ['working']
      await assert.rejects(job({ patienceMinutes: 0 }).attempt(), new RegExp(`did not finish the ${noun} within 0 minutes`))
      if (cancel) assert.match(provider.heard.at(-1)!, cancel)
    })

    if (question) it('should give the job up there when it is cancelled, but not when it goes on elsewhere', async () => {
      provider.states = ['working']
      for (const reason of [goesOn, undefined]) {
        const abort = new AbortController()
        provider.faults.push({ of: question, answer: () => abort.abort(reason) })
        await assert.rejects(job().attempt({ signal: abort.signal }), { code: 'job/cancelled' })
        if (cancel) assert.equal(heard(cancel), reason === goesOn ? 0 : 1)
      }
    })

    it('should take no file that is cut off, of a kind that nothing reads, or black, and give up nothing that is done', async () => {
      const whole = provider.clip
      const wrongCodec = Buffer.from(whole.toString('latin1').replaceAll('avc1', 'xxxx'), 'latin1')
      for (const [bytes, problem] of [
        [whole.subarray(0, whole.length - 2000), /it is (?:damaged|no)/],
        [isPicture ? clip : wrongCodec, /it is (?:damaged|no)/],
        [isPicture ? blackPicture : blackClip, /it shows nothing but one colour/],
      ] as const) {
        provider.clip = bytes
        await assert.rejects(job().attempt(), { code: 'job/failed', message: new RegExp(`made a ${noun} that can't be used: ${problem.source}`) })
      }
      if (cancel) assert.equal(heard(cancel), 0)
    })

    if (question) it('should ask no question while the answer to the last one is on its way', async () => {
      provider.states = ['working', 'working', 'working', 'done']
      provider.answerAfterMs = 40 // four times as long as it waits between two questions
      const { info } = await job().attempt()
      assert.deepEqual([info.width, provider.orders.length, provider.mostAtOnce], [64, 1, 1])
    })

    if (question) it('should give a job up there, once, whose state can not be read for long', async () => {
      for (let time = 0; time < 5; time++) provider.faults.push({ of: question, answer: unreadable })
      await assert.rejects(job().attempt(), new RegExp(`${name} gave an answer`))
      assert.equal(provider.orders.length, 1)
      if (cancel) assert.equal(heard(cancel), 1)
    })

    if (question) it('should be given up there when its job ended while no worker was at it', async () => {
      provider.states = ['working']
      const begun = job()
      await assert.rejects(begun.attempt({ killAt: 8 }), Killed)
      const open = openOrderOf({ makers: [modelOf(protocol, provider)], today: '2026-11-26' }, { maker: 0, refusals: [], order: begun.note })!
      await giveUpOrder(open, { KEY: testKey })
      if (cancel) assert.equal(heard(cancel), 1)
      await giveUpOrder(open, { KEY: testKey }) // one that is not known any more is no error
    })

    const { firstFrame: takesFirst, lastFrame: takesLast, references: most, referenceVideos: mostVideos } = protocol.row
    const sent = (): string => JSON.stringify(provider.orders[0])
    /** Whether something went with the order, or was uploaded for it. */
    const wasSent = (bytes: Buffer): boolean => sent().includes(bytes.toString('base64')) || provider.uploads.some((upload) => upload.includes(bytes))
    const pictureFile = async (name: string, bytes: Buffer): Promise<string> => {
      const file = join(folder, name)
      await writeFile(file, bytes)
      return file
    }
    if (takesFirst) it('should send the picture that the clip begins with', async () => {
      await job().attempt({ firstFrame: await pictureFile('first.png', png) })
      assert.ok(sent().includes(png.toString('base64')))
    })

    if (takesLast) it('should send the pictures that the clip begins and ends with', async () => {
      await job().attempt({ firstFrame: await pictureFile('first.png', png), lastFrame: await pictureFile('last.png', picture) })
      assert.match(sent(), /last_?frame/i)
      for (const bytes of [png, picture]) assert.ok(sent().includes(bytes.toString('base64')))
    })

    if (most) it('should send pictures of what is to be seen, and none to begin with', async () => {
      await job().attempt({ references: [await pictureFile('a.jpg', png), await pictureFile('b.jpg', picture)] })
      for (const bytes of [png, picture]) assert.ok(wasSent(bytes))
      assert.doesNotMatch(sent(), /(?:first|last)_?frame|img_url/i)
    })

    if (mostVideos) it('should upload videos of what is to be seen, and order nothing where that fails', async () => {
      const uploading = /^GET .*getPolicy|^POST .instant/
      provider.faults.push({ of: uploading, answer: fail(protocol, 403, 'no storage here') })
      const pictures = { references: [await pictureFile('a.jpg', picture)], referenceVideos: [await pictureFile('walk.mp4', clip)] }
      await assert.rejects(job().attempt(pictures), new RegExp(`${name} refused: no storage here`))
      assert.equal(heard(order), 0)
      provider.faults.push({ of: uploading, answer: fail(protocol, 429, 'slower', { 'retry-after': '0' }) }, { of: /^POST .instant/, answer: fail(protocol, 503, 'later') })
      await job({ seconds: [15] }).attempt(pictures).catch(() => {}) // its clip is too short, but it was ordered
      assert.deepEqual([provider.orders.length, wasSent(clip), wasSent(picture)], [1, true, true])
      assert.match(sent(), /oss:\/\/dashscope-instant\/[^"]+walk\.mp4/)
    })
  })
}
