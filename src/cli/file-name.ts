/** File names from prompts, and what their endings say. */
import { extname } from 'node:path'
import { outputFormats } from '../wire/render-output.ts'

/**
 * What asks for a film rather than says what is in it, at the beginning of a
 * prompt; parts that may be missing.
 */
const askEnglish = new RegExp(
  '^' +
    "(?:(?:please|can you|could you|i want(?: you to)?|i'd like(?: you to)?)\\s+)*" +
    '(?:(?:generate|make|create|produce|render|give)\\s+)?(?:me\\s+)?(?:(?:a|an|the|one)\\s+)?' +
    '(?:[\\w.]+[- ]?(?:seconds?|secs?|s|minutes?|mins?)[- ]?(?:long)?\\s+)?' +
    '(?:(?:short|little|vertical|cinematic)\\s+)*' +
    '(?:clip|video|film|movie)\\s+(?:of|about|from|with|showing)\\s+(?:(?:a|an|the)\\s+)?',
  'i',
)
const askChinese = new RegExp(
  '^(?:请|請)?(?:帮我|給我|给我)?(?:生成|制作|製作|做|创建|来)?(?:一[个段条部個段條])?' +
    '(?:[\\d一二三四五六七八九十半]+(?:秒|分)[钟鐘]?)?(?:的)?(?:短)?(?:视频|視頻|影片|短片)?[，,：:]?',
)

const maxWords = 8
/** Of the name without its ending; file systems allow 255. */
const maxNameBytes = 120

/**
 * A name without an ending, of letters and digits of any script: `sunset-over-the-ocean-with-waves-crashing`.
 * `film` when the prompt has none.
 */
export function nameFromPrompt(prompt: string): string {
  const text = prompt.normalize('NFC').trim()
  const subject = text.replace(askEnglish, '').replace(askChinese, '') || text
  const words =
    subject
      .toLowerCase()
      .match(/[\p{L}\p{N}\p{M}]+/gu)
      ?.slice(0, maxWords) ?? []
  let name = ''
  for (const word of words) {
    const longer = name === '' ? word : `${name}-${word}`
    if (Buffer.byteLength(longer) > maxNameBytes) break
    name = longer
  }
  return name || cutBytes(words[0] ?? '') || 'film'
}

/** `name.mp4`, `name-2.mp4`, `name-3.mp4`, … */
export function numberedName(name: string, number: number, format = 'mp4'): string {
  return number === 1 ? `${name}.${format}` : `${name}-${number}.${format}`
}

/** By the ending of a file's name; undefined when it has none that we know. */
export function formatOf(file: string | undefined): (typeof outputFormats)[number] | undefined {
  const ending = extname(file ?? '').slice(1).toLowerCase()
  return outputFormats.find((format) => format === ending)
}

function cutBytes(word: string): string {
  let cut = ''
  for (const character of word) {
    if (Buffer.byteLength(cut + character) > maxNameBytes) break
    cut += character
  }
  return cut
}
