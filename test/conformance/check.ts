import { connect } from './client.ts'
import { rows } from './rows.ts'

export interface Result {
  readonly name: string
  /** What didn't hold; undefined when all did. */
  readonly fault?: string
}

/** Tries every row on the server at this address, one after the other. */
export async function* checkConformance(url: string): AsyncGenerator<Result> {
  const client = await connect(url)
  for (const [name, holds] of rows) {
    try {
      await holds(client)
      yield { name }
    } catch (error) {
      yield { name, fault: error instanceof Error ? error.message : String(error) }
    }
  }
}
