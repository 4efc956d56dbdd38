/** `reelsmith models`: what makes clips on the server, what each can do and costs; `models test NAME` has it make one. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { NemoClient } from '../client/client.ts'
import { ReelsmithError } from '../errors/error.ts'
import type { Tongue } from '../timeline/words.ts'
import { type VideoModelFacts, type VideoObject, longestSide, shortestSide, warningDays } from '../wire/videos.ts'
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
      write(all, columnsOf(all.map((model) => rowOf(model, tongue))).join('\n'))
      return exitCodes.ok
    }
    const model = all.find(({ id }) => id.toLowerCase() === name.toLowerCase())
    if (!model) throw usage('models', `expected one of ${all.map(({ id }) => id).join(', ')}, got "${name}"`)
    const order = cheapest(model)
    const video = await made(client, await client.makeVideo({ ...order, model: model.id, prompt: 'a calm sea' }, signal), {
      signal,
      onProgress: (fraction) => progress.update(model.id, fraction),
    })
    if (video.status === 'failed') throw new ReelsmithError('job/failed', video.error?.message ?? `${model.id} made nothing.`)
    const { id: _, ...facts } = video // of the server's own, and good for nothing here
    write(facts, [...video.refusals, testText(model, order, video.made_by ?? model.id, tongue)].join('\n'))
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
  const inputs = [...(model.audio ? [isChinese ? '声音' : 'sound'] : []), ...(model.first_frame ? [isChinese ? '首帧' : 'first frame'] : []), ...(model.last_frame ? [isChinese ? '尾帧' : 'last frame'] : []), ...(model.references > 0 ? [isChinese ? `${model.references} 张参考图` : `${model.references} references`] : [])]
  return [model.id, model.owned_by, state, lengths, sizes.length === 0 ? anySize : sizes.join(' '), inputs.join(', '), creditsText(model, tongue), priceText(model, tongue), endText(model, tongue)]
}

function priceText({ usd_per_second: usd, usd_per_picture: each }: VideoModelFacts, tongue: Tongue): string {
  if (each !== null) return tongue === 'zh' ? `${each} 美元/张` : `$${each} a picture`
  if (usd === null) return tongue === 'zh' ? '价格未知' : 'price not known'
  if (usd === 0) return tongue === 'zh' ? '免费' : 'free'
  return tongue === 'zh' ? `${usd} 美元/秒` : `$${usd} a second`
}

function creditsText({ credits }: VideoModelFacts, tongue: Tongue): string {
  return tongue === 'zh' ? `${credits} 积分一段` : `${credits} credits a clip`
}

function endText({ until, days_left: left }: VideoModelFacts, tongue: Tongue): string {
  if (until === null || left === null) return ''
  if (left === 0) return tongue === 'zh' ? `已于 ${until} 停用` : `ended ${until}`
  const date = tongue === 'zh' ? `到 ${until}` : `until ${until}`
  if (left > warningDays) return date
  return tongue === 'zh' ? `${date}，只剩 ${left} 天！` : `${date}: ${left} ${left === 1 ? 'day' : 'days'} left!`
}

function testText(model: VideoModelFacts, { seconds, size }: { seconds: number; size: string }, madeBy: string, tongue: Tongue): string {
  const price = model.usd_per_picture ?? (model.usd_per_second === null ? undefined : model.usd_per_second * seconds)
  const usd = price === undefined ? undefined : Math.round(price * 100) / 100
  if (tongue === 'zh') return `${madeBy} 生成了 ${seconds} 秒、${size} 的画面${usd === undefined ? '' : `（${model.id} 约 ${usd} 美元）`}。`
  return `${madeBy} made ${seconds} s of ${size}${usd === undefined ? '' : ` (about $${usd} at ${model.id})`}.`
}
