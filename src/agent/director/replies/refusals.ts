/** Why an action refused, in Chinese. Actions speak English, as everything does that programs read too. Pure. */
import { providerRefusalInChinese } from './provider-refusals.ts'

const duration = '([\\d.]+ ?(?:ms|s|min)(?: \\d+ ?s)?)'

/** What actions say, and the same in Chinese; `$1` … are its parts. Of several the first that fits. */
const rows: readonly (readonly [RegExp, string])[] = [
  [/^There is no clip (\S+): there are no clips yet/, '还没有画面。'],
  [/^There is no clip (\S+); there (?:is|are) (\d+) clips?: (.*)\.$/, '没有“$1”，一共 $2 段：$3。'],
  [/^There is no picture yet\b/, '还没有画面。'],
  [/^There is no picture at /, '那个时间没有画面。'],
  [/^There is nothing to (?:show|export) yet/, '还没有可以用的画面，先说说要一部什么样的片子。'],
  [/^No brand is remembered yet/, '还没有记住品牌；可以说“我们的品牌色是藏青色”。'],
  [/^There is nothing to undo/, '没有可以撤销的操作。'],
  [/^There is nothing to redo/, '没有可以重做的操作。'],
  [/^There is no music, voice or effect to fade/, '没有可以淡入淡出的音乐、旁白或音效。'],
  [/^There is no music/, '还没有音乐。'],
  [/^There is no sound "(.*)"; there are/, '没有“$1”这种音效，有雨声、海浪、鸟叫、风声、车流、人群、脚步、嗖声等等。'],
  [/^There is no sound of that kind/, '没有这种声音。'],
  [/^No recording with sound is in the film/, '片中没有带声音的录像，或者还没有听完；请稍后再试。'],
  [/^There is no recorded voice-over/, '片中没有录制的旁白可以降噪。'],
  [/^No pause that long/, '片中没有这么长的停顿。'],
  [/^No beat is heard/, '这段音乐听不出节拍，可以换一段：“配一段轻快的音乐”。'],
  [/^No cut can be moved onto a beat/, '素材没有多余的长度，剪辑点移不到节拍上。'],
  [/^There is no cut yet that could lie on a beat/, '至少要有两段画面，才有剪辑点。'],
  [/^There are no uploaded photos or clips/, '还没有上传照片或视频。'],
  [/^(\d+) pictures need at least (\d+) s/, '$1 张画面至少要 $2 秒才看得清；可以加长片子，或少用几张。'],
  [/^No words are heard in recordings of the film\.$/, '没有听出录像里说了什么。'],
  [/^No words are heard in/, '没有听出片中说了什么；可以把要显示的字告诉我。'],
  [/^No "um" and no other filler/, '没有听到“嗯”“呃”这样的语气词。'],
  [/^"(.*)" is not heard in the film/, '片中没有听到“$1”。'],
  [/^No speech recogniser is installed.*?(reelsmith voices fetch \S+?)\. Or/, '这台服务器还没有安装语音识别；请服务器的管理员运行：“$1”。也可以把要显示的字告诉我。'],
  [/^No speech recogniser is installed/, '这台服务器还没有能听懂这种语言的语音识别。可以把要显示的字告诉我。'],
  [/^The speech recognisers here \((.*?)\) don't know/, '这台服务器的语音识别（“$1”）听不懂这种语言。可以把要显示的字告诉我。'],
  [/^Nothing is said in the film that is known in words/, '还不知道片中说了什么；可以先加旁白，或者把要显示的字告诉我。'],
  [/^"(.*)" is spoken at that time already/, '那个时间已经在念“$1”；请先去掉它，或者晚一点开始。'],
  [new RegExp(`^The words take about ${duration}, and ${duration} of film are left for them: shorten them to about (\\d+) of (\\d+) words`), '这段话要念 $1 左右，片子只剩 $2；请把 $4 个字词减到 $3 个左右，或者加长片子。'],
  [/^"(.*)" lasts (\S+): nothing of it would be left/, '“$1”只有 $2，这样就什么都不剩了。'],
  [/^"(.*)" has only (\S+) before its beginning/, '“$1”开头之前只有 $2 的素材。'],
  [/^"(.*)" would begin (?:at|after)/, '“$1”会在片子结束之后才开始。'],
  [/^The (?:music|sound) would begin after/, '那样会在片子结束之后才开始。'],
  [/^"(.*)" is text\b/, '“$1”是文字，不能这样改。'],
  [/^"(.*)" is no (?:text|overlay)/, '“$1”不能这样改。'],
  [/^"(.*)" is not part of the picture/, '“$1”不是画面，不能这样改。'],
  [/^"(.*)" is made for its length: its speed/, '“$1”是按长度配的，不能变速。'],
  [/^"(.*)" is made for its length and can't be split/, '“$1”是按长度配的，不能切开。'],
  [/^"(.*)" holds one picture/, '“$1”是定格画面，没有速度。'],
  [/^"(.*)" runs from (\S+) to (\S+): it can't be split at (\S+?)\.?$/, '“$1”在 $2 到 $3，不能在 $4 切开。'],
  [/^"(.*)" doesn't go on where "(.*)" ends/, '“$1”和“$2”不是连着的画面，合不成一段。'],
  [/^No clip follows "(.*)"/, '“$1”后面没有画面了。'],
  [/^"(.*)" would last/, '“$1”的长度要在 40 毫秒到 60 分钟之间。'],
  [/^"(.*)" is (\w+); expected/, '“$1”不是这里要用的那种文件。'],
  [/^There is no file "(.*)"/, '没有“$1”这个文件。'],
  [/^There is no such document/, '没有这份文稿。'],
  [/^That is the whole film/, '这样整个片子都没有了。'],
  [/^The film runs from/, '那段时间不在片子里。'],
  [/^The film lasts (\S+) already/, '片子本来就只有 $1。'],
  [/^(\S+) is too short for what is there/, '$1 太短，放不下现有的画面。'],
  [/^Only clips of the picture change places/, '只有画面可以对调；文字和声音请移到某个时间。'],
  [/^speed: expected/, '速度要在 0.1 倍到 10 倍之间。'],
  [/^shortSide: expected/, '分辨率太小了。'],
]

/** Undefined where it is none of an action's own, nor of a provider's. */
export function refusalInChinese(reason: string): string | undefined {
  const row = rows.find(([words]) => words.test(reason))
  if (!row) return providerRefusalInChinese(reason)
  return reason.match(row[0])![0].replace(row[0], row[1]).replace(/(\d)s\b/g, '$1 秒')
}
