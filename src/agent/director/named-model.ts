/** "with Veo", "用通义万相": which model a message asks for. */
import { type VideoModel, builtIn } from '../../models/video/video-models.ts'

export interface NamedModel {
  /** The message without the words that name the model. */
  readonly text: string
  readonly model?: VideoModel
  /** The built-in film-maker is asked for, whoever else would make it. */
  readonly isBuiltIn?: true
  /** A model that is known by name, but none of those that are there. */
  readonly missing?: string
}

/** Names that can hardly mean anything else behind "with". */
const wellKnown = ['Veo', 'Gemini Omni', 'Sora', 'Wan', 'Qwen', 'Kling', 'Seedance', 'Hailuo', 'Hunyuan', 'LTX', '通义万相', '万相', '千问', '可灵', '即梦', '海螺', '混元']

export function takeModel(message: string, models: readonly VideoModel[]): NamedModel {
  // "Qwen Image" is not Qwen: of what is named, the longest.
  const found = models.flatMap((model) => namings(message, [model.name, ...model.words]).map((naming) => ({ ...naming, model })))
  const longest = found.toSorted((a, b) => b.said.length - a.said.length)[0]
  if (longest) return { text: longest.rest, model: longest.model }
  const [plain] = namings(message, [builtIn.name, ...builtIn.words])
  if (plain) return { text: plain.rest, isBuiltIn: true }
  for (const missing of wellKnown) {
    const [named] = namings(message, [missing])
    if (named) return { text: named.rest, missing }
  }
  return { text: message }
}

/** The words that name one of these, and the message without them; none or one. */
function namings(message: string, names: readonly string[]): { said: string; rest: string }[] {
  const plain = names.toSorted((a, b) => b.length - a.length).map((name) => name.replace(/[^\p{L}\p{N}\s-]/gu, String.raw`\$&`))
  const version = String.raw`(?: ?v?\d+(?:\.\d+)*)?`
  const pictureBy = String.raw`(?:(?:an?|the|some) )?(?:still )?(?:pictures?|stills?|images?|photos?|photographs?) (?:made |painted |generated )?(?:by|from|with) `
  const english = String.raw`\b(?:with|using|by|via|use)\s+(?:${pictureBy})?(?:the\s+)?`
  const owner = String.raw`(?:(?:google|alibaba|openai)(?:['’]s)?\s+|(?:谷歌|阿里巴巴|阿里)的?\s*)?`
  const name = String.raw`${owner}(?:${plain.join('|')})${version}(?![a-z\d])`
  const film = '(?:clip|video|film|movie|shot)'
  const picture = '(?:(?:画|生成|做)?的(?:图片|图像|图|静帧|照片)|画的?(?:图片|图)?)?'
  const forms = [
    String.raw`\s*[,，]?\s*(?:${english}|使用|用|通过)\s*${name}(?:\s+model\b|\s*模型)?${picture}\s*[,，]?`,
    // "Have Veo generate …": a person of that name who makes something else is of the picture.
    String.raw`\b(?:have|let|get|ask)\s+${name}\s+(?:to\s+)?(?=generate|render|(?:make|create)\s+(?:me\s+)?(?:an?|the|this)\s+(?:[\w-]+\s+){0,3}${film}\b)`,
    String.raw`(?:让|请|叫|由)\s*${name}\s*(?:模型)?\s*(?:来)?(?=生成|做|制作|画|拍)`,
    // "A Veo 3 clip of …", 做一个Veo视频
    String.raw`(?<=\b(?:an?|the)\s+)${name}(?=\s+${film}\b)`,
    String.raw`(?<=[个段条支])\s*${name}\s*的?(?=视频|短片|片段|影片)`,
    String.raw`(?<=\b${film}s?\b.*)\s+from\s+${name}(?=\s*[,.!]|\s*$)`,
  ]
  const named = new RegExp(forms.join('|'), 'iu')
  const found = named.exec(message)
  return found ? [{ said: found[0], rest: message.replace(found[0], ' ').trim() }] : []
}
