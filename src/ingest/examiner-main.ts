/** The process that looks at uploads: one file at a time, until its channel to the server closes. */
import { ReelsmithError } from '../errors/error.ts'
import { examine } from './examine.ts'
import type { ExaminerReply, ExaminerRequest } from './examiner-protocol.ts'

async function reply({ file, name }: ExaminerRequest): Promise<ExaminerReply> {
  try {
    return { ok: true, examined: await examine(file, name) }
  } catch (error) {
    if (ReelsmithError.is(error)) return { ok: false, code: error.code, message: error.message }
    process.stderr.write(`${error instanceof Error ? error.stack : error}\n`)
    return { ok: false, code: 'media/unreadable', message: 'it is damaged' }
  }
}

process.on('disconnect', () => process.exit(0))
process.on('message', (request: ExaminerRequest) => {
  void reply(request).then((answer) => process.send?.(answer))
})
