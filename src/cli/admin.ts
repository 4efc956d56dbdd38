/** `reelsmith admin`: accounts, credits and plans, for whoever owns the data folder. */
import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Call, send } from '../client/transport.ts'
import { dataFolder, operatorTokenFile } from '../process/data-folder.ts'
import {
  type AdminUser,
  adminUserSchema,
  grantRequestSchema,
  newUserSchema,
  planRequestSchema,
  revokedSchema,
  userListQuerySchema,
  userListSchema,
} from '../wire/admin.ts'
import { parseInput } from '../wire/parse.ts'
import { type CommandContext, readWords, usage } from './command.ts'
import { columnsOf } from './display-width.ts'
import { exitCodes } from './exit-code.ts'
import { useLocalServer } from './local-server.ts'
import { version } from './version.ts'
import { type AdminWords, wordsOf } from './words.ts'
import { writeResult } from './write-result.ts'

/** Asks the server and says what it answered, for people. */
interface Answer {
  readonly data: unknown
  readonly text: string
}

type Ask = (path: string, json?: unknown) => Promise<unknown>

/**
 * @throws {ReelsmithError} `request/invalid` for words that make no sense, and what the server answers.
 */
export async function admin(words: readonly string[], { environment, signal, output, tongue }: CommandContext): Promise<number> {
  const { asJson, question } = readQuestion(words, wordsOf(tongue).admin)
  const dataDir = dataFolder(environment)
  const server = await useLocalServer(dataDir, signal)
  try {
    const { baseUrl } = await server.find()
    const token = await readFile(join(dataDir, operatorTokenFile), 'utf8')
    const { data, text } = await question(async (path, json) => {
      const settings = { baseUrl, fetch, skill: { source: 'reelsmith-cli', version, platform: 'unknown' }, sleep: noWait }
      const call: Call = { token, signal, ...(json !== undefined && { method: 'POST', json }) }
      return ((await (await send(settings, `/api/admin/users${path}`, call)).json()) as { data: unknown }).data
    })
    writeResult(output, { asJson, data, text })
    return exitCodes.ok
  } finally {
    await server.close()
  }
}

/** The server is on this machine: there is nothing to wait for. */
const noWait = async (): Promise<void> => {}

function readQuestion(words: readonly string[], say: AdminWords): { asJson: boolean; question: (ask: Ask) => Promise<Answer> } {
  const { values, positionals } = readWords('admin', words)
  const [what, user = '', value, ...rest] = positionals
  const of = `/${encodeURIComponent(user)}`
  const isWhole = (given: number): boolean => positionals.length === given && rest.length === 0
  const asJson = values.json ?? false
  if (what === 'users' && isWhole(1)) {
    const { search, limit } = parseInput(userListQuerySchema, { search: values.search, limit: values.limit })
    const query = new URLSearchParams({ limit: String(limit), ...(search !== undefined && { search }) })
    return { asJson, question: async (ask) => tableOf(await ask(`?${query}`), say) }
  }
  if (what === 'add' && isWhole(2)) {
    const password = randomBytes(12).toString('base64url')
    const account = parseInput(newUserSchema, { name: user, password, plan: values.plan })
    return {
      asJson,
      question: async (ask) => {
        const { data, text } = lineOf(await ask('', account), say)
        return { data: { ...(data as AdminUser), password }, text: `${text}\n${say.password(password)}` }
      },
    }
  }
  if (what === 'grant' && isWhole(3)) {
    const days = values.days === undefined ? undefined : Number(values.days)
    const gift = parseInput(grantRequestSchema, { amount: Number(value), expires_in_days: days })
    return { asJson, question: async (ask) => lineOf(await ask(`${of}/credits`, gift), say) }
  }
  if (what === 'plan' && isWhole(3)) {
    const change = parseInput(planRequestSchema, { plan: value })
    return { asJson, question: async (ask) => lineOf(await ask(`${of}/plan`, change), say) }
  }
  if (what === 'revoke' && isWhole(2)) {
    return {
      asJson,
      question: async (ask) => {
        const data = revokedSchema.parse(await ask(`${of}/revoke`, {}))
        return { data, text: say.ended(data.user_id, data.revoked) }
      },
    }
  }
  throw usage('admin', `expected users, add NAME, grant USER AMOUNT, plan USER PLAN or revoke USER, got "${positionals.join(' ')}"`)
}

function lineOf(reply: unknown, say: AdminWords): Answer {
  const user = adminUserSchema.parse(reply)
  const { user_id: id, name, plan, available, frozen } = user
  return { data: user, text: say.account(name ?? id, { plan, available, frozen }) }
}

function tableOf(reply: unknown, say: AdminWords): Answer {
  const data = userListSchema.parse(reply)
  const lines = columnsOf([say.heads, ...data.users.map(rowOf)])
  const more = data.total - data.users.length
  if (more > 0) lines.push(say.more(more))
  return { data, text: lines.join('\n') }
}

function rowOf(user: AdminUser): string[] {
  const { user_id: id, name, plan, available, frozen, sessions, live_tokens: tokens, created_at: since } = user
  return [id, name ?? '–', plan, String(available), String(frozen), String(sessions), String(tokens), since.slice(0, 10)]
}
