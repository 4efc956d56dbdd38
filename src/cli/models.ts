/** `reelsmith models`: what the server makes clips, converses, speaks and listens with, what each can do and costs; `models test NAME` tries one. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { NemoClient } from '../client/client.ts'
import { ReelsmithError } from '../errors/error.ts'
import type { Tongue } from '../timeline/words.ts'
import { type ModelTrial, type VideoModelFacts, type VideoObject, longestSide, shortestSide, warningDays } from '../wire/videos.ts'
import { type CommandContext, readWords, usage } from './command.ts'
import { columnsOf } from './display-width.ts'
import { exitCodes } from './exit-code.ts'
import { noProgress, showProgress } from './progress.ts'
import { withConnection } from './with-connection.ts'
import { wordsOf } from './words.ts'
import { writeResult } from './write-result.ts'

const pollMs = 1000

export async function models(words: readonly string[], context: CommandContext): Promise<number> {
  const { values, positionals } = readWords('models', words)
  const [what, name, ...rest] = positionals
  if ((what !== undefined && what !== 'test') || (what === 'test') !== (name !== undefined) || rest.length > 0) {
    throw usage('models', `expected nothing or test NAME, got "${positionals.join(' ')}"`)
  }
  const { signal, tongue } = context
  const progress = values.json ? noProgress : showProgress(context.errors)
  const write = (data: unknown, text: string): void => {
    progress.clear()
    writeResult(context.output, { asJson: values.json, data, text })
  }
  return await withConnection(context, { progress, words: wordsOf(tongue) }, async ({ client }) => {
    const all = await client.videoModels(signal)
    if (name === undefined) {
      const [clips, others] = [all.filter(makesClips), all.filter((model) => !makesClips(model))]
      write(all, [clips.map((model) => rowOf(model, tongue)), others.map((model) => serviceRow(model, tongue))].flatMap((rows) => (rows.length > 0 ? [columnsOf(rows).join('\n')] : [])).join('\n\n'))
      return exitCodes.ok
    }
    const model = all.find(({ id }) => id.toLowerCase() === name.toLowerCase())
    if (!model) throw usage('models', `expected one of ${all.map(({ id }) => id).join(', ')}, got "${name}"`)
    if (!makesClips(model)) {
      if (model.owned_by === builtInOwner) throw usage('models', `${model.id} is a part of this program and has no test`)
      const trial = await client.tryModel(model.id, signal)
      write(trial, trialText(model, trial, tongue))
      return exitCodes.ok
    }
    const order = cheapest(model)
    const video = await made(client, await client.makeVideo({ ...order, model: model.id, prompt: 'a calm sea' }, signal), {
      signal,
      onProgress: (fraction) => progress.update(model.id, fraction),
    })
    if (video.status === 'failed') throw new ReelsmithError('job/failed', video.error?.message ?? `${model.id} made nothing.`)
    const { id: _, ...facts } = video // of the server's own, and good for nothing here
    write(facts, [...video.refusals, testText(model, { ...order, madeSeconds: Number(video.seconds), madeSize: video.size }, video.made_by ?? model.id, tongue)].join('\n'))
    return video.refusals.length > 0 ? exitCodes.film : exitCodes.ok
  })
}

/** The shortest clip of the smallest size, in its shape; sides in pixels as far as a request may tell them. */
function cheapest({ seconds, sizes }: VideoModelFacts): { seconds: number; size: string } {
  const sidesOf = (size: string): number[] => size.split('x').map(Number)
  const area = (size: string): number => sidesOf(size).reduce((product, side) => product * side, 1)
  const sides = sidesOf(sizes.toSorted((a, b) => area(a) - area(b))[0] ?? '160x90')
  const scale = Math.min(longestSide / Math.max(...sides), Math.max(1, shortestSide / Math.min(...sides)))
  const size = sides.map((side) => Math.round((side * scale) / 2) * 2).join('x')
  return { seconds: seconds.length > 0 ? Math.min(...seconds) : 1, size }
}

async function made(client: NemoClient, begun: VideoObject, { signal, onProgress }: { signal: AbortSignal; onProgress(fraction: number): void }): Promise<VideoObject> {
  let video = begun
  while (video.status === 'queued' || video.status === 'in_progress') {
    await sleep(pollMs, undefined, { signal })
    video = await client.video(video.id, signal)
    onProgress(video.progress / 100)
  }
  return video
}

function rowOf(model: VideoModelFacts, tongue: Tongue): string[] {
  const isChinese = tongue === 'zh'
  const { seconds, sizes } = model
  const state = model.ready ? (isChinese ? '可用' : 'ready') : isChinese ? '不可用（缺密钥或已停用）' : 'not ready (no key, or ended)'
  const anyLength = model.makes === 'picture' ? (isChinese ? '静态图片' : 'stills') : isChinese ? '任意长度' : 'any length'
  const lengths = seconds.length === 0 ? anyLength : `${Math.min(...seconds)}-${Math.max(...seconds)} s`
  const anySize = isChinese ? '任意尺寸' : 'any size'
  const inputs = [...(model.audio ? [isChinese ? '声音' : 'sound'] : []), ...(model.first_frame ? [isChinese ? '首帧' : 'first frame'] : []), ...(model.last_frame ? [isChinese ? '尾帧' : 'last frame'] : []), ...(model.references > 0 ? [isChinese ? `${model.references} 张参考图` : `${model.references} references`] : []), ...(model.reference_videos > 0 ? [isChinese ? `${model.reference_videos} 段参考视频` : `${model.reference_videos} reference videos`] : [])]
  return [model.id, model.owned_by, state, lengths, sizes.length === 0 ? anySize : sizes.join(' '), inputs.join(', '), creditsText(model, tongue), priceText(model, tongue), endText(model, tongue)]
}

/** As the server calls whatever is a part of it. */
const builtInOwner = 'built-in'

function makesClips({ makes }: VideoModelFacts): boolean {
  return makes === 'video' || makes === 'picture'
}

const does: Readonly<Record<Tongue, Record<string, string>>> = {
  en: { conversation: 'conducts turns', speech: 'speaks', transcript: 'writes down what is said' },
  zh: { conversation: '指挥对话', speech: '配音', transcript: '听写' },
}

/** So many voices are told by their names. */
const mostVoices = 4

/** What the server calls its own parts, which have no name. */
const ownParts: Readonly<Record<string, string>> = { 'built-in director': '内置导演', "this machine's voices": '本机的声音', "this machine's recognisers": '本机的语音识别' }

function serviceRow(model: VideoModelFacts, tongue: Tongue): string[] {
  const isChinese = tongue === 'zh'
  const { id, owned_by: owner, ready, used, makes, voices, languages, credits, paid } = model
  const notReady = makes === 'conversation' ? (isChinese ? '不可用（缺密钥或已停用）' : 'not ready (no key, or ended)') : isChinese ? '不可用' : 'not there'
  const state = !ready ? notReady : used ? (isChinese ? '使用中' : 'used') : isChinese ? '可用' : 'ready'
  const named = [...voices.slice(0, mostVoices), ...(voices.length > mostVoices ? [`+${voices.length - mostVoices}`] : [])].join(', ')
  const price = paid ? servicePrice(model, tongue) : isChinese ? '免费' : 'free'
  const each = credits === 0 ? '' : isChinese ? `${credits} 积分一次` : `${credits} ${credits === 1 ? 'credit' : 'credits'} a voice-over`
  return [isChinese ? (ownParts[id] ?? id) : id, owner === 'built-in' && isChinese ? '内置' : owner, state, does[tongue][makes] ?? makes, named || languages.join(' ').replace('*', '…'), each, price, endText(model, tongue)]
}

/** What isn't known can't be counted in dollars. */
const unknownPrice: Readonly<Record<Tongue, string>> = { en: 'price not known: counted as an order', zh: '价格未知：按次数计' }

function servicePrice({ usd_per_million_tokens: tokens, usd_per_10000_characters: characters, usd_per_minute: minute }: VideoModelFacts, tongue: Tongue): string {
  const isChinese = tongue === 'zh'
  if (tokens !== null) return isChinese ? `每百万 token：问 ${tokens.questions} 美元，答 ${tokens.answers} 美元` : `$${tokens.questions} in, $${tokens.answers} out a million tokens`
  if (characters !== null) return isChinese ? `${characters} 美元/万字符` : `$${characters} for 10,000 characters`
  if (minute !== null) return isChinese ? `${minute} 美元/分钟` : `$${minute} a minute`
  return unknownPrice[tongue]
}

function trialText({ makes }: VideoModelFacts, { id, said, took_seconds: took, tokens, sound_seconds: sound }: ModelTrial, tongue: Tongue): string {
  const seconds = Math.round(took * 10) / 10
  const length = sound === null ? 0 : Math.round(sound * 10) / 10
  if (tongue === 'zh') {
    if (makes === 'speech') return `${id} 用 ${seconds} 秒说了 ${length} 秒：“${said}”`
    return makes === 'transcript' ? `${id} 用 ${seconds} 秒从 ${length} 秒的声音里听到：“${said}”` : `${id} 用 ${seconds} 秒回答了“${said}”${tokens === null ? '' : `（${tokens} 个 token）`}。`
  }
  if (makes === 'speech') return `${id} spoke ${length} s in ${seconds} s: "${said}"`
  return makes === 'transcript' ? `${id} heard in ${length} s of sound, in ${seconds} s: "${said}"` : `${id} answered "${said}" in ${seconds} s${tokens === null ? '' : ` (${tokens} tokens)`}.`
}

function priceText({ usd_per_second: usd, usd_per_picture: each }: VideoModelFacts, tongue: Tongue): string {
  if (each !== null) return tongue === 'zh' ? `${each} 美元/张` : `$${each} a picture`
  if (usd === null) return unknownPrice[tongue]
  if (usd === 0) return tongue === 'zh' ? '免费' : 'free'
  return tongue === 'zh' ? `${usd} 美元/秒` : `$${usd} a second`
}

function creditsText({ credits }: VideoModelFacts, tongue: Tongue): string {
  return tongue === 'zh' ? `${credits} 积分一段` : `${credits} credits a clip`
}

/** Of what somebody else serves. */
function endText({ until, days_left: left, paid }: VideoModelFacts, tongue: Tongue): string {
  if (until === null || left === null) return !paid ? '' : tongue === 'zh' ? '未公布停用日期' : 'no last day announced'
  if (left === 0) return tongue === 'zh' ? `已于 ${until} 停用` : `ended ${until}`
  const date = tongue === 'zh' ? `到 ${until}` : `until ${until}`
  if (left > warningDays) return date
  return tongue === 'zh' ? `${date}，只剩 ${left} 天！` : `${date}: ${left} ${left === 1 ? 'day' : 'days'} left!`
}

function testText(model: VideoModelFacts, { seconds, madeSeconds, madeSize }: { seconds: number; madeSeconds: number; madeSize: string }, madeBy: string, tongue: Tongue): string {
  const price = model.usd_per_picture ?? (model.usd_per_second === null ? undefined : model.usd_per_second * seconds)
  const usd = price === undefined ? undefined : Math.round(price * 100) / 100
  if (tongue === 'zh') return `${madeBy} 生成了 ${madeSeconds} 秒、${madeSize} 的画面${usd === undefined ? '' : `（${model.id} 约 ${usd} 美元）`}。`
  return `${madeBy} made ${madeSeconds} s of ${madeSize}${usd === undefined ? '' : ` (about $${usd} at ${model.id})`}.`
}
