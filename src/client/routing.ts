/** Which of the contract's calls a user's words ask for, in English and Chinese: the routing table of the skills. */

import { outputFormats } from '../wire/render-output.ts'

export type Route = 'export' | 'credits' | 'state' | 'upload' | 'ask'

/** Of `output.format`, as people write them. */
const formats = outputFormats.join('|')

/**
 * In order; the first that matches counts. Words that only begin a request for a film ("a film about a bank balance")
 * are asked of the agent: a rule takes a whole, short message, not a word in a long one.
 */
const rules: readonly (readonly [Route, RegExp])[] = [
  ['export', new RegExp(`^(?:(?:please|now|ok|(?:can|could|will|would) you)[ ,]+)*(?:export|download|render|save(?= (?:it|this|the|my|as)\\b))\\b(?: (?:it|this|(?:the|my) (?:final |finished )?(?:film|video|clip|movie)|for me|as|to|in|an?|${formats}|1080p|video|film|file|now|please))*$`)],
  ['export', /^(?:(?:please|(?:can|could|will|would) you)[ ,]+)*(?:send|give) (?:me (?:the|my) (?:video|film|clip|file)|(?:it|(?:the|my) (?:video|film|clip|file)) to me)(?: please)?$/],
  ['export', /^(?:(?:please|(?:can|could|will|would) you)[ ,]+)*(?:(?:send|give|get|show) me |(?:can|could|may) i (?:have|get) |i (?:want|need) |where(?:'s| is) )?(?:the|a|my) (?:download link|link to (?:the|my) (?:video|film|clip|file))(?: please)?$/],
  ['export', new RegExp(`^请?(?:帮我|给我)?(?:把(?:它|(?:我的|这个)?(?:视频|影片|成片)))?(?:导出|下载)(?:我的|这个|一下)?(?:视频|影片|成片)?(?:给我)?(?: ?[为成]?(?:一个)? ?(?:1080p ?的? ?(?:视频|影片)?|(?:1080p ?的? ?)?(?:${formats})(?: ?(?:格式|文件|视频))?))?$`)],
  ['export', /^(?:我?现在|我)?(?:可以|能|能不能|可不可以)(?:导出|下载)(?:视频|影片|成片)?了?[吗么]?$/],
  ['export', /^请?(?:帮我)?(?:把(?:它|(?:我的|这个)?(?:视频|影片|成片|文件))(?:发|传|发送|下载|导出)|(?:发|传|发送)(?:视频|影片|成片|文件)?)给我(?:吧|一下)?$/],
  ['credits', /^(?:(?:please )?(?:(?:show|tell) me|show|check|what(?:'s| is)|how (?:much|many)) )?(?:(?:is|are) )?(?:my |the )?(?:credits?|(?:credits? )?balance)(?: (?:do i have|are left|left|have i))*$/],
  ['credits', /^(?:查询?|查看|看看|我的?|现在|一共)*(?:还?(?:有|剩下?|剩余)?多少|剩余)?(?:积分|余额)(?:还?(?:有|剩下?|是)?多少|查询)?[呢啊]?$/],
  ['state', /^(?:(?:show|what(?:'s| is)) )?(?:me )?(?:the |my )?(?:status|tracks|timeline|state)$/],
  ['state', /^(?:查看|显示|当前|现在|目前|看看|的|有哪些)*(?:状态|轨道|时间线)(?:如何|怎么?样|是什么|上?有(?:哪些|什么))?[呢啊]?$/],
  ['upload', /^upload(?: (?:a|an|the|my|this|these|some))?(?: (?:files?|photos?|pictures?|images?|clips?|videos?|logo|music))?$/],
  ['upload', /^(?:我要|请)?上传(?:一个|这个|这些)?(?:文件|图片|照片|视频|素材)?$/],
]

/** @param hasFile - Whether a file came with the words: then they are about that file first. */
export function routeOf(text: string, { hasFile = false }: { hasFile?: boolean } = {}): Route {
  if (hasFile) return 'upload'
  const words = text.normalize('NFKC').toLowerCase().replace(/[’]/g, "'").replace(/[\s.!?。！？]+$/, '').replace(/\s+/g, ' ').trim()
  return rules.find(([, pattern]) => pattern.test(words))?.[0] ?? 'ask'
}
