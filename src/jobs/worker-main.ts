/**
 * A worker process: runs one job and ends. It ends as well when its channel to the server closes, and takes
 * its own children with it, because they were started to die with their parent.
 */
import { setPriority } from 'node:os'
import { inspect } from 'node:util'
import { ReelsmithError, cancelled } from '../errors/error.ts'
import { openObjects } from '../store/objects.ts'
import { type JobContext, type JobHandler, goesOn } from './handler.ts'
import type { MessageFromWorker, MessageToWorker } from './worker-protocol.ts'

type RunMessage = Extract<MessageToWorker, { type: 'run' }>

const abort = new AbortController()

/** Progress is told at most this often; the last word is the result. */
const progressIntervalMs = 100

async function run(message: RunMessage): Promise<void> {
  try {
    const objects = await openObjects(message.objectsDir)
    let toldAt = -Infinity
    const context: JobContext = {
      signal: abort.signal,
      workDir: message.workDir,
      progress: (fraction) => {
        if (performance.now() - toldAt < progressIntervalMs) return
        toldAt = performance.now()
        tell({ type: 'progress', fraction })
      },
      note: message.note,
      remember,
      objectPath: objects.path,
      keepFile: objects.adopt,
    }
    const { run: handler } = (await import(message.module)) as { run: JobHandler<unknown, unknown> }
    finish({ type: 'completed', result: (await handler(message.payload, context)) ?? null })
  } catch (error) {
    fail(error)
  }
}

let answered: PromiseWithResolvers<boolean> | undefined

async function remember(note: object): Promise<void> {
  answered = Promise.withResolvers<boolean>()
  tell({ type: 'remember', note })
  if (!(await answered.promise)) throw cancelled('The job')
}

function fail(error: unknown): void {
  if (ReelsmithError.is(error)) {
    if (error.details.stderr) process.stderr.write(`${error.details.stderr}\n`)
    finish({ type: 'failed', code: error.code, message: error.message })
  } else {
    // for the server's log; what a user is told says nothing of our insides
    process.stderr.write(`${inspect(error)}\n`)
    finish({
      type: 'failed',
      code: 'internal',
      message: 'Something went wrong inside; the log of the server says what.',
    })
  }
}

function tell(message: MessageFromWorker): void {
  process.send?.(message)
}

function finish(message: MessageFromWorker): void {
  process.send?.(message, undefined, undefined, () => process.exit(0))
}

setPriority(5) // the server answers before films are made
process.on('disconnect', () => process.exit(1))
process.on('uncaughtException', fail)
process.on('message', (message: MessageToWorker) => {
  if (message.type === 'cancel') abort.abort(message.goesOn ? goesOn : undefined)
  else if (message.type === 'remembered') answered?.resolve(message.kept)
  else void run(message)
})
tell({ type: 'ready' })
