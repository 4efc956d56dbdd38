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
  for (const model of models) {
    const text = without(message, [model.name, ...model.words])
    if (text !== undefined) return { text, model }
  }
  const plain = without(message, [builtIn.name, ...builtIn.words])
  if (plain !== undefined) return { text: plain, isBuiltIn: true }
  for (const missing of wellKnown) {
    const text = without(message, [missing])
    if (text !== undefined) return { text, missing }
  }
  return { text: message }
}

function without(message: string, names: readonly string[]): string | undefined {
  const plain = names.toSorted((a, b) => b.length - a.length).map((name) => name.replace(/[^\p{L}\p{N}\s-]/gu, String.raw`\$&`))
  const version = String.raw`(?: ?v?\d+(?:\.\d+)*)?`
  const named = new RegExp(String.raw`\s*[,，]?\s*(?:\b(?:with|using|by|via|use)\s+(?:the\s+)?|使用|用)\s*(?:${plain.join('|')})${version}(?![a-z\d])\s*[,，]?`, 'iu')
  const found = named.exec(message)
  return found ? message.replace(found[0], ' ').trim() : undefined
}
