/** What an error says to people in their language, and to programs. */
import type { ErrorCode, ReelsmithError } from '../errors/error.ts'
import type { Tongue } from '../timeline/words.ts'
import { chineseSentence } from './error-chinese.ts'

/** By code where it says more than its area: what is wrong and what to do. Details follow as they came. */
const chinese: Partial<Record<ErrorCode, string>> & Record<string, string> = {
  request: '请求有误，请修改后再试',
  'request/too-large': '文件太大，请压缩或裁剪后再试',
  'request/unsupported-type': '不支持这种文件',
  auth: '没有权限，请换一个令牌',
  'auth/rate-limited': '请求太频繁，请半分钟后再试',
  session: '没有可以继续的影片，请重新开始',
  'session/version-conflict': '影片刚被改过，请再试一次',
  credits: '积分不足，请注册或充值后再试',
  fetch: '网址无法读取',
  file: '文件无法写入，请换个名字或文件夹',
  store: '存储暂不可用，请稍后再试',
  'store/owned': '数据文件夹正被另一个服务器使用',
  'store/disk-full': '磁盘空间不足，请先清理',
  server: '服务器没有响应，请检查它是否在运行、NEMO_API_URL 是否正确',
  client: '服务器的回答不符合约定，请检查 NEMO_API_URL',
  'render/nothing-to-export': '还没有可以导出的内容',
  'render/not-allowed': '当前套餐不能导出，请注册或升级',
  'render/not-found': '没有这个导出任务',
  'job/cancelled': '已取消',
  internal: '出了意外，请稍后再试',
}
const otherwise = '影片没有做成'

/** Where the Chinese says all there is to say; an address in the message, such as where to register, follows it. */
const whole: ReadonlySet<ErrorCode> = new Set([
  'auth/rate-limited',
  'auth/token-invalid',
  'credits/insufficient',
  'server/unreachable',
  'store/owned',
  'render/nothing-to-export',
  'job/cancelled',
  'client/protocol',
])

/**
 * In Chinese our own sentences are said in Chinese; of those of a server what is wrong comes first, and the details as
 * they came behind it. What is Chinese already stays.
 */
export function errorText(error: ReelsmithError, tongue: Tongue): string {
  const message = errorMessage(error)
  if (tongue === 'en') return message
  const own = chineseSentence(message) // first: a name in it may be Chinese
  if (own !== undefined) return own
  if (/\p{Script=Han}/u.test(message)) return message
  const { code } = error
  const said = chinese[code] ?? chinese[code.split('/')[0]!] ?? otherwise
  if (!whole.has(code)) return `${said}（${message.replace(/[.。]$/, '')}）`
  const [address] = /https?:\/\/[^\s,;)]+/.exec(message) ?? []
  return address === undefined ? `${said}。` : `${said}：${address.replace(/[.:]$/, '')}`
}

/** The message as programs are given it: in English, without what opens or names a session. */
export function errorMessage({ message }: Pick<ReelsmithError, 'message'>): string {
  return withoutSecrets(message)
}

/** What an error says where there is no command line, and so no options: in a conversation. */
export function withoutOptions(text: string): string {
  return text
    .replace(/^-o(?:: |：)(.)/u, (_, first: string) => first.toUpperCase())
    .replace(/, or replace it with --force|，或用 --force 覆盖/u, '')
    .replace(/ with -o\b|用 -o ?/u, '')
}

/** Tokens, and the ids that the contract makes: of sessions and tasks (19 digits) and of renders. Servers put them into messages. */
const secrets = /\b(?:nmv_usr|clm)_[\w-]+|\brender_[\w-]+|(?<![\d.])\d{19}(?!\d)/g

function withoutSecrets(text: string): string {
  return text.replace(secrets, '…')
}
