/** Why a model did not make something, in Chinese; a provider's own words stay as they are, as a quotation. Data. */

type Row = readonly [RegExp, string]

/** What a provider's reason says that is none of its own words. */
const reasons: readonly Row[] = [
  [/^HTTP (\d+)$/, '（HTTP $1）'],
  [/^its safety filter took the (?:clip|picture)$/, '，它的安全过滤拦下了这个画面'],
  [/^no reason was told$/, '，没有说明原因'],
  [/^(?:cancelled|canceled)$/, '，任务被取消了'],
]

/** What is wrong with what was made. */
const problems: readonly Row[] = [
  [/^it is no video$/, '不是视频'],
  [/^it is no (?:still )?picture$/, '不是图片'],
  [/^it has no moving picture$/, '里面没有活动画面'],
  [/^it is damaged$/, '文件损坏了'],
  [/^it shows nothing but one colour$/, '只有一种颜色，什么也看不到'],
  [/^it has ([\d.]+) s of the ([\d.]+) s that were ordered$/, '要的是 $2 秒，只有 $1 秒'],
  [/^it has (\S+) pixels, of (\S+) that were ordered$/, '要的是 $2，只有 $1'],
]

/** `$1` … are the parts; in braces: a part in Chinese, by {@link reasons} or {@link problems}, or else as a quotation. */
const rows: readonly Row[] = [
  [/^(.+?) (?:did not answer|failed: it did not answer)\b/, '$1 没有回应。'],
  [/^(.+?) refused: (.*)$/s, '$1 拒绝了请求{$2}。'],
  [/^(.+?) did not make the (?:clip|picture): (.*)$/s, '$1 没有做出画面{$2}。'],
  [/^(.+?) did not finish the (?:clip|picture) within ([\d.]+) minutes/, '$1 在 $2 分钟内没有做完。'],
  [/^(.+?) made a (?:clip|picture) that can't be used: (.*?)\.?$/s, '$1 做出来的画面不能用：{$2}。'],
  [/^(.+?) has no key on this server: its operator has to set (\w+)/, '$1 在这台服务器上没有密钥，要由管理员设置 $2。'],
  [/^(.+?) is not served any more: its last day was (\S+?)\.?$/, '$1 已经停止服务，最后一天是 $2。'],
  [/^(.+?) makes clips of up to ([\d.]+) s, and this one has ([\d.]+) s/, '$1 一次最多做 $2 秒，这一段要 $3 秒；可以要短一点的。'],
  [/^(.+?) takes no picture that a clip begins with/, '$1 不能从一张图片开始做。'],
  [/^(.+?) takes no picture that a clip ends with/, '$1 不能指定结尾的图片。'],
  [/^(.+?) takes no pictures of what is to be seen/, '$1 不能参考图片。'],
  [/^(.+?) takes no videos of what is to be seen/, '$1 不能参考视频。'],
  [/^(.+?) takes at most (\d+) videos of what is to be seen/, '$1 最多参考 $2 段视频。'],
  [/^(.+?) takes at most (\d+) pictures and videos of what is to be seen/, '$1 最多参考 $2 张图片和视频。'],
  [/^(.+?) takes at most (\d+) pictures? of what is to be seen/, '$1 最多参考 $2 张图片。'],
  [/^The clip of (.+?) can not be fetched any more/, '$1 做好的画面取不到了：下载地址已经过期。'],
  [/^The clip of (.+?) (?:could not be fetched|broke off)/, '$1 做好的画面没能下载下来。'],
  [/^The clip of (.+?) has more than 2 GB/, '$1 做出来的文件超过 2 GB。'],
  [/^(.+?) has no (?:clip|picture) to fetch/, '$1 没有可以下载的画面。'],
  [/^(.+?) put the clip into a bucket/, '$1 把画面存进了存储桶，要有服务账号才能读取。'],
  [/^A clip lies at an address that can't be fetched/, '做好的画面放在不能访问的地址。'],
  [/^The workflow of (.+?) /, '$1 的工作流文件不能用，要由管理员检查。'],
  [/^(.+?): its key was expected to be/, '$1 的密钥不对，要由管理员检查。'],
  [/^The server ended while the (?:clip|picture) was being ordered from (.+?)\. /, '向 $1 下单的时候服务器停了，不知道它有没有接单，所以没有再下一次；不花积分。要新的请再说一遍。'],
  [/^(?:The speech engine )?gave no WAV sound|^The speech engine gave no WAV/, '没有返回可用的声音。'],
  [/^(.+?) gave an? (?:answer|token|result)\b/, '$1 的回答看不懂。'],
  [/^(.+?) failed: (.*) \(HTTP (\d+)\)\.?$/s, '$1 出错了（HTTP $3）{$2}。'],
  [/^(\S+) failed: (.*?)\.?$/s, '$1 出错了{$2}。'],
  [/^(.+?) did not finish in time\.$/, '$1 没有及时做完。'],
  [/^This server spends at most ([\d.]+) US dollars a day for one user on models/, '这台服务器每天为一位用户最多花 $1 美元用模型，这一段会超出；可以让内置引擎来做，或者过一天再来。'],
  [/^This server spends at most ([\d.]+) US dollars a day on models/, '这台服务器每天最多花 $1 美元用模型，这一段会超出；可以让内置引擎来做，或者过一天再来。'],
  [/^This server spends at most ([\d.]+) US dollars on models/, '这台服务器最多花 $1 美元用模型，这一段会超出；可以让内置引擎来做。'],
  [/^This server orders from models at most (\d+) times a day for one user/, '这台服务器每天为一位用户最多向模型下单 $1 次，这一段会超出；可以让内置引擎来做，或者过一天再来。'],
  [/^This server orders from models at most (\d+) times a day/, '这台服务器每天最多向模型下单 $1 次，这一段会超出；可以让内置引擎来做，或者过一天再来。'],
  [/^This plan makes no clips with paid models/, '你的套餐不能用付费模型生成画面；可以注册或升级，或者让内置引擎来做。'],
  [/^This costs (\d+) credits, and there are (\d+)/, '这要花 $1 积分，现在只有 $2 积分。'],
]

/** Undefined where it is nothing of that kind. */
export function providerRefusalInChinese(reason: string): string | undefined {
  for (const [words, chinese] of rows) {
    const parts = words.exec(reason)
    if (!parts) continue
    return chinese.replace(/\{\$(\d)\}|\$(\d)/g, (_, quoted: string | undefined, plain: string | undefined) => (quoted === undefined ? parts[Number(plain)]! : told(parts[Number(quoted)]!.trim(), chinese.includes('：{'))))
  }
  return undefined
}

/** A part in Chinese, else what the provider said. */
function told(part: string, isBehindColon: boolean): string {
  for (const [words, chinese] of [...reasons, ...problems]) if (words.test(part)) return part.replace(words, chinese)
  const quotation = `“${part.replace(/\.$/, '')}”`
  return isBehindColon ? quotation : `，原话是${quotation}`
}
