/** English by festival, which tells itself when each word is heard. A program of its own, ended with us. */
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ReelsmithError } from '../errors/error.ts'
import { runChild } from '../process/child.ts'
import { childEnvironment, systemPaths } from '../process/system.ts'
import { type SpeechEngine, engineLimits } from './engine.ts'
import { readWav } from './wav.ts'

/** The pace that the voice of festival still carries. */
const paces = { slowest: 0.8, fastest: 1.35 } as const

export const festival: SpeechEngine = {
  name: 'festival',
  async speak({ words, pace, voice }, { workDir, signal }) {
    const said = words.map((word) => word.said)
    const text = said.join(' ')
    // What is said becomes part of a program: nothing that could end its string may be in it.
    if (!/^[A-Za-z' ,.!?;:]+$/.test(text) || !/^\w+$/.test(voice)) {
      throw new ReelsmithError('process/failed', 'festival was given a text that is not read out for English.')
    }
    const [script, wave] = [join(workDir, 'say.scm'), join(workDir, 'say.wav')]
    await writeFile(script, program(text, voice, Math.max(paces.slowest, Math.min(paces.fastest, pace))))
    const { exitCode, stdout, stderr } = await runChild(systemPaths().festival, ['--batch', 'say.scm'], {
      ...engineLimits,
      cwd: workDir,
      env: childEnvironment(),
      signal,
    })
    if (exitCode !== 0) throw failed(stderr)
    const tokens = stdout.toString('utf8').split('\n').filter((line) => line.startsWith('@ ')).map((line) => line.split(' ').slice(1).map(Number))
    const recording = readWav(await readFile(wave))
    return { ...recording, words: timesOfWords(said, tokens) ?? failing(stderr) }
  },
}

/** Each token (what lies between spaces) with the start of its first word and the end of its last, in seconds. */
function program(text: string, voice: string, pace: number): string {
  return `(voice_${voice})
(set! hts_engine_params (append hts_engine_params (list (list "-r" ${pace.toFixed(3)}))))
(set! spoken (SynthText "${text}"))
(utt.save.wave spoken "say.wav" 'riff)
(mapcar
  (lambda (token)
    (let ((end 0))
      (mapcar (lambda (word) (if (> (item.feat word 'word_end) end) (set! end (item.feat word 'word_end)))) (item.daughters token))
      (if (item.daughters token) (format t "@ %f %f\\n" (item.feat (car (item.daughters token)) 'word_start) end))))
  (utt.relation.items spoken 'Token))
`
}

/** @returns Undefined when festival counts words otherwise. */
function timesOfWords(said: readonly string[], tokens: readonly (readonly number[])[]): { startMs: number; endMs: number }[] | undefined {
  let next = 0
  const times = said.map((words) => {
    const own = tokens.slice(next, (next += words.split(' ').length))
    return { startMs: Math.round((own[0]?.[0] ?? Number.NaN) * 1000), endMs: Math.round((own.at(-1)?.[1] ?? Number.NaN) * 1000) }
  })
  return next === tokens.length ? times : undefined
}

function failed(stderr: string): ReelsmithError {
  return new ReelsmithError('process/failed', 'festival could not speak the text.', { details: { stderr: stderr.slice(-2000) } })
}

function failing(stderr: string): never {
  throw failed(stderr)
}
