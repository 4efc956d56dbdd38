import { mkdir, readFile, readdir, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { randomUUID } from 'node:crypto'
import { throwIfCancelled } from '../errors/error.ts'
import { type SegmentClaim, claimSegment } from './segment-claim.ts'

/** How often it is looked for what other processes make. */
export const othersMs = 150

/** No render leaves a file unwritten for so long. */
const abandonedMs = 60 * 60_000

/**
 * Encoded segments (and whole films) on disk, named by their key: `<key>.mp4` with `<key>.json`, the report on it: what
 * was seen while it was composed. Several processes may share one: files appear whole, the report last.
 */
export class SegmentCache<Report> {
  readonly #dir: string

  constructor(dir: string) {
    this.#dir = dir
  }

  /** Makes the folder, and sweeps what a killed render left in it: names of its own that nobody wrote to for long. */
  async prepare(): Promise<void> {
    await mkdir(this.#dir, { recursive: true })
    const now = Date.now()
    for (const name of await readdir(this.#dir)) {
      if (/^[0-9a-f]{40}\.(mp4|json)$/.test(name)) continue
      const file = path.join(this.#dir, name)
      const info = await stat(file).catch(() => null) // its own render may just have renamed it
      if (info?.isFile() && now - info.mtimeMs > abandonedMs) await rm(file, { force: true })
    }
  }

  fileOf(key: string): string {
    return path.join(this.#dir, `${key}.mp4`)
  }

  /** A name for the encoder to write to, so that two renders of the same segment do not meet. */
  freshFile(key: string): string {
    return path.join(this.#dir, `${key}.${randomUUID()}.mp4`)
  }

  /** The right to make a segment; null while another process is at it. */
  async claim(key: string): Promise<SegmentClaim | null> {
    return await claimSegment(path.join(this.#dir, `${key}.claim`))
  }

  /**
   * What is there under a key, else it is made now; while another process makes it, that is waited for.
   *
   * @param make - Writes the file it is given, and returns the report.
   * @throws {ReelsmithError} `job/cancelled` while it waits; what `make` throws.
   */
  async findOrMake(key: string, make: (freshFile: string) => Promise<Report>, signal?: AbortSignal): Promise<Report> {
    for (;;) {
      const found = await this.find(key)
      if (found) return found
      const claim = await this.claim(key)
      if (claim) {
        const file = this.freshFile(key)
        try {
          // Another process may have finished it between the two.
          const late = await this.find(key)
          if (late) return late
          const report = await make(file)
          await this.add(key, file, report)
          return report
        } finally {
          await claim.release()
          await rm(file, { force: true })
        }
      }
      throwIfCancelled(signal, 'Rendering')
      await setTimeout(othersMs)
    }
  }

  /** The report of a segment that is there, else null. Marks it as used. */
  async find(key: string): Promise<Report | null> {
    try {
      const report = JSON.parse(await readFile(this.#reportOf(key), 'utf8')) as Report
      const now = new Date()
      await utimes(this.fileOf(key), now, now)
      return report
    } catch {
      return null // absent or damaged: rendered again
    }
  }

  /** Takes a freshly encoded file in. */
  async add(key: string, freshFile: string, report: Report): Promise<void> {
    await rename(freshFile, this.fileOf(key))
    const partial = `${this.#reportOf(key)}.${randomUUID()}.partial`
    try {
      await writeFile(partial, JSON.stringify(report))
      await rename(partial, this.#reportOf(key))
    } finally {
      await rm(partial, { force: true })
    }
  }

  async remove(key: string): Promise<void> {
    await rm(this.#reportOf(key), { force: true })
    await rm(this.fileOf(key), { force: true })
  }

  /** Drops the segments that were not used for longest until the rest takes at most `maxBytes`. */
  async trim(maxBytes: number): Promise<void> {
    const names = (await readdir(this.#dir)).filter((name) => /^[0-9a-f]{40}\.mp4$/.test(name))
    const files = await Promise.all(
      names.map(async (name) => {
        const info = await stat(path.join(this.#dir, name)).catch(() => null) // another render may have dropped it
        return { key: name.slice(0, -4), size: info?.size ?? 0, usedMs: info?.mtimeMs ?? 0 }
      }),
    )
    let total = files.reduce((sum, { size }) => sum + size, 0)
    for (const { key, size } of files.sort((a, b) => a.usedMs - b.usedMs)) {
      if (total <= maxBytes) return
      await this.remove(key)
      total -= size
    }
  }

  #reportOf(key: string): string {
    return path.join(this.#dir, `${key}.json`)
  }
}
