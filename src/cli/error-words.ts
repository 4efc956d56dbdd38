/** What an error says to people in their language. */
import type { ErrorCode, ReelsmithError } from '../errors/error.ts'
import type { Tongue } from '../timeline/words.ts'

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

/** In Chinese what is wrong comes first, and the details as they came behind it; what is Chinese already stays. */
export function errorText({ code, message }: ReelsmithError, tongue: Tongue): string {
  if (tongue === 'en' || /\p{Script=Han}/u.test(message)) return message
  return `${chinese[code] ?? chinese[code.split('/')[0]!] ?? otherwise}（${message.replace(/[.。]$/, '')}）`
}
