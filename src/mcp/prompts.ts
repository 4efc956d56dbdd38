/** The workflows of the skills, as prompts: which tools, in which order. */
import { type GetPromptResult, type Prompt, ProtocolError, ProtocolErrorCode, type Server } from '@modelcontextprotocol/server'

interface Workflow extends Prompt {
  readonly arguments: NonNullable<Prompt['arguments']>
  text(given: Readonly<Record<string, string>>): string
}

const tips = `Short, specific requests are the most accurate: instead of "make it look better" say what. While work goes on, call wait-for-turn again and tell the user about every two minutes that it still goes on; never send the same request twice. Say in the end what was made, with the summary of the timeline and the link to the file. Never show ids or tokens.`

const workflows: readonly Workflow[] = [
  {
    name: 'quick-film',
    title: 'One film, at once',
    description: 'From an idea, or from files, to a finished file: upload, make, export.',
    arguments: [
      { name: 'request', description: 'What the film shows, e.g. "a 10-second clip of a sunset over the ocean"', required: true },
      { name: 'files', description: 'Paths or addresses of pictures, clips, sounds or scripts to use' },
      { name: 'output', description: 'Format or shape of the file, e.g. "MP4, 9:16"' },
    ],
    text: ({ request, files, output }) => `Make a film with Reelsmith: ${request}

1. Call start-session${files ? ` and upload-files with: ${files}` : ''}.
2. Call make-film in that session with the request in the user's words.
3. Look at a frame or two with show-frame; mend what is plainly wrong with one more make-film.
4. Call export-film${output ? ` for: ${output}` : ''} and give the user the link.

${tips}`,
  },
  {
    name: 'batch-films',
    title: 'Several files, a film of each',
    description: 'Several files in one session, made into films one after another, each with its own instructions and its own export.',
    arguments: [
      { name: 'files', description: 'Paths or addresses of the files, in order', required: true },
      { name: 'instructions', description: 'What to do with each of them, or with all', required: true },
    ],
    text: ({ files, instructions }) => `Make a film of each of these files with Reelsmith, in one session: ${files}
What to do: ${instructions}

Call start-session once. Then for each file, one after another:
1. upload-files with that file alone: a request that follows a fresh upload begins a new version of the film from it.
2. make-film with the instructions for that file, asking for a new film of it.
3. export-film, and keep the link.
Earlier versions stay: list-versions shows them. At the end list every file with its link, and what failed with its reason.

${tips}`,
  },
  {
    name: 'refine-film',
    title: 'A rough cut, refined',
    description: 'From a rough cut to the finished film, change by change: the session keeps the timeline, over days if need be.',
    arguments: [
      { name: 'change', description: 'What to change first', required: true },
      { name: 'session_id', description: 'The film; without it the one changed last' },
    ],
    text: ({ change, session_id: session }) => `Refine a film with Reelsmith. First change: ${change}

1. ${session ? `The session is ${session}.` : 'Call list-sessions and take the one changed last; ask when it is not clear which one is meant.'}
2. Read its summary with show-timeline, so that you can name clips as they are.
3. Make one change at a time: make-film for what is said in words, or the action itself (trim-clip, set-volume, add-text, …) where you know the exact values.
4. After each change tell what changed, look at it with show-frame, and ask for the next one. undo takes a step back, restore-version goes back further.
5. export-film only when the user is content.

${tips}`,
  },
]

export function servePrompts(server: Server): void {
  server.setRequestHandler('prompts/list', async () => ({ prompts: workflows.map(promptEntry) }))
  server.setRequestHandler('prompts/get', async ({ params }) => promptOf(params.name, params.arguments ?? {}))
}

function promptEntry({ name, title, description, arguments: given }: Workflow): Prompt {
  return { name, title, description, arguments: given }
}

function promptOf(name: string, given: Readonly<Record<string, string>>): GetPromptResult {
  const workflow = workflows.find((candidate) => candidate.name === name)
  if (!workflow) {
    const names = workflows.map((candidate) => candidate.name).join(', ')
    throw new ProtocolError(ProtocolErrorCode.InvalidParams, `There is no prompt "${name}"; there are ${names}.`)
  }
  const missing = workflow.arguments.find(({ name: argument, required }) => required && !given[argument]?.trim())
  if (missing) throw new ProtocolError(ProtocolErrorCode.InvalidParams, `${missing.name}: expected a text, got nothing. ${missing.description}.`)
  return { description: workflow.description, messages: [{ role: 'user', content: { type: 'text', text: workflow.text(given) } }] }
}
