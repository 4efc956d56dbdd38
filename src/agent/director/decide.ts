/**
 * The built-in director's mind: given the user's words, what is on the timeline and what its tools have answered so
 * far, either the tool calls to make or the words to say. Pure and deterministic.
 */
import { type Timeline, timelineDurationMs } from '../../timeline/model.ts'
import { readRequest } from './request.ts'
import { type Language, type MadeScene, replies } from './replies.ts'
import type { Slots } from './slots.ts'

export interface ToolCall {
  tool: string
  input: Record<string, unknown>
}

export interface ToolAnswer {
  tool: string
  /** The tool's result, or the reason why it failed. */
  result: { ok: true; value: Record<string, unknown> } | { ok: false; reason: string }
}

export type Decision = { calls: readonly ToolCall[] } | { text: string }

export interface Situation {
  /** The timeline before the first tool call of this turn. */
  before: Timeline
  language: Language
  /** How many files the user has uploaded. */
  uploads: number
}

/** Longest picture generated for one request, in ms. */
export const maxGeneratedMs = 300_000
const defaultFilmMs = 10_000
/** A longer film is told in several shots of about this length. */
const shotMs = 8000
const longestSingleShotMs = 15_000

export function decide(message: string, answers: readonly ToolAnswer[], situation: Situation): Decision {
  const { language } = situation
  const request = readRequest(message)
  switch (request.kind) {
    case 'film':
      return answers.length === 0
        ? planFilm(request.subject, request.slots, situation)
        : { text: reportFilm(request.slots, answers, situation) }
    case 'film-of-uploads':
      return answers.length === 0
        ? planUploads(request.slots, situation)
        : { text: reportUploads(answers, situation) }
    case 'film-of-what':
      return { text: replies.filmOfWhat(language) }
    case 'greeting':
      return { text: replies.canDo(language) }
    case 'export':
      if (timelineDurationMs(situation.before) === 0) return { text: replies.nothingYet(language) }
      return afterOne('export-film', answers, language, (value) =>
        replies.exported(language, String(value.url), Number(value.durationMs), Number(value.sizeBytes)),
      )
    case 'status':
      if (timelineDurationMs(situation.before) === 0) return { text: replies.nothingYet(language) }
      return afterOne('show-timeline', answers, language, (value) => String(value.summary))
    case 'credits':
      return afterOne('show-credits', answers, language, (value) => replies.credits(language, Number(value.available)))
    case 'unknown':
      return { text: replies.notYet(language) }
  }
}

function afterOne(
  tool: string,
  answers: readonly ToolAnswer[],
  language: Language,
  say: (value: Record<string, unknown>) => string,
): Decision {
  const answer = answers.at(-1)
  if (!answer) return { calls: [{ tool, input: {} }] }
  return { text: answer.result.ok ? say(answer.result.value) : replies.failed(language, tool, answer.result.reason) }
}

function planFilm(subject: string, slots: Slots, situation: Situation): Decision {
  const { before, language } = situation
  const durationMs = slots.durationMs ?? defaultFilmMs
  if (durationMs < 1000 || durationMs > maxGeneratedMs) {
    return { text: replies.lengthOutOfRange(language, durationMs, maxGeneratedMs) }
  }
  const appending = timelineDurationMs(before) > 0
  const calls: ToolCall[] = []
  if (slots.ratio || slots.shortSide) {
    calls.push({ tool: 'set-canvas', input: { ratio: slots.ratio, shortSide: slots.shortSide } })
  }
  const lengths = shotLengths(durationMs)
  lengths.forEach((shotDurationMs, index) => {
    calls.push({
      tool: 'generate-scene',
      input: {
        prompt: subject,
        durationMs: shotDurationMs,
        ...(slots.seed === undefined ? {} : { seed: slots.seed + index }),
        ...(index > 0 || appending ? { transition: 'crossfade' } : {}),
      },
    })
  })
  const hasMusic = before.tracks.some((track) => track.kind === 'audio' && track.role === 'bgm' && track.clips.length > 0)
  if (slots.music?.kind !== 'none' && (!hasMusic || slots.music?.kind === 'described')) {
    calls.push({
      tool: 'add-music',
      input: {
        scene: subject,
        ...(slots.music?.kind === 'described' && slots.music.words ? { words: slots.music.words } : {}),
        ...(slots.seed === undefined ? {} : { seed: slots.seed }),
      },
    })
  }
  if (slots.title) calls.push({ tool: 'add-text', input: { text: slots.title } })
  return { calls }
}

function planUploads(slots: Slots, { before, language, uploads }: Situation): Decision {
  if (uploads === 0) return { text: replies.noUploads(language) }
  const hasMusic = before.tracks.some((track) => track.kind === 'audio' && track.role === 'bgm')
  const calls: ToolCall[] = []
  if (slots.ratio || slots.shortSide) {
    calls.push({ tool: 'set-canvas', input: { ratio: slots.ratio, shortSide: slots.shortSide } })
  }
  calls.push({ tool: 'arrange-uploads', input: slots.durationMs === undefined ? {} : { durationMs: slots.durationMs } })
  if (slots.music?.kind !== 'none' && !hasMusic) {
    calls.push({ tool: 'add-music', input: { words: (slots.music?.words ?? '') || 'upbeat' } })
  }
  if (slots.title) calls.push({ tool: 'add-text', input: { text: slots.title } })
  return { calls }
}

function reportUploads(answers: readonly ToolAnswer[], { language }: Situation): string {
  const failures: string[] = []
  const made: { clips: readonly string[]; endMs: number; music?: string; title?: string } = { clips: [], endMs: 0 }
  for (const { tool, result } of answers) {
    if (!result.ok) failures.push(replies.failed(language, tool, result.reason))
    else if (tool === 'arrange-uploads') Object.assign(made, result.value)
    else if (tool === 'add-music') made.music = String(result.value.name)
    else if (tool === 'add-text') made.title = String(result.value.text)
  }
  if (made.clips.length === 0) return failures[0]!
  return [replies.arranged(language, made), ...failures].join(' ')
}

/** Lengths of the shots, in whole tenths of a second, summing to the film's exactly. */
export function shotLengths(durationMs: number): number[] {
  if (durationMs <= longestSingleShotMs) return [durationMs]
  const count = Math.round(durationMs / shotMs)
  const even = Math.floor(durationMs / count / 100) * 100
  return Array.from({ length: count }, (_, index) => (index < count - 1 ? even : durationMs - even * (count - 1)))
}

function reportFilm(slots: Slots, answers: readonly ToolAnswer[], situation: Situation): string {
  const { language } = situation
  const scenes: MadeScene[] = []
  const failures: string[] = []
  let music: string | undefined
  let title: string | undefined
  let canvas = { width: situation.before.width, height: situation.before.height }
  for (const { tool, result } of answers) {
    if (!result.ok) failures.push(replies.failed(language, tool, result.reason))
    else if (tool === 'generate-scene') scenes.push(result.value as unknown as MadeScene)
    else if (tool === 'add-music') music = String(result.value.name)
    else if (tool === 'add-text') title = String(result.value.text)
    else if (tool === 'set-canvas') canvas = result.value as unknown as typeof canvas
  }
  // What came after a scene that failed failed for want of it.
  if (scenes.length === 0) return failures[0]!
  const made = replies.made(language, {
    scenes,
    filmMs: scenes.at(-1)!.endMs,
    width: canvas.width,
    height: canvas.height,
    appended: scenes[0]!.startMs > 0,
    music,
    title,
    lengthAssumed: slots.durationMs === undefined,
  })
  return [made, ...failures].join(' ')
}
