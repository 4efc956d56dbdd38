/** Bytes from outside on their way to the disk: counted and hashed, in the memory of one buffer. */
import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { ReelsmithError } from '../errors/error.ts'

export interface Written {
  readonly sizeBytes: number
  /** SHA-256, in hexadecimal. */
  readonly hash: string
}

/**
 * Writes a stream to a file. What comes beyond the limit is read and thrown away.
 *
 * @param onTooMuch - Told once when the limit is passed; what it throws ends the writing.
 * @returns Undefined when it was too much.
 * @throws {ReelsmithError} `store/disk-full`; else what the stream fails with.
 */
export async function writeUpload(
  source: AsyncIterable<Uint8Array> | NodeJS.ReadableStream,
  path: string,
  { maxBytes, onTooMuch }: { maxBytes: number; onTooMuch: () => void },
): Promise<Written | undefined> {
  const hash = createHash('sha256')
  let sizeBytes = 0
  const counter = new Transform({
    transform(part: Buffer, _encoding, done) {
      const wasTooMuch = sizeBytes > maxBytes
      sizeBytes += part.length
      if (sizeBytes <= maxBytes) {
        hash.update(part)
        return done(null, part)
      }
      try {
        if (!wasTooMuch) onTooMuch()
        done()
      } catch (error) {
        done(error as Error)
      }
    },
  })
  await pipeline(source, counter, createWriteStream(path)).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOSPC' && error.code !== 'EDQUOT') throw error
    throw new ReelsmithError('store/disk-full', 'No space is left for the upload on the server.', { cause: error })
  })
  return sizeBytes > maxBytes ? undefined : { sizeBytes, hash: hash.digest('hex') }
}

export function tooLarge(name: string, maxBytes: number): ReelsmithError {
  const limit = `${Math.round(maxBytes / 1024 / 1024)} MB`
  return new ReelsmithError('request/too-large', `files: "${name}" is larger than the limit of ${limit}; compress or trim it.`)
}
