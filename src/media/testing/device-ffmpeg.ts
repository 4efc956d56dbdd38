/** An ffmpeg whose machine has an NVIDIA card: x264 plays its encoder, strictly with what NVENC is told. */
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import { childEnvironment, forgetSystemPaths, systemPaths } from '../../process/system.ts'

export interface DeviceFfmpeg extends AsyncDisposable {
  /** Quality that each piece was asked for, in order; trials are not among them. */
  pieces(): Promise<number[]>
}

/** @param breaks - Whether pieces fail, while trials succeed: a card that has no session left. */
export async function useDeviceFfmpeg(folder: string, { breaks = false } = {}): Promise<DeviceFfmpeg> {
  const { ffmpeg, ffprobe, libraryPath, lavapipeDriverFile } = systemPaths()
  const path = childEnvironment().PATH ?? ''
  const libraries = [...libraryPath, ...(process.env.LD_LIBRARY_PATH?.split(delimiter) ?? [])]
  const bin = join(folder, 'tree', 'usr', 'bin')
  const log = join(folder, 'pieces.txt')
  await mkdir(bin, { recursive: true })
  await writeFile(log, '')
  const program = async (name: string, lines: readonly string[]): Promise<void> => {
    const file = join(bin, name)
    await writeFile(file, ['#!/bin/sh', `PATH='${path}'`, `LD_LIBRARY_PATH='${libraries.join(':')}'`, 'export PATH LD_LIBRARY_PATH', ...lines, ''].join('\n'))
    await chmod(file, 0o755)
  }
  await program('ffprobe', [`exec '${ffprobe}' "$@"`])
  await program('ffmpeg', [
    `case " $* " in *" h264_nvenc "*) ;; *) exec '${ffmpeg}' "$@" ;; esac`,
    'case " $* " in *" pipe:0 "*) isPiece=yes ;; *) isPiece= ;; esac',
    ...(breaks ? ['test -n "$isPiece" && { echo "OpenEncodeSessionEx failed: out of memory (10)" >&2; exit 1; }'] : []),
    'left=$#',
    'while [ "$left" -gt 0 ]; do',
    '  case "$1" in',
    '    h264_nvenc) set -- "$@" libx264; shift; left=$((left - 1)) ;;',
    `    -cq) test -n "$isPiece" && echo "$2" >> '${log}'; set -- "$@" -crf "$2"; shift 2; left=$((left - 2)) ;;`,
    '    -preset) test "$2" = p4 || exit 8; set -- "$@" -preset ultrafast; shift 2; left=$((left - 2)) ;;',
    '    -tune) test "$2" = hq || exit 8; shift 2; left=$((left - 2)) ;;',
    '    -rc) test "$2" = vbr || exit 8; shift 2; left=$((left - 2)) ;;',
    '    -spatial-aq | -forced-idr | -no-scenecut) test "$2" = 1 || exit 8; shift 2; left=$((left - 2)) ;;',
    '    *) set -- "$@" "$1"; shift; left=$((left - 1)) ;;',
    '  esac',
    'done',
    `exec '${ffmpeg}' "$@"`,
  ])
  const before = { REELSMITH_DATA: process.env.REELSMITH_DATA, REELSMITH_ENCODER: process.env.REELSMITH_ENCODER }
  await writeFile(join(folder, 'system.json'), JSON.stringify({ version: 1, folder: join(folder, 'tree'), libraryPath, lavapipeDriverFile }))
  Object.assign(process.env, { REELSMITH_DATA: folder, REELSMITH_ENCODER: 'nvenc' })
  forgetSystemPaths()
  return {
    pieces: async () => (await readFile(log, 'utf8')).split('\n').filter(Boolean).map(Number),
    async [Symbol.asyncDispose]() {
      for (const [name, value] of Object.entries(before)) {
        if (value === undefined) delete process.env[name]
        else process.env[name] = value
      }
      forgetSystemPaths()
    },
  }
}
