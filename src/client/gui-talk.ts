/** Replies that speak of a screen that isn't there, as what they mean for a client that has none. */

/** What a client does where a server's reply speaks of a screen. */
export type GuiStep = 'do-by-api' | 'state' | 'edit' | 'summary' | 'export'

/** Where somebody is told to do something, not where something is called so ("drag race", "已打开原声"). */
const told = String.raw`(?:^|[,.!?;]\s*|\b(?:please|you (?:can|may|should|need to|have to)|simply|just|then|now|and|or)\s+)`
const toldChinese = String.raw`(?:^|[。！？；，,.]\s*)(?:请|您|你|可以|然后|再|先|直接|[把将][^。！？，]{0,15})*`

/** With either button, once or twice. */
const click = String.raw`(?:(?:double|right|left)[- ]?)?(?:click|tap)`
const clickChinese = '(?:(?:[左右]键)?(?:点击|单击|双击|右击|点按)|右键)'
/** What lies about on a screen: "drag race" is none. */
const things = 'clips?|files?|photos?|images?|pictures?|videos?|media|music|audio|text|titles?|tracks?|layers?'
const places = String.raw`settings|preferences|(?:\w+ ){1,2}(?:panel|menu|tab|window|dialog|sidebar|inspector)`

const guiWords: readonly (readonly [GuiStep, RegExp])[] = [
  ['summary', new RegExp(`${told}preview (?:it |the \\w+ )?(?:in|on) (?:the |your )?timeline|${toldChinese}在?时间线(?:中|上|里)?预览`, 'i')],
  ['export', new RegExp(`${told}(?:${click}|press|hit|use|select|choose)\\b[^.!?]{0,30}\\bexport\\b|${toldChinese}(?:${clickChinese}|按下?|选择|选中)[^。！？]{0,10}导出`, 'i')],
  ['edit', new RegExp(`${told}(?:drag|drop) (?:and drop )?(?:the|your|it|them|a|an|any|each|${things})\\b|${toldChinese}(?:拖拽|拖动|拖放|拖[到入进至])`, 'i')],
  ['state', new RegExp(`${told}open (?:the|your|${places})\\b|${toldChinese}打开`, 'i')],
  ['do-by-api', new RegExp(`${told}${click}\\b|${toldChinese}${clickChinese}`, 'i')],
]

/** `open the door (4-8s)`: a clip's name says nothing to the user. */
const clipWithSpan = /[^,;.!?:，；。：、]*[(（][\d.]+-[\d.]+(?:s|秒)[^)）]*[)）]/g

/** The steps that a reply's GUI talk stands for, each once, in the order of the reply; none where there is none. */
export function guiSteps(reply: string): GuiStep[] {
  const found: { step: GuiStep; at: number }[] = []
  let rest = reply.replace(clipWithSpan, (clip) => '.'.repeat(clip.length))
  for (const [step, pattern] of guiWords) {
    for (let match = pattern.exec(rest); match; match = pattern.exec(rest)) {
      found.push({ step, at: match.index })
      // its words mean no other step; the places of the others stay as they are
      rest = rest.slice(0, match.index) + '.'.repeat(match[0].length) + rest.slice(match.index + match[0].length)
    }
  }
  return [...new Set(found.sort((a, b) => a.at - b.at).map(({ step }) => step))]
}

export interface Understood {
  /** The reply without its sentences about a screen. */
  readonly shown: string
  readonly steps: readonly GuiStep[]
  /** The sentences that tell the user to make an edit by hand; empty when there are none. */
  readonly byHand: string
}

/** A reply taken apart into what is shown to the user and what is done for them instead. */
export function withoutGui(reply: string): Understood {
  const shown: string[] = []
  const byHand: string[] = []
  for (const sentence of reply.split(/(?<=[.!?]\s+)|(?<=[。！？\n])/)) {
    const steps = guiSteps(sentence)
    if (steps.length === 0) shown.push(sentence)
    else if (!steps.includes('export') && (steps.includes('edit') || steps.includes('do-by-api'))) byHand.push(sentence)
  }
  return { shown: shown.join('').trim(), steps: guiSteps(reply), byHand: byHand.join('').trim() }
}

/** The message that has the server do what it told the user to do. */
export function doItYourself(byHand: string, isChinese: boolean): string {
  return isChinese ? `这里没有界面，请直接替我完成：${byHand}` : `There is no screen here; do this for me: ${byHand}`
}
