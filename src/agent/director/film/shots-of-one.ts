/** Several shots of the same thing: "two 5-second clips of waves". Pure. */
import { parseNumber } from '../reading/numbers.ts'

const count = '(two|three|four|five|six|[2-6])'
const unit = '(?:s|secs?|seconds?|m|mins?|minutes?)'
const shots = new RegExp(`\\b${count}(?! ?-?${unit}\\b) (?:more )?(?:[\\w.-]+ ){0,4}?(?:clips|shots|scenes|videos) (?:of|showing|with)\\b|([两兩二三四五六2-6])[个個段条條组]\\s*(?:[\\d一二两三四五六七八九十半]+\\s*(?:秒|分钟))?(?:长?的)?[^,，。;；:：]{1,24}?(?:视频|視頻|镜头|鏡頭|画面|畫面|片段|场景|場景|短片)`, 'i')
const countWords = new RegExp(`^(?:${count}|[两兩二三四五六2-6][个個段条條组])(?: more)?\\s*(?:的)?\\s*|,? ${count}$`, 'i')

/** That the length which is named is all of theirs together. */
export const inTotal = /,?\s*\b(?:in total|altogether|all together)\b|[,，]?\s*(?:一共|总共|加起来|合计|共)(?=\s|$|\d)/i

/** How many shots a request asks for, 2 to 6; else nothing. Each is as long as is said, unless {@link inTotal}. */
export function shotsIn(text: string): number | undefined {
  const found = shots.exec(text)
  return found ? parseNumber(found[1] ?? found[2]!) : undefined
}

/** What they show, without how many there are. */
export function withoutCount(subject: string): string {
  return subject.replace(inTotal, '').trim().replace(countWords, '').trim()
}

/** How the camera takes one of them after the other. */
const takes = { en: ['', 'close-up', 'slow pan', 'push in', 'pull back', 'aerial'], zh: ['', '特写', '平移', '推进', '拉远', '航拍'] }

/** The prompt of one of them, counted from 0. */
export function taken(subject: string, index: number): string {
  const isChinese = /\p{Script=Han}/u.test(subject)
  const take = takes[isChinese ? 'zh' : 'en'][index % takes.en.length]!
  return take === '' ? subject : `${subject}${isChinese ? '，' : ', '}${take}`
}
