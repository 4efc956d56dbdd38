/** The stamps that a finished set-up leaves; `setup/ensure.sh` reads them. */
import { mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { SystemSurvey } from '../src/process/system-survey.ts'

/** What films use of the system. */
export function usedFiles(survey: SystemSurvey): string[] {
  const drivers = survey.driver?.environment.VK_DRIVER_FILES?.split(':') ?? []
  const { ffmpeg, ffprobe, festival, espeak } = survey
  return [...[ffmpeg, ffprobe, festival, espeak].flatMap((found) => found?.path ?? []), ...drivers]
}

/** The key in the first line, then the files that must still be there for the stamp to hold. */
export function formatStamp(key: string, files: readonly string[]): string {
  return [key, ...files, ''].join('\n')
}

/** Written whole or not at all. */
export function writeStamp(folder: string, name: 'system' | 'browser', text: string): void {
  mkdirSync(folder, { recursive: true })
  const file = join(folder, `${name}.stamp`)
  writeFileSync(`${file}.${process.pid}`, text)
  renameSync(`${file}.${process.pid}`, file)
}
