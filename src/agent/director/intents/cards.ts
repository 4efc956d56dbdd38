/** A card: a picture of one colour with words on it, before the film or behind it. */
import { card } from '../lexicon/cards.ts'
import type { Outcome } from '../outcome.ts'
import { asWritten } from '../reading/normalize.ts'
import type { Request } from '../request.ts'
import type { ToolCall } from '../situation.ts'
import { readWords } from '../text-content.ts'

const adds = /\b(?:add|put|insert|end|finish|close|start|begin|open|need|want|make|create|give)\b|加|放|来|做|用|写|结尾|开头|最后/i
const atBeginning = /\b(?:intro|opening|start|beginning|begin|open|title card|at the front|first)\b|片头|开头|开始|最前/i
const atEnd = /\b(?:end|ending|outro|closing|final|finish|close|last)\b|片尾|结尾|结束|最后|末尾/i

const usualMs = 3000
/** Without words there is nothing to read. */
const wordlessMs = 2000
const colours = ['black', 'white', 'navy', 'blue', 'red', 'green', 'yellow', 'orange', 'purple', 'pink', 'grey', 'gray', 'gold', 'brown', 'teal', 'beige', 'maroon'] as const
const chineseColours = { 黑: 'black', 白: 'white', 蓝: 'blue', 红: 'red', 绿: 'green', 黄: 'yellow', 橙: 'orange', 紫: 'purple', 粉: 'pink', 灰: 'grey' } as const

export function cards(request: Request): Outcome | undefined {
  const { clause, filmMs } = request
  const { text } = clause
  if (filmMs === 0 || !card.test(text) || !adds.test(text) || clause.has('(REMOVE|QUESTION|UNDO|REPLACE)')) return undefined
  const found = readWords(clause)?.words
  const words = found === undefined ? contactIn(text) : asWritten(found)
  const behind = behindClip(text)
  if (behind !== undefined && behind >= request.main.length) return undefined
  const isFirst = behind === undefined && atBeginning.test(text) && !atEnd.test(text)
  const durationMs = Math.max(1000, request.times.lengths[0]?.ms ?? (words === undefined ? wordlessMs : usualMs))
  const scene: ToolCall = {
    tool: 'generate-scene',
    input: {
      prompt: `a plain ${colourOf(text)} background`,
      name: behind !== undefined ? request.word('Card', '字卡') : isFirst ? request.word('Opening card', '片头卡') : request.word('End card', '片尾卡'),
      durationMs,
      ...(behind !== undefined ? { position: behind + 1 } : isFirst ? { position: 1 } : { transition: 'crossfade' }),
      id: request.newId(),
    },
  }
  // The film's own title has its turn when the card has had its own.
  const titles = isFirst ? request.texts('title').filter(({ clip }) => clip.startMs === 0) : []
  const later = titles.map(({ clip }): ToolCall => ({ tool: 'move-clip', input: { clip: clip.id, startMs: durationMs } }))
  if (words === undefined) return { calls: [scene, ...later] }
  const startMs = behind !== undefined ? request.main[behind]!.startMs : isFirst ? 0 : filmMs
  const title = { text: words, startMs, durationMs, style: { preset: 'title', position: 'center', size: 1.5 }, id: request.newId() }
  return { calls: [scene, ...later, { tool: 'add-text', input: title }] }
}

/** "Between clip 1 and 2", "after the first clip", 第一段和第二段之间: the number of the clip before it. */
function behindClip(text: string): number | undefined {
  const ordinals = 'first|second|third|fourth|fifth'.split('|')
  const found = /\b(?:between|after) (?:the )?(?:clips? )?(\d+|first|second|third|fourth|fifth)\b|第?([一二三四五\d]+)[段个個]?(?:画面|片段)?(?:和|与|跟)第?[一二三四五\d]+[段个個]?(?:画面|片段)?(?:之间|中间)/i.exec(text)
  if (!found) return undefined
  const [word = ''] = [found[1] ?? found[2]]
  const number = /^\d+$/.test(word) ? Number(word) : Math.max(ordinals.indexOf(word.toLowerCase()), '一二三四五'.indexOf(word)) + 1
  return number > 0 ? number : undefined
}

function colourOf(text: string): string {
  const named = colours.find((colour) => new RegExp(`\\b${colour}\\b`, 'i').test(text))
  const chinese = Object.entries(chineseColours).find(([name]) => new RegExp(`${name}(?:色|屏|底)`).test(text))
  return named ?? chinese?.[1] ?? 'black'
}

/** An address or a number to call, where it stands without quotes: "with our website acme.com". */
function contactIn(text: string): string | undefined {
  return /\b(?:https?:\/\/|www\.)?[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}(?:\/\S*)?|@[\w.]{2,}|\+?\d[\d ()-]{6,}\d/i.exec(text)?.[0]
}
