/** Files one by one, so that a connection that breaks costs one file at most. */
import { ReelsmithError } from '../errors/error.ts'
import type { NemoClient, Uploaded } from './client.ts'
import type { FileToUpload } from './multipart.ts'
import { adviceFor } from './playbook.ts'
import { sleep } from './sleep.ts'

export interface UploadOptions {
  readonly signal?: AbortSignal
  /** Of all files together, 0 to 1. */
  readonly onProgress?: (fraction: number) => void
  readonly sleep?: typeof sleep
}

const delaysMs = [500, 2000, 5000]

/**
 * Uploads the files in their order. A file that may have arrived although its connection broke is looked for in the
 * state, and sent again only when it isn't there.
 *
 * @returns an entry a file; one that the server would not take says why, unless it took none.
 * @throws {ReelsmithError} why the first was not taken when none was, and what ends the whole upload.
 */
export async function uploadEach(
  client: NemoClient,
  sessionId: string,
  files: readonly FileToUpload[],
  { signal, onProgress, sleep: wait = sleep }: UploadOptions = {},
): Promise<Uploaded[]> {
  const totalBytes = files.reduce((sum, { content }) => sum + content.size, 0) || 1
  const uploaded: Uploaded[] = []
  let doneBytes = 0
  // servers rename files: whether one has arrived is seen by their number
  const countThere = async (): Promise<number> => (await client.state(sessionId, signal)).files.length
  let there = await countThere()
  let refusal: ReelsmithError | undefined
  for (const file of files) {
    const tell = (fraction: number): void => onProgress?.((doneBytes + fraction * file.content.size) / totalBytes)
    try {
      const send = (): Promise<Uploaded[]> => client.upload(sessionId, [file], { signal, onProgress: tell })
      const hasArrived = async (): Promise<boolean> => (await countThere()) > there
      uploaded.push(await untilThere(file.name, send, hasArrived, (ms) => wait(ms, signal)))
      there++
    } catch (error) {
      if (!isAboutTheFile(error)) throw error
      refusal ??= error
      uploaded.push({ filename: file.name, fileType: '', error: error.message })
    }
    doneBytes += file.content.size
    onProgress?.(doneBytes / totalBytes)
  }
  if (refusal && uploaded.every(({ error }) => error !== undefined)) throw refusal
  return uploaded
}

async function untilThere(
  filename: string,
  send: () => Promise<Uploaded[]>,
  hasArrived: () => Promise<boolean>,
  wait: (ms: number) => Promise<void>,
): Promise<Uploaded> {
  for (let attempt = 0; ; attempt++) {
    try {
      const [taken] = await send()
      if (taken) return taken
      throw new ReelsmithError('client/protocol', `The server says nothing of "${filename}"; try again.`)
    } catch (error) {
      const delayMs = delaysMs[attempt]
      const mayPass = ReelsmithError.is(error) && adviceFor(error.code).remedy === 'retry'
      if (!mayPass || delayMs === undefined) throw error
      await wait(delayMs)
      if (await hasArrived()) return { filename, fileType: '' }
    }
  }
}

function isAboutTheFile(error: unknown): error is ReelsmithError {
  return ReelsmithError.is(error, 'request/unsupported-type') || ReelsmithError.is(error, 'request/too-large')
}
