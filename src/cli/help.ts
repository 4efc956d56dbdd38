/** What `--help` says, from the table of commands, in English or Chinese. */
import type { Tongue } from '../timeline/words.ts'
import type { Bilingual, CommandSpec, OptionSpec } from './command.ts'
import { type CommandName, commandNames, commands, optionsOf } from './commands.ts'
import { displayWidth, wrap } from './display-width.ts'

/** As wide as is good to read. */
export const helpColumns = 96
/** Of the second column of a table. */
const leastColumns = 24

const words = {
  en: {
    usage: 'Usage: ',
    command: '<command> [options]',
    ofOptions: '[options]',
    motto: 'Say what you want, get the film.',
    more: 'reelsmith <command> --help tells more about a command, --version the version.',
    help: 'this text',
    options: 'Options:',
    examples: 'Examples:',
    environment: 'Environment:',
    variables: [
      ['NEMO_API_URL', 'use this server; else the one that runs on the data folder, else one is started'],
      ['NEMO_TOKEN', 'token for that server; else an anonymous one is asked for, and kept'],
      ['NEMO_CLIENT_ID', 'the id that it is asked for with; else one is made, and kept'],
      ['SKILL_SOURCE', 'the skill that this is done for'],
      ['REELSMITH_DATA', 'the data folder (default ~/.local/share/reelsmith)'],
      ['LANG', 'zh… for Chinese, all else English'],
    ],
    files: 'Files:',
    kept: [['~/.config/nemovideo', 'readable by you alone: tokens by server, the client id, the session that was kept, the history of chat']],
    exitCodes:
      "Exit codes: 0 done, 2 the command or request can't be used, 3 the file can't be written, 4 no server or it refuses, 5 the film failed, 130 interrupted.",
  },
  zh: {
    usage: '用法：',
    command: '<命令> [选项]',
    ofOptions: '[选项]',
    motto: '说出你想要的，得到影片。',
    more: 'reelsmith <命令> --help 查看某个命令，--version 查看版本。',
    help: '显示本说明',
    options: '选项：',
    examples: '示例：',
    environment: '环境变量：',
    variables: [
      ['NEMO_API_URL', '使用这个服务器；否则用数据文件夹上正在运行的，没有则启动一个'],
      ['NEMO_TOKEN', '该服务器的令牌；否则申请匿名令牌并保留'],
      ['NEMO_CLIENT_ID', '申请令牌所用的标识；不写则生成一个并保留'],
      ['SKILL_SOURCE', '代表哪个技能'],
      ['REELSMITH_DATA', '数据文件夹（默认 ~/.local/share/reelsmith）'],
      ['LANG', 'zh… 为中文，其余为英文'],
    ],
    files: '文件：',
    kept: [['~/.config/nemovideo', '只有你能读：各服务器的令牌、客户端标识、保留的会话、聊天记录']],
    exitCodes: '退出码：0 完成，2 命令或请求有误，3 文件无法写入，4 没有服务器或被拒绝，5 影片失败，130 被中断。',
  },
} as const

/** @param columns - That may be written to. */
export function overview(tongue: Tongue, columns = helpColumns): string {
  const say = words[tongue]
  const rows = commandNames.map((name) => [name, commands[name].summary[tongue]] as const)
  return `${say.usage}reelsmith ${say.command}\n\n${say.motto}\n\n${table(rows, columns)}\n\n${wrap(say.more, columns).join('\n')}\n`
}

/** @param columns - That may be written to; examples stay whole, so that they can be copied. */
export function commandHelp(name: CommandName, tongue: Tongue, columns = helpColumns): string {
  const { summary, usage, about, examples = [], usesServer, environment, exitCodes }: CommandSpec = commands[name]
  const say = words[tongue]
  const indent = ' '.repeat(displayWidth(say.usage))
  const ways = usage.map((way, index) => `${index === 0 ? say.usage : indent}${`reelsmith ${name} ${inTongue(way, tongue).replace('[options]', say.ofOptions)}`.trimEnd()}`)
  const options = [...optionsOf(name), ['help', { type: 'boolean', short: 'h', help: { en: words.en.help, zh: words.zh.help } }] as const]
  const parts = [
    ways.flatMap((way) => wrap(way, columns)).join('\n'),
    wrap(sentence(summary[tongue], tongue), columns).join('\n'),
    ...(about ? [wrap(about[tongue], columns).join('\n')] : []),
    ...(examples.length > 0 ? [`${say.examples}\n${examples.map((line) => `  reelsmith ${inTongue(line, tongue)}`).join('\n')}`] : []),
    `${say.options}\n${table(options.flatMap(([option, spec]) => optionRow(option, spec, tongue)), columns)}`,
    ...(environment ? [`${say.environment}\n${table(environment.map(([name, help]) => [name, help[tongue]]), columns)}`] : []),
    ...(usesServer ? [`${say.environment}\n${table(say.variables, columns)}`, `${say.files}\n${table(say.kept, columns)}`] : []),
    wrap(exitCodes?.[tongue] ?? say.exitCodes, columns).join('\n'),
  ]
  return `${parts.join('\n\n')}\n`
}

function optionRow(name: string, { short, value, help }: OptionSpec, tongue: Tongue): (readonly [string, string])[] {
  if (!help) return []
  const flags = `${short ? `-${short}, ` : '    '}--${name}${value ? ` ${value}` : ''}`
  return [[flags, help[tongue]]]
}

/** Two columns, the second wrapped; the second below the first where there is no room beside it. */
function table(rows: readonly (readonly [string, string])[], columns: number): string {
  const width = Math.max(...rows.map(([first]) => displayWidth(first)))
  if (columns - width - 4 < leastColumns) return rows.flatMap(([first, second]) => [`  ${first}`, ...wrap(second, columns - 6).map((line) => `      ${line}`)]).join('\n')
  return rows
    .flatMap(([first, second]) =>
      wrap(second, columns - width - 4).map((line, index) => {
        const left = index === 0 ? first : ''
        return `  ${left}${' '.repeat(width - displayWidth(left))}  ${line}`
      }),
    )
    .join('\n')
}

function inTongue(text: string | Bilingual, tongue: Tongue): string {
  return typeof text === 'string' ? text : text[tongue]
}

function sentence(text: string, tongue: Tongue): string {
  return tongue === 'zh' ? `${text}。` : `${text.charAt(0).toUpperCase()}${text.slice(1)}.`
}
