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
  ['export', new RegExp(`^(?:(?:please|now|ok)[ ,]+)*(?:export|download|render)\\b(?: (?:it|this|the (?:film|video|clip)|as|to|in|an?|${formats}|1080p|720p|4k|video|film|file|now|please))*$`)],
  ['export', /^(?:please )?send me the (?:video|film|clip|file)$/],
  ['export', new RegExp(`^请?(?:帮我)?(?:把(?:它|视频|影片|成片))?(?:导出|下载)(?:这个|一下)?(?:视频|影片|成片)?(?: ?[为成]?(?:一个)? ?(?:1080p )?(?:${formats})(?: ?(?:格式|文件|视频))?)?$`)],
  ['credits', /^(?:(?:show|check|what(?:'s| is)|how (?:much|many)) )?(?:(?:is|are) )?(?:my |the )?(?:credits?|balance)(?: (?:do i have|are left|left|have i))*$/],
  ['credits', /^(?:查询?|查看|我的|还有多少|剩余|看看)*(?:积分|余额)(?:多少|还有多少|查询)?$/],
  ['state', /^(?:(?:show|what(?:'s| is)) )?(?:me )?(?:the |my )?(?:status|tracks|timeline|state)$/],
  ['state', /^(?:查看|显示|当前|看看)*(?:状态|轨道|时间线)$/],
  ['upload', /^upload(?: (?:a|an|the|my|this|these|some))?(?: (?:files?|photos?|pictures?|images?|clips?|videos?|logo|music))?$/],
  ['upload', /^(?:我要|请)?上传(?:一个|这个|这些)?(?:文件|图片|照片|视频|素材)?$/],
]

/** @param hasFile - Whether a file came with the words: then they are about that file first. */
export function routeOf(text: string, { hasFile = false }: { hasFile?: boolean } = {}): Route {
  if (hasFile) return 'upload'
  const words = text.normalize('NFKC').toLowerCase().replace(/[’]/g, "'").replace(/[\s.!?。！？]+$/, '').replace(/\s+/g, ' ').trim()
  return rules.find(([, pattern]) => pattern.test(words))?.[0] ?? 'ask'
}
