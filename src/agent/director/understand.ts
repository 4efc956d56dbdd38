/** From a request to what is to be done: the kinds of requests, in the order in which they are tried. */
import { arrange, split } from './intents/arrange.ts'
import { brand } from './intents/brand.ts'
import { canvas } from './intents/canvas.ts'
import { colours } from './intents/colours.ts'
import { commands, exporting } from './intents/commands.ts'
import { effects } from './intents/effects.ts'
import { credits } from './intents/end-credits.ts'
import { beats, highlights } from './intents/highlights.ts'
import { fades } from './intents/fades.ts'
import { frame } from './intents/frame.ts'
import { history, startOver } from './intents/history.ts'
import { kept } from './intents/kept.ts'
import { labels } from './intents/labels.ts'
import { lengths } from './intents/lengths.ts'
import { music, musicByClip } from './intents/music.ts'
import { overlays } from './intents/overlays.ts'
import { questions } from './intents/questions.ts'
import { changeScene, replaceEdge, replaceScene } from './intents/change-scenes.ts'
import { addFiles, addScene, film, newScene } from './intents/scenes.ts'
import { offTopic, onlyClip, smallTalk, staying, vague } from './intents/small-talk.ts'
import { speed } from './intents/speed.ts'
import { texts } from './intents/texts.ts'
import { transitions } from './intents/transitions.ts'
import { unable } from './intents/unable.ts'
import { cards } from './intents/cards.ts'
import { captions, cleaning, pauses, voiceOver } from './intents/voices.ts'
import { ducking, volume } from './intents/volume.ts'
import type { Intent, Outcome } from './outcome.ts'
import { isFiller } from './reading/split.ts'
import type { Request } from './request.ts'

/** Tried with every word of the request, politeness too. */
const whole: readonly Intent<Request>[] = [smallTalk]

/** The first that understands a request has it: what is named by a word of its own comes before what needs a second look. */
const intents: readonly Intent<Request>[] = [
  kept,
  offTopic,
  startOver,
  brand,
  history,
  labels,
  credits,
  cards,
  unable,
  film,
  newScene,
  exporting,
  commands,
  staying,
  ducking,
  pauses,
  cleaning,
  captions,
  voiceOver,
  musicByClip,
  questions,
  highlights,
  beats,
  effects,
  music,
  volume,
  texts,
  overlays,
  fades,
  transitions,
  replaceScene,
  replaceEdge,
  addFiles,
  changeScene,
  speed,
  frame,
  colours,
  canvas,
  split,
  lengths,
  addScene,
  arrange,
  vague,
  onlyClip,
]

export function understand(request: Request): Outcome | undefined {
  const said = first(whole, request)
  if (said) return said
  // Politeness behind "saying" or a colon belongs to the words that are to be read.
  const wordsFrom = request.clause.find('(SAYS|:)')?.end ?? Number.POSITIVE_INFINITY
  const plain = request.clause.filter((token, index) => index >= wordsFrom || !isFiller(token) || isLastOfBrief(request, index))
  return plain.isEmpty ? undefined : first(intents, request.with(plain))
}

/** "… Order now": the last words of a brief are no politeness. */
function isLastOfBrief({ clause }: Request, index: number): boolean {
  return index === clause.tokens.length - 1 && /^now$/i.test(clause.tokens[index]!.text) && /\b(?:order|book|buy|shop|join|call|visit|try|apply|register|sign up|subscribe|download|open|available|out) now$/i.test(clause.text)
}

function first(tried: readonly Intent<Request>[], request: Request): Outcome | undefined {
  for (const intent of tried) {
    const outcome = intent(request)
    if (outcome) return outcome
  }
  return undefined
}
