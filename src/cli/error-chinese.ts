/** What our own errors say, in Chinese: sentence by sentence, as they stand in English where they are thrown. */

/** In the order in which they are tried; `$1` and on are what the sentence is about, put in as it is. */
const sentences: readonly (readonly [RegExp, string])[] = [
  // words on the command line
  [/^Unknown option '(.+?)'\.$/, '没有选项“$1”。'],
  [/^Option '(.+?)' argument missing\.$/, '选项“$1”后面缺少内容。'],
  [/^Option '(.+?)' does not take an argument\.$/, '选项“$1”后面不带内容。'],
  [/^Option '(.+?)' argument is ambiguous\.[^]*$/, '选项“$1”后面的内容以“-”开头，请写成“=内容”。'],
  [/^expected no words, got "(.*)"\.$/, '这里不需要别的词，收到“$1”。'],
  [/^expected nothing or test NAME, got "(.*)"\.$/, '应为空，或 test NAME，收到“$1”。'],
  [/^expected nothing, fetch N or cancel N, got "(.*)"\.$/, '应为空、fetch N 或 cancel N，收到“$1”。'],
  [/^expected nothing, sample VOICE or fetch NAME, got "(.*)"\.$/, '应为空、sample VOICE 或 fetch NAME，收到“$1”。'],
  [/^expected users, add NAME, grant USER AMOUNT, plan USER PLAN or revoke USER, got "(.*)"\.$/, '应为 users、add NAME、grant USER AMOUNT、plan USER PLAN 或 revoke USER，收到“$1”。'],
  [/^expected install, got "(.*)"\.$/, '应为 install，收到“$1”。'],
  [/^expected one of (.*), got "(.*)"\.$/, '应为其中之一：$1；收到“$2”。'],
  [/^weights: expected one of (.*), got "(.*)"\.$/, '应为其中之一：$1；收到“$2”。'],
  [/^there is no skill "(.*)"; there are (.*)\.$/, '没有技能“$1”；可用的有 $2。'],
  [/^none of (.*) is here; name one with --for\.$/, '本机没有 $1；请用 --for 指定一个。'],
  [/^--api: expected an http\(s\) address, got "(.*)"\.$/, '--api：应为 http(s) 网址，收到“$1”。'],
  [/^NEMO_API_URL: expected an http\(s\) address, got "(.*)"\.$/, 'NEMO_API_URL：应为 http(s) 网址，收到“$1”。'],
  [/^--language: expected a tag such as en, zh or pt-BR, got "(.*)"\.$/, '--language：应为 en、zh、pt-BR 这样的标签，收到“$1”。'],
  [/^say with --text what it is to say in "(.*)"\.$/, '请用 --text 写上要说的内容（语言 $1）。'],
  [/^say what the film shows, .*$/, '请说说影片的内容，例如 reelsmith make "一段10秒的海上日落"。'],
  [/^say what to do, .*$/, '请说说要做什么，例如 reelsmith edit holiday.mp4 "剪掉前5秒"。'],
  [/^name the files, .*$/, '请写上文件名，例如 reelsmith upload photo.jpg clip.mp4。'],
  [/^name a shell: bash, zsh or fish\.$/, '请写上 shell：bash、zsh 或 fish。'],
  [/^begin it with chat alone and say "(.*)" then\.$/, '先只输入 chat，开始后再说“$1”。'],
  [/^the file is named with -o; it was given "(.*)"\.$/, '文件名要用 -o 指定；收到“$1”。'],
  [/^Standard input says nothing; .*$/, '标准输入是空的；请把影片内容传进来。'],
  [/^-o: expected the name of a file\.$/, '-o：应为文件名。'],
  [/^-o: the file will be (.+?); name it "(.*)"\.$/, '-o：文件将是 $1，请命名为“$2”。'],
  [/^-o: "(.*)" is a folder; name a file in it\.$/, '-o：“$1”是文件夹，请写上其中的文件名。'],
  // files
  [/^"(.*)" isn't there\.$/, '找不到“$1”。'],
  [/^(.+) is a part of this program and has no test\.$/, '$1 是本程序的一部分，无需测试。'],
  [/^"(.*)" is no file\.$/, '“$1”不是文件。'],
  [/^"(.*)" is empty\.$/, '“$1”是空文件。'],
  [/^"(.*)" is larger than 500 MB; compress or trim it\.$/, '“$1”超过 500 MB，请压缩或裁剪。'],
  [/^(.*) is there already; choose another name .*$/, '“$1”已存在；请用 -o 换个名字，或用 --force 覆盖。'],
  [/^The folder "(.*)" isn't there; .*$/, '没有文件夹“$1”；请先新建，或用 -o 换一个。'],
  [/^The folder "(.*)" can't be written \((.*)\); .*$/, '文件夹“$1”无法写入（$2）；请用 -o 换一个。'],
  [/^The sample can't be written \((.*)\); .*$/, '试听文件无法写入（$1）；请用 -o 换个名字。'],
  [/^The data folder can't be written \((.*)\); .*$/, '数据文件夹无法写入（$1）；请用 REELSMITH_DATA 换一个。'],
  [/^(.*) can't be written \((.*)\); choose another folder with -o\.$/, '“$1”无法写入（$2）；请用 -o 换个文件夹。'],
  [/^No space is left (?:in|for) "?(.*?)"?; free some, .*$/, '“$1”所在磁盘已满；请清理，或用 -o 换个文件夹。'],
  // manifests
  [/^name one manifest, a \.json or \.csv file\.$/, '请写上一个清单文件（.json 或 .csv）。'],
  [/^"(.*)" can't be read \((.*)\)\.$/, '“$1”无法读取（$2）。'],
  [/^The manifest has no film in it\.$/, '清单里没有影片。'],
  [/^The manifest has (\d+) films; split it, (\d+) are the most\.$/, '清单有 $1 部影片；最多 $2 部，请拆分。'],
  [/^The manifest is no JSON: .*$/, '清单不是 JSON。'],
  [/^The manifest: expected an array of films\.$/, '清单应为影片的数组。'],
  [/^The manifest: expected a first line of column names with "prompt" among them\.$/, '清单的第一行应为列名，其中要有“prompt”。'],
  [/^film (\d+): expected (\d+) cells, got (\d+); .*$/, '第 $1 部影片：应有 $2 格，收到 $3 格；含逗号的文字要加引号。'],
  // servers
  [/^No film is kept here; .*$/, '这里没有保留的影片；请先用 make --keep、edit FILE "…" 或 chat 开始。'],
  [/^The server has the film that was kept no more; .*$/, '服务器上已没有保留的影片；请用 make --keep、edit FILE "…" 或 chat 重新开始。'],
  [/^The server ended in the middle of the work; the end of (.*) may say why\. Try again\.$/, '服务器中途结束了；原因可能在 $1 的末尾。请再试一次。'],
  [/^The server ended while it started; the end of (.*) says why\.$/, '服务器启动时结束了；原因在 $1 的末尾。'],
  [/^The server says nothing of "(.*)"; try again\.$/, '服务器没有提到“$1”；请再试一次。'],
  [/^A server runs on this data folder; stop it first, then clean\.$/, '有服务器正在使用这个数据文件夹；请先停止它再清理。'],
  [/^There is no account "(.*)"; .*$/, '没有账户“$1”；admin users 可列出全部账户。'],
  [/^name: "(.*)" is taken; choose another, or log in\.$/, '名字“$1”已被占用，请换一个。'],
  [/^"(.*)" can't be used: its content is none of the accepted types\. Accepted are (.*)\.$/, '“$1”无法使用：内容不是支持的类型。支持 $2。'],
  [/^"(.*)" can't be used: it is a file of the type (\S+)\. Accepted are (.*)\.$/, '“$1”无法使用：这是 $2 文件。支持 $3。'],
  [/^There is no export (\d+); reelsmith jobs lists (\d+)\.$/, '没有第 $1 个导出任务；reelsmith jobs 列出 $2 个。'],
  [/^Export (\d+) is not there to be fetched: (.*)\.$/, '第 $1 个导出任务还不能下载：$2。'],
  [/^The export has made no progress for ten minutes; try again\.$/, '导出十分钟没有进展；请再试一次。'],
  [/^The export failed; try again\.$/, '导出失败；请再试一次。'],
  [/^The export failed: (.*)$/, '导出失败：$1'],
  [/^The download broke off; .*$/, '下载中断；影片在服务器上还会保留一天，请再试一次。'],
  [/^No film came of this; .*$/, '没有做成影片；请说说影片的内容。'],
  [/^(\S+) made nothing\.$/, '$1 没有生成画面。'],
  [/^(\S+) could not be fetched .*Try again when the network is there\.$/, '$1 无法下载；请在有网络时再试。'],
  [/^(\S+) could not be fetched: npm failed .*$/, '$1 无法下载；请在有网络时再试。'],
]

/** What is expected, within `field: expected …, got …`. */
const wanted: readonly (readonly [RegExp, string])[] = [
  [/^a whole number from (.+) to (.+)$/, '$1 到 $2 的整数'],
  [/^a number from (.+) to (.+)$/, '$1 到 $2 的数'],
  [/^at least (\S+) characters$/, '至少 $1 个字符'],
  [/^at most (\S+) characters$/, '最多 $1 个字符'],
  [/^at least (\S+)(?: items)?$/, '不小于 $1'],
  [/^at most (\S+)(?: items)?$/, '不大于 $1'],
  [/^more than (\S+)$/, '大于 $1'],
  [/^less than (\S+)$/, '小于 $1'],
  [/^string$/, '文字'],
  [/^number$/, '数'],
  [/^int$/, '整数'],
  [/^boolean$/, 'true 或 false'],
]

/** A sentence of ours in Chinese; undefined for one that isn't ours. Names, numbers and paths stay as they are. */
export function chineseSentence(message: string): string | undefined {
  const own = translated(sentences, message)
  if (own !== undefined) return own
  const [, field, expected, got] = /^([^\s:]+|film \d+[^\s:]*): expected (.+), got (.+)\.$/s.exec(message) ?? []
  if (field === undefined || expected === undefined || got === undefined) return undefined
  const what = translated(wanted, expected) ?? (/^[^\s,]+(, [^\s,]+)*$/.test(expected) ? expected.replaceAll(', ', '、') : undefined)
  if (what === undefined) return undefined
  const where = field.replace(/^film (\d+)\.?/, '第 $1 部影片 ').trim()
  return `${where}：应为${/^\p{Script=Han}/u.test(what) ? '' : ' '}${what}，收到${got === 'nothing' ? '的是空' : ` ${got}`}。`
}

function translated(table: readonly (readonly [RegExp, string])[], text: string): string | undefined {
  const [pattern, said] = table.find(([each]) => each.test(text)) ?? []
  return pattern && said !== undefined ? text.replace(pattern, said) : undefined
}
