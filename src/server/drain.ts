import type { IncomingMessage, ServerResponse } from 'node:http'

const mostBytes = 16 * 1024 * 1024
const mostMs = 2000

/**
 * Reads on when the reply went out before the whole request came in: a client that still sends would see its connection
 * reset instead of the reply. One that sends too much, or too long, has had its chance to read it.
 */
export function drainAfterReply(request: IncomingMessage, response: ServerResponse): void {
  response.once('finish', () => {
    if (request.complete || request.destroyed) return
    let leftBytes = mostBytes
    const timer = setTimeout(() => request.socket.destroySoon(), mostMs)
    request.once('close', () => clearTimeout(timer))
    request.on('data', (part: Buffer) => {
      leftBytes -= part.length
      if (leftBytes < 0) request.socket.destroySoon()
    })
    request.resume()
  })
}
