import { createHash, randomUUID } from 'node:crypto'
import { mkdir, readFile, readdir, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { type ColourMap, cubeLimits, parseCube } from '../compose/colour/cube.ts'
import { type PictureLook, lookAt, meanLook } from '../compose/picture-look.ts'
import { ReelsmithError } from '../errors/error.ts'
import { playableFile } from '../media/animation.ts'
import type { MediaInfo } from '../media/media-info.ts'
import { probeMedia } from '../media/probe.ts'
import { readThumbnails } from '../media/thumbnail.ts'

/** Most that pictures which were read for one film may take in memory. */
const pictureBytes = 96 * 1024 ** 2

/** How long a stretch of a video is looked at. */
const lookMs = 10_000

/** What nothing has asked for in so long is removed. */
const unusedMs = 7 * 24 * 3600_000

/** Raised when the same picture would be seen differently. */
const lookVersion = 1

/**
 * What the segments of one film share: each file is looked at once, and each still is read once, however many segments
 * show it. What was found out and what had to be converted is kept in a folder for the next film.
 */
export class FilmMedia {
  readonly #folder: string
  readonly #signal: AbortSignal | undefined
  readonly #infos = new Map<string, Promise<MediaInfo>>()
  readonly #looks = new Map<string, Promise<PictureLook>>()
  readonly #playable = new Map<string, Promise<string>>()
  readonly #colourMaps = new Map<string, Promise<ColourMap>>()
  readonly #pictures = new Map<string, Promise<Uint8Array>>()
  #pictureBytes = 0

  constructor(folder: string, signal?: AbortSignal) {
    this.#folder = folder
    this.#signal = signal
  }

  /** Makes the folder, and removes from it what was not used for long. */
  async prepare(): Promise<void> {
    await mkdir(this.#folder, { recursive: true })
    const now = Date.now()
    for (const name of await readdir(this.#folder)) {
      const file = path.join(this.#folder, name)
      const info = await stat(file).catch(() => null) // another film may just have removed it
      if (info && now - info.mtimeMs > unusedMs) await rm(file, { force: true })
    }
  }

  /** Says what a file holds. */
  probe(file: string): Promise<MediaInfo> {
    return once(this.#infos, file, () => probeMedia(file, { signal: this.#signal }))
  }

  /** A video as a file that ffmpeg plays. */
  playable(file: string, info: MediaInfo): Promise<string> {
    return once(this.#playable, file, async () => {
      const keepAs = path.join(this.#folder, `playable-${await fingerprint(file)}`)
      const playable = await playableFile(file, info, keepAs, { signal: this.#signal })
      if (playable !== file) await markUsed(playable)
      return playable
    })
  }

  /** What draws the eye in a picture, from a moment of a video on. */
  look(file: string, info: MediaInfo, fromMs: number): Promise<PictureLook> {
    return once(this.#looks, `${file}:${fromMs}`, async () => {
      return await this.remembered(`look-${lookVersion}-${await fingerprint(file)}-${fromMs}.json`, async () => {
        const range = { startMs: Math.min(fromMs, info.durationMs / 2), endMs: Math.min(fromMs + lookMs, info.durationMs) }
        const thumbnails = await readThumbnails(await this.playable(file, info), info, range, { signal: this.#signal })
        const looks = thumbnails.map(lookAt)
        return looks.length === 1 ? looks[0]! : meanLook(looks)
      })
    })
  }

  /** A `.cube` file. */
  colourMap(file: string): Promise<ColourMap> {
    return once(this.#colourMaps, file, async () => {
      const { size } = await stat(file)
      if (size > cubeLimits.maxBytes) {
        const limit = cubeLimits.maxBytes / 1024 ** 2
        throw new ReelsmithError('media/unreadable', `The colour table cannot be used: it is larger than ${limit} MB.`)
      }
      return parseCube(await readFile(file, 'utf8'))
    })
  }

  /**
   * What was found out before, for this film or another one, else is found out now.
   *
   * @param name - Of a file: says all that it depends on.
   * @param find - Something that JSON can carry.
   */
  async remembered<T>(name: string, find: () => Promise<T>): Promise<T> {
    const kept = path.join(this.#folder, name)
    const known = await readFile(kept, 'utf8').catch(() => null)
    if (known) {
      await markUsed(kept)
      return JSON.parse(known) as T
    }
    const found = await find()
    const partial = `${kept}.${randomUUID()}.partial`
    await writeFile(partial, JSON.stringify(found))
    await rename(partial, kept)
    return found
  }

  /**
   * A picture that was read before under this key, else it is read now. Pictures beyond the limit are forgotten,
   * those first that were read first.
   */
  picture(key: string, read: () => Promise<Uint8Array>): Promise<Uint8Array> {
    return once(this.#pictures, key, async () => {
      const bytes = await read()
      this.#pictureBytes += bytes.byteLength
      for (const [other, picture] of this.#pictures) {
        if (this.#pictureBytes <= pictureBytes || other === key) break
        this.#pictures.delete(other)
        this.#pictureBytes -= (await picture).byteLength
      }
      return bytes
    })
  }
}

/** One attempt at a time for a key; one that failed is forgotten. */
function once<T>(known: Map<string, Promise<T>>, key: string, make: () => Promise<T>): Promise<T> {
  const found = known.get(key)
  if (found) return found
  const making = make()
  known.set(key, making)
  making.catch(() => known.delete(key))
  return making
}

async function markUsed(file: string): Promise<void> {
  const now = new Date()
  await utimes(file, now, now).catch(() => {}) // it is there all the same
}

/** Of a file's place, size and time: a file that was replaced is another one. */
async function fingerprint(file: string): Promise<string> {
  const { size, mtimeMs } = await stat(file)
  return createHash('sha256').update(`${file}\0${size}\0${Math.round(mtimeMs)}`).digest('hex').slice(0, 32)
}
