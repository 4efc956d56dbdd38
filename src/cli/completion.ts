/** `reelsmith completion`: what shells need to complete the words of our commands, from the table of commands. */
import type { Tongue } from '../timeline/words.ts'
import type { CommandSpec } from './command.ts'
import { type CommandContext, oneOf, readWords, usage } from './command.ts'
import { commandNames, commands, optionsOf } from './commands.ts'
import { exitCodes } from './exit-code.ts'

export async function completion(words: readonly string[], { output, tongue }: CommandContext): Promise<number> {
  const { values, positionals } = readWords('completion', words)
  if (positionals.length !== 1) throw usage('completion', 'name a shell: bash, zsh or fish')
  const shell = oneOf('completion', 'shell', positionals[0], ['bash', 'zsh', 'fish'])!
  const script = completionScript(shell, tongue)
  output.write(values.json ? `${JSON.stringify({ shell, script })}\n` : script)
  return exitCodes.ok
}

/** @param tongue - Of what fish says beside each word. */
export function completionScript(shell: 'bash' | 'zsh' | 'fish', tongue: Tongue): string {
  if (shell === 'fish') return fish(tongue)
  // zsh understands bash's way once it is told to
  return shell === 'zsh' ? `#compdef reelsmith\nautoload -U +X bashcompinit && bashcompinit\n${bash()}` : bash()
}

/** What can follow a command: its subjects and its options. */
function follows(name: (typeof commandNames)[number]): string[] {
  const { subjects = [] }: CommandSpec = commands[name]
  return [...subjects, ...optionsOf(name).flatMap(([option, { help }]) => (help ? [`--${option}`] : [])), '--help']
}

function bash(): string {
  const cases = commandNames.map((name) => `    ${name}) words="${follows(name).join(' ')}" ;;`).join('\n')
  return `_reelsmith() {
  local word="\${COMP_WORDS[COMP_CWORD]}" words=""
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W "${commandNames.join(' ')} --help --version" -- "$word"))
    return
  fi
  case "\${COMP_WORDS[1]}" in
${cases}
  esac
  COMPREPLY=($(compgen -W "$words" -- "$word") $(compgen -f -- "$word"))
}
complete -o filenames -F _reelsmith reelsmith
`
}

function fish(tongue: Tongue): string {
  const quoted = (text: string): string => `'${text.replace(/'/g, "\\'")}'`
  const lines = commandNames.flatMap((name) => {
    const { summary, subjects = [] }: CommandSpec = commands[name]
    const after = `-n '__fish_seen_subcommand_from ${name}'`
    return [
      `complete -c reelsmith -n __fish_use_subcommand -f -a ${name} -d ${quoted(summary[tongue])}`,
      ...subjects.map((subject) => `complete -c reelsmith ${after} -a ${subject}`),
      ...optionsOf(name).flatMap(([option, { short, value, help }]) =>
        help ? [`complete -c reelsmith ${after} -l ${option}${short ? ` -s ${short}` : ''}${value ? ' -r' : ''} -d ${quoted(help[tongue])}`] : [],
      ),
    ]
  })
  return `${lines.join('\n')}\n`
}
