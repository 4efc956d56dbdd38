/** Answers to the director's own questions, as the requests that they complete. Pure. */
import type { Clip } from '../../../timeline/locate.ts'
import { type Timeline, mainTrack } from '../../../timeline/model.ts'
import type { Plan } from '../plan.ts'
import { Clause } from '../reading/clause.ts'
import { readReferences } from '../reading/references.ts'
import { isFiller, splitClauses, verbs } from '../reading/split.ts'
import { tokenize } from '../reading/tokens.ts'
import { denied } from './follow-ups.ts'
import type { Question } from './open-question.ts'
import { isPlain, pick } from './pick.ts'
import type { Reading } from './reading.ts'
import { aboutClips, clipWords } from './substitute.ts'

/**
 * The request that a message completes when it answers the question; nothing when it is about something else.
 *
 * @param plan - What comes of a reading.
 */
export function readAnswer(message: string, question: Question, timeline: Timeline, plan: (reading: Reading) => Plan): Reading | undefined {
  const whole = new Clause(message, tokenize(message))
  if (whole.has('(NEVERMIND|UNDO|REDO|STARTOVER|EXPORT|HELP|CREDITS)') || whole.is('(THANKS|GREETING|BYE|PLEASE|NOT|.|!|,)+')) return undefined
  const [first = whole, second] = splitClauses(message, whole.tokens)
  const rest = second ? message.slice(second.tokens[0]!.start) : ''
  const isWhole = question.wanted === 'words' || question.wanted === 'scene'
  const readings = readingsOf(isWhole ? whole : first, question, timeline)
  const more = isWhole || rest === '' ? '' : `${/\p{Script=Han}/u.test(message) ? '。' : '. '}${rest}`
  let asked: Reading | undefined
  for (const reading of readings) {
    const { calls, said } = plan(reading)
    if (calls.length > 0) return { ...reading, text: `${reading.text}${more}` }
    // What is known now may lead to the next question.
    if (said.some(({ asks, text }) => asks !== undefined && text !== question.text)) asked ??= reading
  }
  return asked
}

/** What may be meant, the likeliest first. */
function readingsOf(answer: Clause, { wanted, among, about, text }: Question, timeline: Timeline): Reading[] {
  const words = answer.filter((token) => !isFiller(token)).text.replace(/[.。!！,，]+$/u, '').trim()
  if (words === '') return []
  const isChinese = /\p{Script=Han}/u.test(about)
  switch (wanted) {
    case 'clip':
    case 'text': {
      const clips = clipsOf(timeline, among)
      const picked = pick(answer, clips)
      if (picked) {
        const chosen = picked.map(({ id }) => id)
        const open: Reading = { text: about, chosen }
        const inWords = named(about, picked, timeline, isChinese)
        // A request that names a clip already is about that one as it stands.
        return readReferences(new Clause(about, tokenize(about))).length > 0 ? [...inWords, open] : [open, ...inWords]
      }
      return isPlain(answer) ? joined(about, words, isChinese).map((joinedText) => ({ text: joinedText })) : []
    }
    case 'words': {
      if (isRequest(answer, words) || denied(words) !== undefined) return []
      const quoted = answer.value<string>('QUOTE') ?? words
      return [{ text: `${about}: "${quoted}"`, chosen: among }]
    }
    case 'scene':
      if (verbs.test(answer.tokens[0]!.name)) return []
      return described(about, words, isChinese).map((full) => ({ text: full }))
    case 'length':
    case 'value': {
      const value = wanted === 'length' && /^(?:\d+(?:\.\d+)?|[a-z]+)$/i.test(words) && answer.has('NUM') ? `${words}${isChinese ? '秒' : ' seconds'}` : words
      if (!isPlain(answer) && !/^(?:to|at|in|by|after|before|到|在)\b/i.test(words)) return []
      return joined(about, value, isChinese).map((full) => ({ text: full, chosen: among }))
    }
    case 'deed': {
      if (isChinese) return [{ text: `${about}${words}` }]
      return answer.has('ITS') ? [{ text: words, focus: among }] : [{ text: `${about} ${words}` }, { text: `${words} ${about}` }]
    }
    case 'choice': {
      const offered = [...text.matchAll(/["“]([^"”]+)["”]/g)].map(([, option]) => option!)
      const options = offered.filter((option) => !option.includes('…'))
      const chosen = chosenOf(answer, options)
      return chosen.length > 0 ? [{ text: chosen.join(isChinese ? '。' : '. ') }] : []
    }
  }
}

function clipsOf(timeline: Timeline, ids: readonly string[]): Clip[] {
  const all = timeline.tracks.flatMap((track) => track.clips as readonly Clip[])
  return ids.flatMap((id) => all.find((clip) => clip.id === id) ?? [])
}

/** The request with clips of the picture named by their numbers. */
function named(about: string, clips: readonly Clip[], timeline: Timeline, isChinese: boolean): Reading[] {
  const main = mainTrack(timeline)?.clips ?? []
  const numbers = clips.map((clip) => main.findIndex(({ id }) => id === clip.id) + 1)
  return numbers.includes(0) ? [] : [{ text: aboutClips(about, clipWords(numbers, isChinese)) }]
}

function joined(about: string, words: string, isChinese: boolean): string[] {
  if (isChinese) return [`${about}${words}`, `${about}到${words}`, `${about}改成${words}`, `${about}，${words}`]
  return /^(?:to|at|in|by|into|after|before|with|for|on)\b/i.test(words) ? [`${about} ${words}`] : [`${about} to ${words}`, `${about} ${words}`, `${about} at ${words}`]
}

function described(about: string, words: string, isChinese: boolean): string[] {
  const open = about.replace(/[\s,.!?，。！？]+$/u, '')
  if (isChinese) return [open.replace(/的?(视频|短片|片子|片|镜头|场景|画面)$/u, `${words}的$1`), `${open}，${words}`]
  const cut = open.replace(/\s+(?:of|about|showing|with)?(?:\s+(?:an?|the|some|my))?$/i, '')
  return [`${cut} of ${words}`, `${cut}: ${words}`]
}

/** A request of its own, not words to be shown: it begins with a verb and names something of the film. */
function isRequest(answer: Clause, words: string): boolean {
  if (answer.has('QUOTE')) return answer.has('(ADD|REMOVE|CHANGE) ... (TITLE|TEXT|CAPTION|MUSIC)')
  if (/[?？]$/.test(answer.text.trim()) && answer.has('QUESTION')) return true
  const first = answer.tokens.find((token) => !isFiller(token))
  return verbs.test(first?.name ?? '') && (answer.has('ITS (DEGREE|COLOR|PLACE|LOOK|AT|TO|RES|RATIO|like)') || answer.has('(MUSIC|TITLE|CAPTION|CLIP|LOGO|TRANSITION|FILM|SOUND|VOICE)') || /^(?:undo|export)\b|^(?:撤销|导出)/i.test(words))
}

function chosenOf(answer: Clause, options: readonly string[]): readonly string[] {
  const plain = (text: string): string => text.toLowerCase()
  if (answer.is('(the|ALL|DOUBLE|of|OF|ITS|NUM|both|.|!)+') && (answer.has('ALL') || /\bboth\b|都/i.test(answer.text))) return options
  const number = answer.value<number>('NTH') ?? answer.value<number>('NUM') ?? (answer.has('FIRST') ? 1 : answer.has('LAST') ? options.length : undefined)
  if (number !== undefined && isPlain(answer)) return options.slice(number - 1, number)
  const words = plain(answer.text).split(/[^\p{L}]+/u).filter((word) => word.length > 3 || /\p{Script=Han}{2}/u.test(word))
  const fitting = isPlain(answer) ? options.filter((option) => words.some((word) => plain(option).includes(word))) : []
  return fitting.length === 1 ? fitting : []
}
