import { ReelsmithError } from '../errors/error.ts'
import { parseInput } from '../wire/parse.ts'

/**
 * Reads what a server answered.
 *
 * @throws {ReelsmithError} `client/protocol` naming the field that isn't as the contract promises.
 */
export function readReply<T>(schema: Parameters<typeof parseInput<T>>[0], reply: unknown, where: string): T {
  try {
    return parseInput(schema, reply, where)
  } catch (cause) {
    const said = cause instanceof Error ? cause.message : ''
    throw new ReelsmithError(
      'client/protocol',
      `The server's answer isn't what the contract promises (${said.replace(/\.$/, '')}).`,
      { cause },
    )
  }
}
