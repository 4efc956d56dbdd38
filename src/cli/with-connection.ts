/** What commands that talk to a server have in common. */
import type { CommandContext } from './command.ts'
import { type Connection, openConnection } from './connection.ts'
import type { Progress } from './progress.ts'
import type { Words } from './words.ts'

/**
 * Connects, works, and lets go of the server whatever happens.
 *
 * @throws {ReelsmithError} what connecting and the work throw.
 */
export async function withConnection<T>(
  { environment, signal }: Pick<CommandContext, 'environment' | 'signal'>,
  { progress, words }: { progress: Progress; words: Words },
  work: (connection: Connection) => Promise<T>,
): Promise<T> {
  progress.update(words.connecting)
  try {
    const connection = await openConnection({ environment, signal })
    try {
      return await work(connection)
    } finally {
      progress.update(words.closing)
      await connection.close()
    }
  } finally {
    progress.clear()
  }
}
