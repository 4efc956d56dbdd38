/** Scripts as people write them: headings, scenes, narrator lines, stage directions, or plain prose. Their words stay as they are. Pure. */
import { normalize } from '../reading/normalize.ts'
import { readSlots } from './film-slots.ts'

export interface ScriptLine {
  readonly words: string
  /** A narrator's, or nobody's in particular; else it is only there to be read. */
  readonly isSpoken: boolean
}

export interface ScriptScene {
  /** What is to be seen, when the script says so. */
  readonly pictures: readonly string[]
  /** What is said or read, in order. */
  readonly lines: readonly ScriptLine[]
}

export interface Script {
  readonly title?: string
  readonly scenes: readonly ScriptScene[]
}

const titleLine = /^(?:#\s+|title\s*[:：]\s*|标题\s*[:：]\s*|片名\s*[:：]\s*)(.+)$/i
const sceneHead = /^(?:#{1,6}\s*)?(?:\*{2})?(?:(?:scene|shot|part|clip)\s*#?\d+|(?:场景|镜头|画面|分镜)\s*[\d一二三四五六七八九十]+|第\s*[\d一二三四五六七八九十]+\s*[场幕镜段])(?:\*{2})?\s*(?:[:：.．、—–-]+\s*)?(.*?)(?:\*{2})?$/i
const slugLine = /^(?:INT|EXT|INT\.?\/EXT)[. ]\s*(.+)$/
const subheading = /^#{2,6}\s+(.+)$/
/** In brackets, or in italics alone on its line. */
const direction = /^(?:[([（【](.+)[)\]）】]|\*(?!\*)([^*]+)\*|_(?!_)([^_]+)_)$/
const pictureLine = /^(?:\*{2})?(?:visuals?|video|image|picture|we see|camera|画面|镜头|视频)(?:\*{2})?\s*[:：]\s*(?:\*{2})?\s*(.+)$/i
const spokenLine = labelled('narrator|narration|voice[ -]?over|v\\.?o\\.?|host|speaker|audio|旁白|解说|配音|画外音|主持人')
const shownLine = labelled('text|on[- ]screen(?: text)?|super|title card|captions?|字幕|文字|屏幕文字|标题卡')
const cue = /^[A-Z][A-Z .'-]{1,30}$/

/** Longer prose is several scenes. */
const mostSentences = 2

/** A line that begins with one of these words, perhaps in bold, and with how it is said: "**VO (soft):** Hello". */
function labelled(labels: string): RegExp {
  return new RegExp(`^(?:\\*{2})?(?:${labels})(?:\\s*\\([^)]*\\)|（[^）]*）)?(?:\\*{2})?\\s*[:：]\\s*(?:\\*{2})?\\s*(.+)$`, 'i')
}

export function readScript(text: string): Script {
  const lines = text.split(/\r?\n/).map((line) => line.trim())
  const marked = lines.some((line) => sceneHead.test(line) || slugLine.test(line) || pictureLine.test(line))
  const numbered = lines.some((line) => sceneHead.test(line))
  let title: string | undefined
  let heading: string | undefined
  const scenes: { pictures: string[]; lines: ScriptLine[] }[] = []
  let open: { pictures: string[]; lines: ScriptLine[] } | undefined
  const scene = (): { pictures: string[]; lines: ScriptLine[] } => {
    if (!open) scenes.push((open = { pictures: heading === undefined ? [] : [plain(heading)], lines: [] }))
    heading = undefined
    return open
  }
  for (const line of lines) {
    if (line === '') {
      // Without any marks a paragraph is a scene; the one behind a heading belongs to it.
      if (!marked && open?.lines.length !== 0) open = undefined
      continue
    }
    const titled = title === undefined && scenes.length === 0 ? titleLine.exec(line) : null
    if (titled) {
      title = plain(titled[1]!)
      continue
    }
    const head = sceneHead.exec(line)?.[1] ?? slugLine.exec(line)?.[1]
    const section = head === undefined ? subheading.exec(line)?.[1] : undefined
    if (head !== undefined || section !== undefined) {
      open = undefined
      // Of scenes that are numbered, a heading between them only says what kind of part comes next.
      heading = numbered ? section : undefined
      if (heading === undefined) scene().pictures.push(...[plain(head ?? section!)].filter((words) => words !== ''))
      continue
    }
    const picture = pictureLine.exec(line)?.[1] ?? direction.exec(line)?.slice(1).find((words) => words !== undefined)
    if (picture !== undefined) scene().pictures.push(plain(picture))
    else if (!cue.test(line) && !/^[-*_=]{3,}$/.test(line)) scene().lines.push(lineOf(line))
  }
  const told = scenes.filter(({ pictures, lines: said }) => pictures.length + said.length > 0)
  return { ...(title !== undefined && { title }), scenes: marked ? told : told.flatMap(divided) }
}

export interface PastedScript {
  readonly script: Script
  /** What the message says beside it, on one line. */
  readonly asked: string
}

/**
 * A script within a message, from its first scene or title on; nothing where a message holds none. Lines behind it
 * that only say how the film is to be ("30 seconds, vertical") are none of its words.
 */
export function pastedScript(message: string): PastedScript | undefined {
  const lines = message.split(/\r?\n/).map((line) => line.trim())
  const first = lines.findIndex((line) => isMark(line))
  if (lines.filter((line) => sceneHead.test(line) || slugLine.test(line)).length < 2) return undefined
  const last = lines.findLastIndex((line) => line !== '' && !saysOnlyHow(line))
  const asked = normalize([...lines.slice(0, first), ...lines.slice(last + 1)].filter((line) => line !== '').join(', '))
  return { script: readScript(lines.slice(first, last + 1).join('\n')), asked }
}

/** "30 seconds, vertical". */
function saysOnlyHow(line: string): boolean {
  const { rest, narration, title } = readSlots(normalize(line))
  return rest === '' && narration === undefined && title === undefined
}

function isMark(line: string): boolean {
  return sceneHead.test(line) || slugLine.test(line) || titleLine.test(line)
}

function lineOf(line: string): ScriptLine {
  const shown = shownLine.exec(line)?.[1]
  return { words: plain(shown ?? spokenLine.exec(line)?.[1] ?? line), isSpoken: shown === undefined }
}

/** Without the marks of Markdown, and quotation marks around the whole. */
function plain(words: string): string {
  return words
    .replace(/^(?:[-*•]|\d+[.)])\s+/, '')
    .replace(/\*{1,2}|_{2}/g, '')
    .replace(/^["“「](.*)["”」]$/, '$1')
    .trim()
}

/** A paragraph of many sentences, a few at a time. */
function divided({ pictures, lines }: ScriptScene): ScriptScene[] {
  const sentences = lines.flatMap(({ words, isSpoken }) => sentencesOf(words).map((sentence): ScriptLine => ({ words: sentence, isSpoken })))
  const groups: ScriptLine[][] = []
  for (let at = 0; at < sentences.length; at += mostSentences) groups.push(sentences.slice(at, at + mostSentences))
  return groups.map((group, index) => ({ pictures: index === 0 ? pictures : [], lines: group }))
}

/** Sentences with their marks; nothing of the text is lost. */
export function sentencesOf(text: string): string[] {
  return text
    .split(/(?<=[.!?]["”]?)\s+|(?<=[。！？][”」]?)(?![。！？”」])/u)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '')
}
