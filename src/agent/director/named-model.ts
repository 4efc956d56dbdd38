/** "with Veo", "用通义万相", "Wan: a sunset": which model a message asks for. Pure. */
import { type VideoModel, builtIn } from '../../models/video/video-models.ts'
import { knownNames, ordinaryWords, owners, services } from './lexicon/model-names.ts'
import { modelForms } from './model-forms.ts'
import { type AskedVersion, isVersion, readVersion, versionPattern } from './model-version.ts'
import { fold } from './reading/normalize.ts'

export interface NamedModel {
  /** The message without the words that name the model. */
  readonly text: string
  readonly model?: VideoModel
  /** The built-in film-maker is asked for, whoever else would make it. */
  readonly isBuiltIn?: true
  /** What was asked for, as it was said, and is not there: another version of `model`, or a model that nobody configured. */
  readonly missing?: string
  /** Models that are not to make it. */
  readonly without?: readonly VideoModel[]
}

interface Naming {
  readonly start: number
  readonly end: number
  /** What stands there instead, for it was part of what was asked for too. */
  readonly instead: string
  /** Where the name stands, with its version. */
  readonly said: readonly [number, number]
  readonly version: AskedVersion
}

interface Candidate {
  readonly names: readonly string[]
  readonly model?: VideoModel
}

export function takeModel(message: string, models: readonly VideoModel[]): NamedModel {
  const text = readable(message)
  const spared = models.flatMap((model) => (namings(text, namesOf(model), 'unwanted').length > 0 ? [model] : []))
  const unwanted = namings(text, [...models.flatMap(namesOf), ...knownNames.map(({ name }) => name)], 'unwanted')[0]
  if (unwanted) {
    const { without = [], ...rest } = takeModel(cut(message, unwanted), models)
    return { ...rest, ...((spared.length > 0 || without.length > 0) && { without: [...spared, ...without] }) }
  }
  const found = firstOf(text, candidatesOf(models))
  if (found) {
    const { naming, candidate } = found
    const model = candidate.model && (ofVersion(candidate.model, naming.version, models) ?? candidate.model)
    const isOther = model !== undefined && !isVersion(naming.version, model)
    return { text: cut(message, naming), ...(model && { model }), ...((isOther || !model) && { missing: message.slice(...naming.said) }) }
  }
  const [plain] = namings(text, [builtIn.name, ...builtIn.words], 'wanted')
  if (plain) return { text: cut(message, plain), isBuiltIn: true }
  return { text: message }
}

/** The version of a model that is asked for, where another row of its family is that. */
function ofVersion(model: VideoModel, version: AskedVersion, models: readonly VideoModel[]): VideoModel | undefined {
  const family = namesOf(model).map((name) => name.toLowerCase())
  return [model, ...models].find((other) => isVersion(version, other) && namesOf(other).some((name) => family.includes(name.toLowerCase())))
}

/** Of what is named the one that is there; of several the version that is asked for, else the longest name: "Qwen Image" is not Qwen. */
function firstOf(text: Readable, candidates: readonly Candidate[]): { naming: Naming; candidate: Candidate } | undefined {
  const found = candidates.flatMap((candidate) => namings(text, candidate.names, 'wanted').map((naming) => ({ naming, candidate })))
  const rank = ({ naming, candidate: { model } }: { naming: Naming; candidate: Candidate }): number =>
    (naming.end - naming.start) * 4 + (model ? 2 : 0) + (model && isVersion(naming.version, model) ? 1 : 0)
  return found.toSorted((a, b) => rank(b) - rank(a))[0]
}

function candidatesOf(models: readonly VideoModel[]): Candidate[] {
  const byKind = [...models.filter(({ makes }) => makes === 'video'), ...models.filter(({ makes }) => makes === 'picture')]
  const served = services.map(({ words, apis }) => ({ names: words, model: byKind.find(({ api }) => apis.includes(api)) }))
  const owned = owners.map(({ words, apis, host }) => ({
    names: words.map((each) => `${each} model`),
    model: byKind.find(({ api, url }) => apis.includes(api) && (host === undefined || new URL(url).hostname === host)),
  }))
  return [
    ...models.map((model) => ({ names: namesOf(model), model })),
    ...[...served, ...owned].flatMap(({ names, model }) => (model ? [{ names, model }] : [])),
    ...knownNames.map(({ name }) => ({ names: [name] })),
    ...owned.flatMap(({ names, model }) => (model ? [] : [{ names }])),
  ]
}

/** What it is called, its family's name too: "Wan" of "Wan 2.6". */
function namesOf({ name, words }: VideoModel): string[] {
  const names = [name, ...words]
  return [...new Set([...names, ...names.map((each) => each.replace(/[ -]?v?\d+(?:\.\d+)*$/i, ''))])].filter((each) => each.length > 1)
}

/** The words that name one of these; none or one. */
function namings(text: Readable, names: readonly string[], kind: keyof ReturnType<typeof modelForms>): Naming[] {
  const there = names.map((name) => name.toLowerCase()).filter((name) => text.squeezed.includes(squeeze(name.replace(/ model$/, ''))))
  const longestFirst = [...new Set(there)].toSorted((a, b) => b.length - a.length)
  for (const [isOrdinary, group] of [[false, longestFirst.filter((name) => !ordinaryWords.has(name))], [true, longestFirst.filter((name) => ordinaryWords.has(name))]] as const) {
    if (group.length === 0) continue
    const name = String.raw`(?:${ownerPattern})?(?<name>${group.map(namePattern).join('|')})`
    for (const { form, instead = '' } of formsOf(name, isOrdinary)[kind]) {
      const found = form.exec(text.folded)
      if (!found) continue
      const { name: bare, said } = found.groups as { name: string; said: string }
      const start = found.index
      const saidAt = text.folded.indexOf(said, start)
      return [{ start, end: start + found[0].length, instead, said: [saidAt, saidAt + said.length], version: readVersion(said, bare) }]
    }
  }
  return []
}

const ownerPattern = String.raw`(?:google|alibaba|openai|bytedance|kuaishou)(?:'s)?\s+|(?:谷歌|阿里巴巴|阿里云|阿里|快手|字节|腾讯)的?\s*`

/** "google model" is whatever they call it: "Google's video model", 谷歌的模型. */
function namePattern(name: string): string {
  const owner = name.endsWith(' model') ? name.slice(0, -6) : undefined
  if (owner === undefined) return escaped(name) + (/[a-z\d)]$/.test(name) ? '(?![a-z])' : '')
  if (!/[a-z]/.test(owner)) return String.raw`${escaped(owner)}(?:家|公司)?的?\s*(?:视频|图像|生成|最新|AI|ai)*\s*(?:大?模型|AI|ai)`
  return String.raw`${escaped(owner)}(?:'s)?\s+(?:own\s+|new\s+|newest\s+|latest\s+|best\s+|video\s+|image\s+|generation\s+|ai\s+)*(?:models?|ai|engine|generator)`
}

/** Names are written with and without their spaces. */
function squeeze(text: string): string {
  return text.replace(/[\s-]+/g, '')
}

function escaped(name: string): string {
  return name.replace(/[^\p{L}\p{N}\s-]/gu, String.raw`\$&`).replace(/\s+/g, String.raw`[ -]?`)
}

interface Readable {
  /** Each character in its place. */
  readonly folded: string
  readonly squeezed: string
}

/** Who writes more than this names a model at its beginning or its end. */
const mostRead = 800

/** What is quoted is to be read or said in the film: no request. */
function readable(message: string): Readable {
  const blank = (text: string): string => '\u0001'.repeat(text.length)
  const all = fold(message)
  const ends = all.length > mostRead ? all.slice(0, mostRead / 2) + blank(all.slice(mostRead / 2, -mostRead / 2)) + all.slice(-mostRead / 2) : all
  const folded = ends.replace(/"[^"\n]*"|“[^”\n]*”|「[^」\n]*」|『[^』\n]*』|《[^》\n]*》/g, blank)
  return { folded, squeezed: squeeze(folded) }
}

const kept = new Map<string, ReturnType<typeof modelForms>>()

/** Made once for the names of a server. */
function formsOf(name: string, isOrdinary: boolean): ReturnType<typeof modelForms> {
  const key = `${isOrdinary} ${name}`
  const forms = kept.get(key) ?? modelForms({ name, version: versionPattern, isOrdinary })
  if (kept.size > 500) kept.clear()
  kept.set(key, forms)
  return forms
}

function cut(message: string, { start, end, instead }: Naming): string {
  const before = message.slice(0, start).trimEnd()
  const after = message.slice(end).replace(/^[^\S\n]+/, '')
  const joined = /\p{Script=Han}/u.test(instead) ? `${before}${instead}${after}` : [before, instead, after].filter((part) => part !== '').join(' ').replace(/ (?=[,，:：.。;；])/g, '')
  return joined.replace(/([,，、:：;；])\s*[,，、:：;；]/g, '$1').replace(/\(\s*\)|（\s*）|\[\s*\]/g, '').replace(/^[\s,，、:：;；.。!！>–—-]+|[\s,，、:：;；]+$/g, '').replace(before === '' ? /^for\s+(?=(?:an?|the|my|some|\d+)\b)/i : /^$/, '').trim()
}
