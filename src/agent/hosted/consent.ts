/**
 * Whether the user's own words ask for something that costs. A model reads documents, file names and captions, and
 * those may say anything; what costs is done only when the user asks for it in the turn itself.
 */
import { planMessage } from '../director/plan.ts'
import type { Situation } from '../director/situation.ts'

/** What costs credits or keeps the machine busy, and the words that ask for it. */
const askedFor: Readonly<Record<string, RegExp>> = {
  'generate-scene':
    /\b(?:generate|regenerate|animate|shoot|another take)\b|^\W*(?:an?|\d+)\b.*\b(?:film|video|clip|scene|shot|movie)\b|\b(?:make|create|produce|film|draw|paint|turn|add|insert|put|want|need|give|replace|redo|extend)\b.*\b(?:film|video|clip|scene|shot|movie|promo|trailer|intro|outro)|生成|制作|製作|做(?:一|个|個|成|条|條|段|支)|拍|画一|畫一|来(?:一|个|段|条)|换成|換成|加(?:一|个|個|段).*(?:画面|镜头|鏡頭|场景|場景|片段|片头|片尾)|重做|重拍|宣传片|短片|想要.*(?:视频|影片|片)/iu,
  'add-voice-over': /\b(?:narrat\w*|voice|voice-?over|speak|dub)\b|\bread\b.*\b(?:aloud|out)\b|\bsay(?:s|ing)?\b.*["“:]|配音|旁白|朗读|朗讀|念|解说|解說|讲解/iu,
  'export-film': /\b(?:export|render|download|deliver|finish|save|mp4|mov|webm|gif|send|share)\b|导出|導出|输出|輸出|渲染|下载|下載|成片|保存/iu,
}

const agreement = /^\W*(?:yes|yeah|yep|ok|okay|sure|go ahead|go on|do it|do that|please do|proceed|continue|好|可以|行|是的|对|對|嗯|要|继续|繼續|来吧|没问题|沒問題)/iu

/** @param text - What the user wrote, and nobody else. */
export function asksFor(tool: string, text: string, situation: Situation): boolean {
  const words = askedFor[tool]
  if (!words || words.test(text)) return true
  const before = situation.conversation.at(-1)?.reply ?? ''
  if (agreement.test(text) && /[?？]/.test(before)) return true
  return planMessage(text, situation).calls.some((call) => call.tool === tool)
}

/** For the model that wanted it. */
export const notAskedFor = 'Not done: it costs, and the user did not ask for it in this message. Ask the user first, in one question.'
