/** Which of the contract's calls a user's words ask for, in English and Chinese: the routing table of the skills. */

export type Route = 'export' | 'credits' | 'state' | 'upload' | 'ask'

/**
 * In order; the first that matches counts. Words that only begin a request for a film ("a film about a bank balance")
 * are asked of the agent: a rule takes a whole, short message, not a word in a long one.
 */
const rules: readonly (readonly [Route, RegExp])[] = [
  ['export', /^(?:(?:please|now|ok)[ ,]+)*(?:export|download|render)\b(?: (?:it|this|the (?:film|video|clip)|as|to|in|an?|mp4|webm|gif|1080p|720p|4k|video|film|now|please))*$/],
  ['export', /^(?:please )?send me the (?:video|film|clip|file)$/],
  ['export', /^请?(?:帮我)?(?:导出|下载)(?:这个|一下)?(?:视频|影片|成片)?$/],
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

/** What a client does where a server's reply speaks of a screen that isn't there. */
export type GuiStep = 'do-by-api' | 'state' | 'edit' | 'summary' | 'export'

const guiWords: readonly (readonly [GuiStep, RegExp])[] = [
  ['summary', /preview (?:it )?(?:in|on) (?:the |your )?timeline|在?时间线(?:中|上|里)?预览/i],
  ['export', /\b(?:click|press|tap|hit|use)\b[^.!?]{0,30}\bexport\b|(?:点击|按下?)[^。！？]{0,10}导出/i],
  ['edit', /\bdrag(?:ging|s|ged)?\b|\bdrop (?:it|them|the)\b|拖拽|拖动|拖放/i],
  ['state', /\bopen (?:the|your)\b|打开/i],
  ['do-by-api', /\b(?:click|tap)\b|点击/i],
]

/** The steps that a reply's GUI talk stands for, each once, in the order of the reply; none where there is none. */
export function guiSteps(reply: string): GuiStep[] {
  const found: { step: GuiStep; at: number }[] = []
  let rest = reply
  for (const [step, pattern] of guiWords) {
    for (let match = pattern.exec(rest); match; match = pattern.exec(rest)) {
      found.push({ step, at: match.index })
      // its words mean no other step; the places of the others stay as they are
      rest = rest.slice(0, match.index) + ' '.repeat(match[0].length) + rest.slice(match.index + match[0].length)
    }
  }
  return [...new Set(found.sort((a, b) => a.at - b.at).map(({ step }) => step))]
}
