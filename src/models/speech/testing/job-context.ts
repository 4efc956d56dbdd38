import { copyFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { JobContext } from '../../../jobs/handler.ts'

/** What a worker that speaks or listens is given: it works, and keeps its files, in one folder. */
export function speechJob(workDir: string): JobContext {
  return {
    signal: new AbortController().signal,
    workDir,
    note: null,
    progress: () => {},
    remember: async () => {},
    objectPath: (name) => name,
    async keepFile(file, extension) {
      await copyFile(file, join(workDir, `kept.${extension}`))
      return `kept.${extension}`
    },
  }
}
