/** The command line of `make`. */
import { statSync } from 'node:fs'
import { resolve } from 'node:path'
import { readWords, usage } from './command.ts'

export interface MakeOptions {
  /** What the user wants, in their words; `-` stands for standard input. */
  readonly prompt: string
  readonly output?: string
  readonly force: boolean
  readonly uploads: readonly string[]
  readonly ratio?: string
  readonly seed?: number
  readonly draft: boolean
  readonly json: boolean
  /** Leave the session open for a later film with `isContinued`. */
  readonly keep: boolean
  readonly isContinued: boolean
  readonly quiet: boolean
}

/** The ratios that every director understands. */
const ratios = ['16:9', '9:16', '1:1', '4:5']
const maxSeed = 4_294_967_295
const fileLike = /\.[a-z0-9]{2,5}$/i

/**
 * @param folder - Where relative names of uploads begin.
 * @throws {ReelsmithError} `request/invalid` for anything that isn't as the help says.
 */
export function readMakeOptions(
  words: readonly string[],
  folder: string,
  isFile: (path: string) => boolean = isExistingFile,
): MakeOptions {
  const { values, tokens } = readWords('make', words)
  const uploads: string[] = []
  const prompt: string[] = []
  let afterUpload = false
  for (const token of tokens) {
    if (token.kind === 'option') {
      afterUpload = token.name === 'upload'
      if (afterUpload && token.value !== undefined) uploads.push(token.value)
    } else if (token.kind === 'positional') {
      // `--upload a.jpg b.jpg "a promo"`: files that follow are uploads too, the
      // first other word is the prompt; and what looks like a file and is one is no part of a prompt
      const isThere: boolean = (afterUpload || fileLike.test(token.value)) && isFile(resolve(folder, token.value))
      afterUpload &&= isThere
      if (isThere) uploads.push(token.value)
      else prompt.push(token.value)
    }
  }
  return {
    prompt: requirePrompt(prompt.join(' ').trim()),
    ...(values.output !== undefined && { output: requireOutput(values.output) }),
    uploads,
    ...(values.ratio !== undefined && { ratio: requireRatio(values.ratio) }),
    ...(values.seed !== undefined && { seed: requireSeed(values.seed) }),
    force: values.force ?? false,
    draft: values.draft ?? false,
    json: values.json ?? false,
    keep: values.keep ?? false,
    isContinued: values.continue ?? false,
    quiet: values.quiet || values.json || false,
  }
}

/**
 * The message for the director: the prompt with what the options add, in words it
 * understands whatever server it runs on.
 */
export function messageOf(options: Pick<MakeOptions, 'prompt' | 'ratio' | 'seed' | 'draft'>): string {
  const additions = [
    ...(options.ratio === undefined ? [] : [options.ratio]),
    ...(options.seed === undefined ? [] : [`seed ${options.seed}`]),
    ...(options.draft ? ['720p'] : []),
  ]
  // A prompt of several lines may be a script, whose last line is somebody's words: what is added gets a line of its own.
  if (options.prompt.includes('\n') && additions.length > 0) return `${options.prompt}\n\n${additions.join(', ')}`
  return [options.prompt, ...additions].join(', ')
}

function requirePrompt(prompt: string): string {
  if (prompt !== '') return prompt
  throw usage('make', 'say what the film shows, e.g. reelsmith make "a 10-second clip of a sunset over the ocean"')
}

function requireOutput(output: string): string {
  if (output === '') throw usage('make', '-o: expected the name of a file')
  return output
}

function requireRatio(ratio: string): string {
  if (ratios.includes(ratio)) return ratio
  throw usage('make', `--ratio: expected ${ratios.join(', ')}, got "${ratio}"`)
}

function requireSeed(text: string): number {
  const seed = Number(text)
  if (/^\d+$/.test(text) && seed <= maxSeed) return seed
  throw usage('make', `--seed: expected a whole number from 0 to ${maxSeed}, got "${text}"`)
}

function isExistingFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false
}
