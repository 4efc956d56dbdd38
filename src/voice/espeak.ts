/** Every language that espeak-ng speaks; Chinese by its pinyin. GPL: a program of its own, never a library of ours. */
import { pinyin } from 'pinyin-pro'
import { ReelsmithError } from '../errors/error.ts'
import { runChild } from '../process/child.ts'
import { childEnvironment, systemPaths } from '../process/system.ts'
import { type Recording, type SpeechContext, type SpeechEngine, engineLimits } from './engine.ts'
import { readWav } from './wav.ts'
import { timesBySuffixes } from './word-times.ts'

/** Words a minute that it usually speaks, and the slowest and fastest that are still understood well. */
const wordsPerMinute = { usual: 150, slowest: 120, fastest: 210 } as const

export const espeak: SpeechEngine = {
  name: 'espeak-ng',
  async speak({ words, pace, voice, language }, context) {
    const isChinese = /^(zh|cmn)\b/i.test(language)
    const read = isChinese ? pinyinOf(words.map(({ said }) => said)) : words.map(({ said }) => said)
    const speed = Math.round(Math.max(wordsPerMinute.slowest, Math.min(wordsPerMinute.fastest, wordsPerMinute.usual * pace)))
    const from = (index: number): Promise<Recording> => say(read.slice(index).join(' '), voice, speed, context)
    const whole = await from(0)
    return { ...whole, words: await timesBySuffixes(whole, words.length, from) }
  },
}

/**
 * Each word in pinyin with tone numbers, read in the whole sentence, which decides how characters of several readings
 * are read. The voice `cmn` spells pinyin as English letters; `cmn-latn-pinyin` reads it.
 */
export function pinyinOf(words: readonly string[]): string[] {
  // one for every character, whatever it is
  const units = pinyin(words.join(''), { toneType: 'num', type: 'array', nonZh: 'spaced' })
  let next = 0
  return words.map((word) => {
    const own = units.slice(next, (next += [...word].length))
    return own.map(forEspeak).join(' ').replace(/ (?=[,.!?;:])/g, '').replace(/(?<=\b[a-z]) (?=[a-z]\b)/gi, '')
  })
}

const marks: Readonly<Record<string, string>> = { '，': ',', '、': ',', '。': '.', '！': '!', '？': '?', '；': ';', '：': ':' }

/** The neutral tone is the fifth to espeak-ng, and `ü` is typed `v`. */
function forEspeak(unit: string): string {
  return marks[unit] ?? unit.replace(/^([a-zü]+)0$/, '$15').replaceAll('ü', 'v')
}

async function say(text: string, voice: string, speed: number, { signal, workDir }: SpeechContext): Promise<Recording> {
  // Double brackets are its phoneme codes; a text has none.
  const { exitCode, stdout, stderr } = await runChild(systemPaths().espeak, ['-v', voice, '-s', String(speed), '-z', '--stdout'], {
    ...engineLimits,
    cwd: workDir,
    env: childEnvironment(),
    input: text.replaceAll('[[', '[ ['),
    signal,
  })
  if (exitCode !== 0) {
    throw new ReelsmithError('process/failed', 'espeak-ng could not speak the text.', { details: { stderr: stderr.slice(-2000) } })
  }
  return readWav(stdout)
}
