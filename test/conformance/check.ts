import { type Client, connect } from './client.ts'
import { Untried } from './row.ts'
import { type Options, rowsOf } from './rows.ts'

export interface Result {
  readonly name: string
  /** What didn't hold; undefined when all did. */
  readonly fault?: string
  /** Why the row says nothing of this server. */
  readonly untried?: string
}

/** Tries every row on the server at this address, one after the other. */
export async function* checkConformance(url: string, options: Options = {}): AsyncGenerator<Result> {
  const client = await connect(url)
  for (const [name, holds] of rowsOf(options)) yield { name, ...(await tryRow(client, holds)) }
}

async function tryRow(client: Client, holds: (client: Client) => Promise<void>): Promise<Omit<Result, 'name'>> {
  try {
    await holds(client)
    return {}
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    return error instanceof Untried ? { untried: message } : { fault: message }
  }
}
