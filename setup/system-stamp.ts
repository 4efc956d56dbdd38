/** The stamp that a finished set-up of the system leaves; `setup/ensure.sh` reads it. */
import { mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { SystemSurvey } from '../src/process/system-survey.ts'

/** The key in the first line, then the files that must still be there for the stamp to hold. */
export function formatStamp(key: string, survey: SystemSurvey): string {
  const drivers = survey.driver?.environment.VK_DRIVER_FILES?.split(':') ?? []
  const { ffmpeg, ffprobe, festival, espeak } = survey
  const programs = [ffmpeg, ffprobe, festival, espeak].flatMap((found) => found?.path ?? [])
  return [key, ...programs, ...drivers, ''].join('\n')
}

/** Written whole or not at all. */
export function writeStamp(folder: string, key: string, survey: SystemSurvey): void {
  mkdirSync(folder, { recursive: true })
  const file = join(folder, 'system.stamp')
  writeFileSync(`${file}.${process.pid}`, formatStamp(key, survey))
  renameSync(`${file}.${process.pid}`, file)
}
