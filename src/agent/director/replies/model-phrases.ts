/** What is said about models: hosted ones that conduct turns or make clips, and what they cost. Data, in both languages. */
import { builtIn } from '../../../models/video/video-models.ts'
import type { Adapted } from '../../../models/generate-worker.ts'
import type { Language } from '../situation.ts'
import { lengthText, listed, phrase } from './wording.ts'

/** What was made, and what became of it. */
function adaptedText(language: Language, clip: Adapted): string {
  const { model, madeMs, usedMs, wantedMs, width, height, shownWidth, shownHeight } = clip
  const [made, used, wanted] = [madeMs, usedMs, wantedMs].map((ms) => lengthText(language, ms))
  const size = `${shownWidth}×${shownHeight}`
  const isFramed = width !== shownWidth || height !== shownHeight
  if (language === 'zh') {
    const done = [...(usedMs < madeMs ? [`剪到 ${used}`] : []), ...(isFramed ? [`${isSameShape(clip) ? '缩放' : '裁切'}到 ${size}`] : [])]
    const short = usedMs < wantedMs ? `，不到要求的 ${wanted}，这一段就只有 ${used}` : ''
    return `${model} 生成的是 ${made}、${width}×${height}${short}${done.length > 0 ? `，已${done.join('并')}` : ''}。`
  }
  const done = [...(usedMs < madeMs ? [`cut to ${used}`] : []), ...(isFramed ? [`${isSameShape(clip) ? 'scaled' : 'cropped'} to ${size}`] : [])]
  const short = usedMs < wantedMs ? `, less than the ${wanted} that were asked for, so this part is ${used} long` : ''
  return `${model} made ${made} at ${width}×${height}${short}${done.length > 0 ? `; ${listed('en', done)}` : ''}.`
}

/** Whether nothing of the picture is lost when it is framed; some models round their sizes. */
function isSameShape({ width, height, shownWidth, shownHeight }: Adapted): boolean {
  return Math.abs(Math.log((width * shownHeight) / (height * shownWidth))) < 0.02
}

/** What clips can be had from, and how it is asked for. */
function here(language: Language, names: readonly string[]): string {
  if (language === 'zh') return names.length === 0 ? '画面都由内置引擎生成。' : `画面可以由内置引擎或 ${listed('zh', names)} 生成；说“用${names[0]}”就用它。`
  return names.length === 0 ? 'Its pictures are made by the built-in painter.' : `Pictures can be made by the built-in painter, ${listed('en', names)}; say "with ${names[0]}" to have it used.`
}

export const modelPhrases = {
  adapted: phrase(
    (clip: Adapted) => adaptedText('en', clip),
    (clip: Adapted) => adaptedText('zh', clip),
  ),
  chained: phrase(
    (model: string, pieces: number) => `${model} can't make that in one piece: it is ${pieces}, each beginning with the last picture of the one before.`,
    (model: string, pieces: number) => `${model} 一次做不了这么长：分成 ${pieces} 段，每段从上一段的最后一帧接着做。`,
  ),
  takes: phrase(
    (model: string, takes: number) => `${model} can't make that in one piece, nor go on from a picture: it is ${takes} takes, cut together.`,
    (model: string, takes: number) => `${model} 一次做不了这么长，也不能从一张画面接着做：由 ${takes} 条同题镜头剪接而成。`,
  ),
  noOneTake: phrase(
    (model: string, mostMs: number, shots: number) => `${model} makes at most ${lengthText('en', mostMs)} at a time and can't go on from a picture, so it is ${shots} shots instead of one take.`,
    (model: string, mostMs: number, shots: number) => `${model} 一次最多做 ${lengthText('zh', mostMs)}，也不能从一张画面接着做，所以不是一镜到底，而是 ${shots} 个镜头。`,
  ),
  priced: phrase(
    (model: string, madeMs: number, usd: number) => `${model} (${madeMs > 0 ? `${lengthText('en', madeMs)}, ` : ''}${usd < 0.01 ? 'under $0.01' : `about $${usd.toFixed(2)}`})`,
    (model: string, madeMs: number, usd: number) => `${model}（${madeMs > 0 ? `${lengthText('zh', madeMs)}，` : ''}${usd < 0.01 ? '不到 0.01 美元' : `约 ${usd.toFixed(2)} 美元`}）`,
  ),
  photosLeftOut: phrase(
    (names: readonly string[]) => `${listed('en', names)} could not be used: a clip ends with a photo only where it begins with one, and shows others only where it begins with none.`,
    (names: readonly string[]) => `${listed('zh', names)} 没有用上：以照片结尾的画面也要以照片开头；以照片开头的画面不能再参考别的照片。`,
  ),
  stills: phrase(
    () => 'It is a still picture, over which the camera moves.',
    () => '用的是静态图片，由镜头移动带出动感。',
  ),
  otherVersion: phrase(
    (asked: string, name: string, id: string) => `You asked for ${asked}; what this server has as ${name} is ${id}.`,
    (asked: string, name: string, id: string) => `你要的是 ${asked}，这台服务器上的 ${name} 是 ${id}。`,
  ),
  otherModel: phrase(
    (asked: string, name: string) => `${asked} is not set up on this server, so ${name} was asked.`,
    (asked: string, name: string) => `这台服务器没有配置 ${asked}，所以交给了 ${name}。`,
  ),
  notHere: phrase(
    (asked: string, names: readonly string[]) => `${asked} is not set up on this server. ${here('en', names)}`,
    (asked: string, names: readonly string[]) => `这台服务器没有配置 ${asked}。${here('zh', names)}`,
  ),
  modelsHere: phrase(
    (names: readonly string[]) => here('en', names),
    (names: readonly string[]) => here('zh', names),
  ),
  offered: phrase(
    (name: string) => (name === builtIn.name ? `Say "with the ${name}" and the ${name} makes it instead.` : `Say "with ${name}" and ${name} makes it instead.`),
    (name: string) => (name === builtIn.name ? '说“用内置引擎”，就改由内置引擎生成。' : `说“用${name}”，就改由 ${name} 生成。`),
  ),
  handedOver: phrase(
    (reason: string) => `${reason}, so the built-in director answered.`,
    (reason: string) => `${reason}，所以这次由内置导演完成。`,
  ),
  restNotDone: phrase(
    (reason: string) => `${reason} before all was done. What you see is kept; say what is still missing.`,
    (reason: string) => `${reason}，没有全部做完。已做的都保留着；请说说还差什么。`,
  ),
  modelStopped: phrase(
    (model: string, why: 'time' | 'failed' | 'limit' | 'calls' | 'key' | 'spending') =>
      `${model} ${{ spending: 'would go beyond what this server spends on models', time: 'took too long', failed: 'gave no usable answer', limit: 'came to the limit of a turn', calls: 'asked for things that are not there', key: 'has no key on this server' }[why]}`,
    (model: string, why: 'time' | 'failed' | 'limit' | 'calls' | 'key' | 'spending') =>
      `${model} ${{ spending: '会超出这台服务器用在模型上的开支', time: '用时太久', failed: '没有给出可用的回答', limit: '到了一次对话的上限', calls: '要求了不存在的操作', key: '在这台服务器上没有密钥' }[why]}`,
  ),
  wouldCost: phrase(
    (cost: number, available: number) => `This would cost ${cost === 0 ? 'nothing' : `${cost} of your ${available} credits`}; nothing was made.`,
    (cost: number, available: number) => `${cost === 0 ? '这不花积分' : `这要花 ${cost} 积分（共有 ${available}）`}；还没有做。`,
  ),
  wouldSpend: phrase(
    (usd: number) => `The provider takes up to ${usd} US dollars for it.`,
    (usd: number) => `模型服务商最多收 ${usd} 美元。`,
  ),
  sayToDo: phrase(
    (request: string) => `Say "${request}" to have it made.`,
    (request: string) => `说“${request}”就开始做。`,
  ),
}
