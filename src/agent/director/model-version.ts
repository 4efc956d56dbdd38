/** Which version of a model is asked for, and which one is there. Pure. */
import type { VideoModel } from '../../models/video/video-models.ts'

/** "Veo 3.1 Fast" as it is said behind a name; the amounts and lengths that may follow one are no versions. */
export const versionPattern = String.raw`(?:[ -]?(?:version )?v?\d{1,2}(?:\.\d{1,2})*(?![\d.]*\d|[ -]?(?:s|secs?|seconds?|min|minutes?|clips|scenes|shots|videos|films|k|p|fps|x|×)\b|\s*[秒分个段张次条帧点%:：×])(?:\s*版本?)?)?(?:[ -](?:fast|lite|turbo|pro|plus|max|master|flash|ultra|preview|mini)\b|\s*(?:快速|极速|专业|标准|高清)版)?`

const variants: Readonly<Record<string, string>> = { 快速版: 'fast', 极速版: 'turbo', 专业版: 'pro', 标准版: 'standard', 高清版: 'hd' }

export interface AskedVersion {
  /** `2.1`. */
  readonly number?: string
  /** `fast`. */
  readonly variant?: string
}

/** @param said - A name with what stands behind it. @param name - The name alone. */
export function readVersion(said: string, name: string): AskedVersion {
  const rest = said.slice(said.toLowerCase().indexOf(name.toLowerCase()) + name.length)
  const number = /^[ -]?(?:version )?v?(\d{1,2}(?:\.\d{1,2})*)/i.exec(rest)?.[1]
  const variant = /[ -](fast|lite|turbo|pro|plus|max|master|flash|ultra|preview|mini)\b|((?:快速|极速|专业|标准|高清)版)/i.exec(rest)
  const named = variant?.[1]?.toLowerCase() ?? (variant?.[2] && variants[variant[2]])
  return { ...(number !== undefined && { number }), ...(named !== undefined && { variant: named }) }
}

/** Whether what is configured is what was asked for, as far as its provider's name of it tells; its own names count too. */
export function isVersion({ number, variant }: AskedVersion, { name, words, model }: VideoModel): boolean {
  const told = versionsIn(model)
  const known = told.length > 0 ? told : [name, ...words].flatMap(versionsIn)
  const isNumber = number === undefined || known.some((version) => isPart(number, version))
  return isNumber && (variant === undefined || `${model} ${name}`.toLowerCase().includes(variant))
}

/** Numbers that stand alone: `3.1` of `veo-3.1-generate-001`, but not the size or date of a model. */
function versionsIn(text: string): string[] {
  const dotted = text.replace(/(?<![\d.])(\d)-(\d)(?!\d)/g, '$1.$2')
  return [...dotted.matchAll(/(?<![\d.])(\d{1,2}(?:\.\d{1,2})*)(?=$|[-_:/ ])/g)].map(([, version]) => version!)
}

/** "3" means 3.1 as well as 3.0. */
function isPart(asked: string, known: string): boolean {
  const [a, b] = [asked, known].map((version) => version.split('.').map(Number))
  return a!.every((part, index) => b![index] === undefined || b![index] === part)
}
