/** English by the flite that ffmpeg has built in: for where festival is not, and for a man's voice. */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ReelsmithError } from '../errors/error.ts'
import { runChild } from '../process/child.ts'
import { childEnvironment, systemPaths } from '../process/system.ts'
import { type Recording, type SpeechContext, type SpeechEngine, engineLimits } from './engine.ts'
import { readWav } from './wav.ts'
import { timesBySuffixes } from './word-times.ts'

export const flite: SpeechEngine = {
  name: 'flite',
  async speak({ words, pace, voice }, context) {
    const from = (index: number): Promise<Recording> =>
      say(words.slice(index).map(({ said }) => said).join(' '), voice, Math.max(0.8, Math.min(1.3, pace)), context)
    const whole = await from(0)
    return { ...whole, words: await timesBySuffixes(whole, words.length, from) }
  },
}

/** It has no pace of its own: the sound is stretched. */
async function say(text: string, voice: string, pace: number, { workDir, signal }: SpeechContext): Promise<Recording> {
  await writeFile(join(workDir, 'say.txt'), text)
  const words = ['-v', 'error', '-nostdin', '-f', 'lavfi', '-i', `flite=textfile=say.txt:voice=${voice}`]
  const stretch = pace === 1 ? [] : ['-af', `atempo=${pace.toFixed(4)}`]
  const { exitCode, stdout, stderr } = await runChild(
    systemPaths().ffmpeg,
    [...words, ...stretch, '-ac', '1', '-c:a', 'pcm_s16le', '-f', 'wav', 'pipe:1'],
    { ...engineLimits, cwd: workDir, env: childEnvironment(), signal },
  )
  if (exitCode !== 0) {
    throw new ReelsmithError('process/failed', 'flite could not speak the text.', { details: { stderr: stderr.slice(-2000) } })
  }
  return readWav(stdout)
}
