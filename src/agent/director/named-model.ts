/** "with Veo", "用通义万相": which of the configured models a message asks for. */
import type { VideoModel } from '../../models/video/video-models.ts'

export interface NamedModel {
  /** The message without the words that name the model. */
  readonly text: string
  readonly model?: VideoModel
}

export function takeModel(message: string, models: readonly VideoModel[]): NamedModel {
  for (const model of models) {
    const names = [model.name, ...model.words].toSorted((a, b) => b.length - a.length)
    const named = new RegExp(
      `\\s*[,，]?\\s*(?:\\b(?:with|using|by|via)\\s+|使用|用)\\s*(?:${names.map((name) => name.replace(/[^\p{L}\p{N}\s]/gu, String.raw`\$&`)).join('|')})(?![a-z\\d])\\s*[,，]?`,
      'iu',
    )
    const found = named.exec(message)
    if (found) return { text: message.replace(found[0], ' ').trim(), model }
  }
  return { text: message }
}
