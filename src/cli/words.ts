/** All that the commands say by themselves, in both languages. What the help says is in `commands.ts` and `help.ts`. */
import type { Tongue } from '../timeline/words.ts'

export interface Words {
  readonly connecting: string
  readonly ready: string
  uploading(count: number): string
  uploaded(names: readonly string[]): string
  readonly working: string
  readonly stillWorking: string
  readonly rendering: string
  readonly previewing: string
  readonly lostConnection: string
  readonly newSession: string
  /** What a silent turn did, phrase by phrase. */
  changed(changes: readonly string[]): string
  readonly saving: string
  readonly closing: string
  readonly cancelled: string
  saved(file: string): string
  /** `90 credits (10 more are set aside for work under way)` */
  credits(available: number, frozen: number): string
  kept(command: string): string
  readonly nothingYet: string
  readonly noJobs: string
  readonly genders: Readonly<Record<'female' | 'male', string>>
  readonly noVoices: string
  /** What weights are for. */
  readonly does: Readonly<Record<'recognise' | 'speak', string>>
  notFetched(name: string, bytes: number): string
  fetching(name: string, bytes: number): string
  fetched(name: string): string
  /** Of a render, by its status of the contract. */
  readonly statuses: Readonly<Record<'pending' | 'processing' | 'completed' | 'failed' | 'cancelled', string>>
  readonly greeting: string
  readonly tryThese: readonly [string, string, string]
  readonly chatHelp: readonly (readonly [command: string, what: string])[]
  readonly chatHint: string
  readonly leave: string
  noSuchCommand(command: string): string
  readonly uploadHow: string
  /** Said to the agent. */
  readonly undo: string
  readonly redo: string
  batchDone(counts: { made: number; failed: number; there: number }, left: number): string
  readonly skipped: string
  freed(size: string): string
  wouldFree(size: string): string
  readonly places: Readonly<Record<Place, string>>
  skillInstalled(name: string, folder: string): string
  readonly noCommand: string
  unknownCommand(name: string, known: readonly string[]): string
  tryHelp(command: string): string
  /** Where the director's own words have said why. */
  readonly noFilm: string
  readonly unexpected: string
  serverReady(url: string): string
  /** That strangers may use the server that listens there. */
  openToAll(host: string): string
  readonly admin: AdminWords
}

/** What is said to whoever runs the server. */
export interface AdminWords {
  /** Of the columns: id, name, plan, credits, frozen ones, sessions, tokens, day of the account. */
  readonly heads: readonly [string, string, string, string, string, string, string, string]
  more(count: number): string
  account(name: string, facts: { plan: string; available: number; frozen: number }): string
  password(password: string): string
  ended(account: string, tokens: number): string
}

export type Place = 'films' | 'database' | 'pieces' | 'work' | 'log' | 'compiled' | 'config' | 'programs' | 'weights' | 'other'

const english: Words = {
  connecting: 'Connecting…',
  ready: 'Ready!',
  uploading: (count) => (count === 1 ? 'Uploading the file' : `Uploading ${count} files`),
  uploaded: (names) => `Uploaded: ${names.join(', ')}.`,
  working: 'Working on the film',
  stillWorking: '⏳ Still working...',
  rendering: 'Rendering',
  previewing: 'Making a preview',
  lostConnection: 'The connection broke; the work goes on at the server.',
  newSession: 'The server had lost the session: a new one was begun.',
  changed: (changes) => (changes.length > 0 ? `Done: ${changes.join('; ')}.` : 'Nothing on the timeline has changed.'),
  saving: 'Saving',
  closing: 'Finishing',
  cancelled: 'Stopped.',
  saved: (file) => `Saved: ${file}`,
  credits: (available, frozen) =>
    `${available} ${available === 1 ? 'credit' : 'credits'}${frozen > 0 ? ` (${frozen} more are set aside for work under way)` : ''}`,
  kept: (command) => `The session is kept: ${command} goes on with this film.`,
  nothingYet: 'There is nothing on the timeline yet; say what the film shows.',
  noJobs: 'No exports yet.',
  genders: { female: 'female', male: 'male' },
  noVoices: 'Nothing here speaks it; docs/voice.md says what to install.',
  does: { recognise: 'writes down what is said', speak: 'speaks' },
  notFetched: (name, bytes) => `to get it: reelsmith voices fetch ${name} (${Math.round(bytes / 1e6)} MB)`,
  fetching: (name, bytes) => `Fetching ${name} (${Math.round(bytes / 1e6)} MB)...`,
  fetched: (name) => `${name} is here.`,
  statuses: { pending: 'waiting', processing: 'rendering', completed: 'done', failed: 'failed', cancelled: 'cancelled' },
  greeting: 'Tell me what the film shows, or /upload your photos and clips. Three things to try:',
  tryThese: [
    'a 10-second clip of a sunset over the ocean with waves crashing',
    'add a title that says "Good Morning" and calm piano music',
    'make it vertical for TikTok',
  ],
  chatHelp: [
    ['/upload FILE…', 'bring in pictures, clips, sounds or scripts'],
    ['/undo, /redo', 'take the last change back, and put it back'],
    ['/preview', 'a small, quick film of what is there now'],
    ['/export [FILE]', 'the film as a file; its ending chooses the format'],
    ['/state', 'what is on the timeline'],
    ['/credits', 'how many credits are left'],
    ['/new', 'begin another film'],
    ['/quit', 'end; chat --continue goes on later (also Ctrl-D)'],
  ],
  chatHint: '/help lists commands, Ctrl-C stops a turn, Ctrl-D ends',
  leave: 'Ctrl-D or /quit ends the conversation.',
  noSuchCommand: (command) => `There is no ${command}; /help lists what there is.`,
  uploadHow: 'Name the files: /upload photo.jpg clip.mp4',
  undo: 'undo',
  redo: 'redo',
  batchDone: ({ made, failed, there }, left) =>
    `${made} made, ${failed} failed, ${there} there already${left > 0 ? `, ${left} not begun` : ''}.`,
  skipped: 'there already',
  freed: (size) => `${size} freed.`,
  wouldFree: (size) => `${size} would be freed.`,
  places: {
    films: 'films, uploads and clips',
    database: 'sessions and accounts',
    pieces: 'rendered pieces (can be made again)',
    work: 'work files',
    log: 'log',
    compiled: 'compiled code (can be made again)',
    config: 'tokens, kept sessions, history',
    programs: 'programs that set-up unpacked',
    weights: 'voices and recognisers that were fetched',
    other: 'the rest of the data folder',
  },
  skillInstalled: (name, folder) => `${name} → ${folder}`,
  noCommand: 'a command is missing. Try reelsmith --help.',
  unknownCommand: (name, known) => `there is no command "${name}"; there are ${known.join(', ')}. Try reelsmith --help.`,
  tryHelp: (command) => `Try reelsmith ${command} --help.`,
  noFilm: 'no film was made.',
  unexpected: 'Something went wrong that should not have; please report it with the lines below.',
  serverReady: (url) => `Reelsmith is ready at ${url}`,
  openToAll: (host) => `Anybody who reaches ${host} can make films here without an account; REELSMITH_ANON=off forbids it.`,
  admin: {
    heads: ['ACCOUNT', 'NAME', 'PLAN', 'CREDITS', 'FROZEN', 'SESSIONS', 'TOKENS', 'SINCE'],
    more: (count) => `… and ${count} more; --limit N shows N, --search TEXT those with TEXT in id or name`,
    account: (name, { plan, available, frozen }) => `${name}: plan ${plan}, ${available} credits, ${frozen} frozen`,
    password: (password) => `password, shown this once: ${password}`,
    ended: (account, tokens) => `${account}: ${tokens} ${tokens === 1 ? 'token' : 'tokens'} ended`,
  },
}

const chinese: Words = {
  connecting: '正在连接…',
  ready: '准备好了！',
  uploading: (count) => `正在上传 ${count} 个文件`,
  uploaded: (names) => `已上传：${names.join('、')}。`,
  working: '正在制作影片',
  stillWorking: '⏳ 仍在制作……',
  rendering: '正在导出',
  previewing: '正在生成预览',
  lostConnection: '连接中断，服务器仍在继续制作。',
  newSession: '服务器已没有原来的会话，已新建一个。',
  changed: (changes) => (changes.length > 0 ? `完成：${changes.join('；')}。` : '时间线没有变化。'),
  saving: '正在保存',
  closing: '正在收尾',
  cancelled: '已停止。',
  saved: (file) => `已保存：${file}`,
  credits: (available, frozen) => `${available} 积分${frozen > 0 ? `（另有 ${frozen} 积分为进行中的工作冻结）` : ''}`,
  kept: (command) => `会话已保留：用 ${command} 继续这部影片。`,
  nothingYet: '时间线还是空的；请说说影片的内容。',
  noJobs: '还没有导出。',
  genders: { female: '女声', male: '男声' },
  noVoices: '本机没有这种语言的声音；docs/voice.md 说明如何安装。',
  does: { recognise: '语音识别', speak: '配音' },
  notFetched: (name, bytes) => `下载：reelsmith voices fetch ${name}（${Math.round(bytes / 1e6)} MB）`,
  fetching: (name, bytes) => `正在下载 ${name}（${Math.round(bytes / 1e6)} MB）…`,
  fetched: (name) => `${name} 已就绪。`,
  statuses: { pending: '等待中', processing: '导出中', completed: '完成', failed: '失败', cancelled: '已取消' },
  greeting: '说说影片的内容，或用 /upload 传入照片和视频。可以试试：',
  tryThese: ['生成一段10秒的海上日落视频，海浪拍岸', '加一个标题“早安”，配上轻柔的钢琴曲', '改成竖屏，发抖音'],
  chatHelp: [
    ['/upload 文件…', '传入图片、视频、声音或文稿'],
    ['/undo、/redo', '撤销上一步、重做'],
    ['/preview', '快速生成小尺寸预览'],
    ['/export [文件]', '导出成文件；后缀决定格式'],
    ['/state', '查看时间线'],
    ['/credits', '查看积分'],
    ['/new', '开始另一部影片'],
    ['/quit', '结束；之后可用 chat --continue 继续（也可按 Ctrl-D）'],
  ],
  chatHint: '/help 列出命令，Ctrl-C 停止本轮，Ctrl-D 结束',
  leave: '按 Ctrl-D 或输入 /quit 结束对话。',
  noSuchCommand: (command) => `没有 ${command}；/help 列出全部命令。`,
  uploadHow: '请写上文件名：/upload photo.jpg clip.mp4',
  undo: '撤销',
  redo: '重做',
  batchDone: ({ made, failed, there }, left) =>
    `完成 ${made}，失败 ${failed}，已有 ${there}${left > 0 ? `，未开始 ${left}` : ''}。`,
  skipped: '已有',
  freed: (size) => `已释放 ${size}。`,
  wouldFree: (size) => `可释放 ${size}。`,
  places: {
    films: '影片、上传和素材',
    database: '会话和账户',
    pieces: '渲染片段（可重新生成）',
    work: '工作文件',
    log: '日志',
    compiled: '编译缓存（可重新生成）',
    config: '令牌、保留的会话、历史',
    programs: '安装时解包的程序',
    weights: '下载的配音和语音识别',
    other: '数据文件夹的其余部分',
  },
  skillInstalled: (name, folder) => `${name} → ${folder}`,
  noCommand: '缺少命令。请看 reelsmith --help。',
  unknownCommand: (name, known) => `没有命令“${name}”；可用的有 ${known.join('、')}。请看 reelsmith --help。`,
  tryHelp: (command) => `请看 reelsmith ${command} --help。`,
  noFilm: '没有做成影片。',
  unexpected: '发生了不该发生的错误，请连同下面几行一起反馈。',
  serverReady: (url) => `Reelsmith 已就绪：${url}`,
  openToAll: (host) => `能访问 ${host} 的人不用账户就能在这里制作影片；REELSMITH_ANON=off 可禁止。`,
  admin: {
    heads: ['账户', '名字', '套餐', '积分', '冻结', '会话', '令牌', '开户日期'],
    more: (count) => `……另有 ${count} 个；--limit N 显示 N 个，--search TEXT 只列 id 或名字含 TEXT 的`,
    account: (name, { plan, available, frozen }) => `${name}：套餐 ${plan}，${available} 积分，冻结 ${frozen}`,
    password: (password) => `密码（只显示这一次）：${password}`,
    ended: (account, tokens) => `${account}：已作废 ${tokens} 个令牌`,
  },
}

export function wordsOf(tongue: Tongue): Words {
  return tongue === 'zh' ? chinese : english
}
