/** What people ask of editors and nothing here can do: said at once, with what comes nearest. */
import type { Outcome } from '../outcome.ts'
import type { Request } from '../request.ts'

interface Missing {
  readonly words: RegExp
  readonly en: string
  readonly zh: string
}

const missing: readonly Missing[] = [
  {
    words: /\brename (?:the |my |this |clip |shot |scene )(?!.*\b(?:film|video|project)\b)|(?<!\b(?:film|video|project))'s name (?:to|into)\b|(?:片段|镜头|第.[段个张])的?(?:名字?|名称)?(?:改名|重命名)/i,
    en: 'Clips go by what they show, so nothing was renamed. Words over one I can add: "add the text Beach on clip 2".',
    zh: '片段按画面内容称呼，不能改名，所以没有改动。可以在上面加字：“第二段加文字‘海边’”。',
  },
  {
    words: /\b(?:rotat(?:e|ed|ing)|filmed (?:it |this )?sideways|turn (?:it|the (?:clip|video|picture)) (?:by )?(?:90|180|270|ninety|upright|around by)|upside down)\b|\b(?:flip|mirror)(?:ped|red|ing)?\b.{0,20}\b(?:clip|video|picture|shot|it|horizontally|vertically)\b|旋转|转\s*(?:90|180|270|九十)\s*度|横过来了|倒过来了|镜像|水平翻转|左右翻转/i,
    en: 'Turning or mirroring a picture is something I can\'t do yet, so nothing was changed. Turn the file before you upload it; cropping works: "zoom in on clip 1".',
    zh: '旋转和镜像画面我还做不到，所以没有改动。请先把文件转正再上传；裁切可以做：“第一段放大一点”。',
  },
  {
    words: /\bstabili[sz]\w*|\b(?:fix|remove|reduce|smooth out) (?:the )?(?:camera )?shak\w*|防抖|去抖动?|稳定画面|画面稳定/i,
    en: 'I can\'t steady shaky pictures, so nothing was changed. Cutting the worst out or slowing it down helps: "cut 0:05 to 0:08", "slow down clip 2".',
    zh: '抖动的画面我没法变稳，所以没有改动。可以把最晃的剪掉或放慢：“剪掉5秒到8秒”“第二段放慢一点”。',
  },
  {
    words: /\bgreen ?screen\b|\bchroma ?key\b|\b(?:remove|replace|change|swap|cut out) (?:the |my )?background\b(?! (?:music|noise|sound|song|track|box|colou?r))|绿幕|抠像|抠图|去(?:掉|除)背景(?!音|噪|乐|的?音)|换个?背景(?!音|乐)/i,
    en: 'I can\'t take somebody out of a background, so nothing was changed. I can lay a picture over another one, in a corner: "put photo.jpg in the top right corner".',
    zh: '抠像我还做不到，所以没有改动。可以把一个画面叠在另一个上面：“把 photo.jpg 放在右上角”。',
  },
  {
    words: /\bblur(?:ring)? (?:out )?(?:the |my |his |her |their |everyone's )?(?:faces?|backgrounds?|licen[cs]e plates?|number plates?)\b|\bpixel(?:ate|lated)\b|打码|马赛克|背景虚化|(?:脸|车牌)模糊|模糊(?:人)?脸/i,
    en: 'I can\'t blur a part of a picture, so nothing was changed. I can crop it away or cut the moment out: "zoom in on clip 2", "cut 0:05 to 0:08".',
    zh: '局部模糊、打码我还做不到，所以没有改动。可以裁掉那一块，或剪掉那几秒：“第二段放大一点”“剪掉5秒到8秒”。',
  },
  {
    words: /\b(?:face ?swap|deep ?fake)\b|\b(?:swap|replace|change)\b.{0,16}\bfaces?\b|换脸|(?:脸|面孔?)(?:换|变)成/i,
    en: 'Faces I can\'t exchange, so nothing was changed. Another picture can be shown instead: "replace clip 2 with …".',
    zh: '换脸我做不了，所以没有改动。可以换一个画面：“把第二段换成……”。',
  },
  {
    words: /\bupscal\w*|\bsharpen\b|\bmake (?:it|the (?:video|picture|clip|footage)) (?:sharper|less blurry|clearer|hd)\b|\benhance the (?:quality|resolution)\b|提高?清晰度|变清晰|修复画质|画质(?:增强|修复)|锐化/i,
    en: 'I can\'t make a picture sharper than it was taken, so nothing was changed. Light and colour I can: "brighter", "more contrast".',
    zh: '原来不清楚的画面我没法变清晰，所以没有改动。亮度和颜色可以调：“亮一点”“对比强一点”。',
  },
]

export function unable(request: Request): Outcome | undefined {
  const { clause } = request
  if (clause.has('(LOGO|OVERLAY|TITLE|TEXT|CAPTION|QUOTE|TRANSITION|EFFECT)') || clause.starts('(PLEASE)* GEN')) return undefined
  const found = missing.find(({ words }) => words.test(clause.text))
  return found && { text: request.word(found.en, found.zh) }
}
