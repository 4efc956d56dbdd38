import assert from 'node:assert/strict'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { before, describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { zipSync } from 'fflate'
import { ReelsmithError } from '../errors/error.ts'
import { runFfmpeg } from '../media/ffmpeg.ts'
import { closedAfter } from '../process/testing.ts'
import { acceptedTypes } from './accepted-types.ts'
import { type Examiner, openExaminer } from './examiner.ts'
import { decodeText } from './plain-text.ts'
import { docxOf, pdfOf } from './testing.ts'

let folder: string
let examiner: Examiner
const lines: string[] = []
const opened = closedAfter()
before(async () => {
  folder = opened.adopt(await mkdtemp(join(tmpdir(), 'reelsmith-ingest-')), async (path) => await rm(path, { recursive: true }))
  examiner = opened.use(openExaminer({ signal: new AbortController().signal, log: (line) => void lines.push(line) }))
})

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)

/** The content in a file whose name says nothing, as uploads lie on the disk. */
async function fileOf(content: Uint8Array): Promise<string> {
  const file = join(folder, 'upload')
  await writeFile(file, content)
  return file
}

async function media(args: readonly string[], ending: string): Promise<string> {
  const file = join(folder, `made.${ending}`)
  await runFfmpeg([...args, file], { timeoutMs: 30_000, what: 'making a file' })
  return file
}

const picture = (size = '64x48'): string[] => ['-f', 'lavfi', '-i', `testsrc=size=${size}:rate=10`]
const tone = ['-f', 'lavfi', '-i', 'sine=frequency=440:duration=0.5']

describe('examine', () => {
  it('should know every accepted kind of media by its content, under any name', async () => {
    const made: [file: string, extension: string, kind: string][] = [
      [await media([...picture(), '-t', '0.5', '-c:v', 'mpeg4'], 'mp4'), 'mp4', 'video'],
      [await media([...picture(), '-t', '0.5', '-c:v', 'mpeg4'], 'mov'), 'mov', 'video'],
      [await media([...picture(), '-t', '0.5', '-c:v', 'mpeg4'], 'avi'), 'avi', 'video'],
      [await media([...picture(), '-t', '0.5', '-c:v', 'mpeg4'], 'mkv'), 'mkv', 'video'],
      [await media([...picture(), '-t', '0.5', '-c:v', 'libvpx', '-deadline', 'realtime'], 'webm'), 'webm', 'video'],
      [await media([...picture(), '-frames:v', '1'], 'png'), 'png', 'image'],
      [await media([...picture(), '-frames:v', '1'], 'jpg'), 'jpg', 'image'],
      [await media([...picture(), '-frames:v', '1'], 'webp'), 'webp', 'image'],
      [await media([...picture(), '-t', '0.5'], 'gif'), 'gif', 'video'],
      [await media(tone, 'wav'), 'wav', 'audio'],
      [await media(tone, 'mp3'), 'mp3', 'audio'],
      [await media([...tone, '-c:a', 'aac'], 'm4a'), 'm4a', 'audio'],
      [await media([...tone, '-c:a', 'aac', '-f', 'adts'], 'aac'), 'aac', 'audio'],
    ]
    for (const [file, extension, kind] of made) {
      const examined = await examiner.examine(file, 'anything.exe')
      assert.deepEqual(examined.kind === 'media' && [examined.extension, examined.info.kind], [extension, kind])
    }
  })

  it('should read the words of documents', async () => {
    const script = 'Scene 1: a hiker & a <dog>\n\n第一场：山'
    const documents: [content: Uint8Array, name: string, extension: string, text: string][] = [
      [utf8(script), 'script.txt', 'txt', script],
      [utf8('# Film\r\n\r\nA *hiker*'), 'Script.MD', 'md', '# Film\n\nA *hiker*'],
      [Buffer.from(`\ufeff${script}`, 'utf16le'), 'utf16.txt', 'txt', script],
      [Uint8Array.from([0xb5, 0xda, 0xd2, 0xbb, 0xb3, 0xa1]), 'gbk.txt', 'txt', '第一场'],
      [docxOf(['Scene 1: a hiker & a <dog>', '第一场 山']), 'script.docx', 'docx', 'Scene 1: a hiker & a <dog>\n第一场 山'],
      [pdfOf(['Scene 1', 'A hiker (alone)']), 'script.pdf', 'pdf', 'Scene 1\nA hiker (alone)'],
    ]
    for (const [content, name, extension, text] of documents) {
      const examined = await examiner.examine(await fileOf(content), name)
      assert.deepEqual(examined, { kind: 'document', extension, text }, name)
    }
  })

  it('should know fonts by their content, and colour tables by what they say', async () => {
    const files = join(fileURLToPath(import.meta.resolve('@fontsource/anton/package.json')), '..', 'files')
    for (const extension of ['woff', 'woff2'] as const) {
      const font = await readFile(join(files, `anton-latin-400-normal.${extension}`))
      assert.deepEqual(await examiner.examine(await fileOf(font), 'any name'), { kind: 'font', extension })
      await assert.rejects(examiner.examine(await fileOf(font.subarray(0, 5000)), 'cut.woff'), /damaged font/)
    }
    const cube = utf8('LUT_3D_SIZE 2\n0 0 0\n1 0 0\n0 1 0\n1 1 0\n0 0 1\n1 0 1\n0 1 1\n1 1 1\n')
    assert.deepEqual(await examiner.examine(await fileOf(cube), 'warm.CUBE'), { kind: 'lut', extension: 'cube' })
    await assert.rejects(examiner.examine(await fileOf(utf8('LUT_3D_SIZE 2\n0 0 0\n')), 'cut.cube'), /expected 8 colours, got 1/)
  })

  it('should refuse the rest with the reason, and the list of what is accepted', async () => {
    const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')
    const playlist = utf8('#EXTM3U\n#EXT-X-TARGETDURATION:10\n#EXTINF:10,\nfile:///etc/passwd\n#EXT-X-ENDLIST\n')
    const refused: [content: Uint8Array, name: string, why: RegExp][] = [
      [new Uint8Array(), 'empty.mp4', /it is empty/],
      [utf8('no film'), 'film.mp4', /none of the accepted types/],
      [utf8('<svg xmlns="http://www.w3.org/2000/svg"><script>x</script></svg>'), 'logo.svg', /none of the accepted|type xml/],
      [utf8('<!doctype html><script>x</script>'), 'page.png', /none of the accepted/],
      [playlist, 'film.mp4', /none of the accepted/],
      [utf8('ffconcat version 1.0\nfile /etc/passwd\n'), 'film.mkv', /none of the accepted/],
      [png.subarray(0, 40), 'cut.png', /damaged|cut short/],
      [Buffer.from('4d5a90000300000004000000ffff0000b8000000', 'hex'), 'film.exe', /type exe/],
      [zipSync({ 'a.txt': utf8('x') }), 'script.docx', /type zip/],
      [Uint8Array.from([0, 1, 2, 3, 254, 255]), 'bytes.txt', /named like a text, and is none/],
      [utf8('   \n '), 'blank.txt', /no words/],
      [pdfOf([]), 'scan.pdf', /no words/],
      [utf8(`%PDF-1.4\n${'broken '.repeat(50)}`), 'broken.pdf', /damaged/],
      [utf8('ID3\x03\0\0\0\0\0\x0f'.padEnd(200, '\0')), 'song.mp3', /can't be used/],
    ]
    for (const [content, name, why] of refused) {
      await assert.rejects(examiner.examine(await fileOf(content), name), (error) => {
        assert.ok(ReelsmithError.is(error, 'request/unsupported-type'), `${name}: ${error}`)
        assert.match(error.message, why)
        assert.ok(error.message.startsWith(`"${name}" can't be used: `) && error.message.endsWith(`Accepted are: ${acceptedTypes}.`))
        return true
      })
    }
  })

  it('should not be led astray by a document that unpacks to far more than it says', async () => {
    const bomb = docxOf(['x'])
    await assert.rejects(examiner.examine(await fileOf(bomb.subarray(0, bomb.length - 30)), 'cut.docx'), {
      code: 'request/unsupported-type',
    })
    const huge = zipSync({
      '[Content_Types].xml': utf8('<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>'),
      'word/document.xml': new Uint8Array(70 * 1024 * 1024),
    })
    await assert.rejects(examiner.examine(await fileOf(huge), 'huge.docx'), /too much of it/)
  })
})

describe('an examiner', () => {
  it('should go on with the next file when one was its end', async () => {
    const impatient = openExaminer({ signal: new AbortController().signal, log: () => {}, patienceMs: 1 })
    const file = await fileOf(utf8('words'))
    await assert.rejects(impatient.examine(file, 'slow.txt'), /can not be read/)
    await assert.rejects(impatient.examine(file, 'slow.txt'), /can not be read/)
    await impatient[Symbol.asyncDispose]()
  })

  it('should stop with its signal', async () => {
    const controller = new AbortController()
    await using stopping = openExaminer({ signal: controller.signal, log: () => {} })
    const examined = stopping.examine(await fileOf(utf8('words')), 'words.txt')
    controller.abort()
    await assert.rejects(examined, { code: 'job/cancelled' })
  })
})

describe('decodeText', () => {
  it('should give back every text that it is given as UTF-8', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        fc.pre(!/[\0-\x08\x0e-\x1f\x7f\r\ufeff]/.test(text)) // eslint-disable-line no-control-regex -- what is no text
        assert.equal(decodeText(utf8(text)), text)
      }),
    )
  })
})
