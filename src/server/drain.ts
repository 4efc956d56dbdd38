import type { IncomingMessage, ServerResponse } from 'node:http'

const mostBytes = 16 * 1024 * 1024
const mostMs = 2000

/**
 * Reads on when the reply went out before the whole request came in: a client that still sends would see its connection
 * reset instead of the reply. One that sends too much, or too long, has had its chance to read it.
 */
export function drainAfterReply(request: IncomingMessage, response: ServerResponse): void {
  // First of all: what nobody has begun to read, Node throws away where it can't be counted.
  response.prependOnceListener('finish', () => {
    if (request.complete || request.destroyed) return
    let leftBytes = mostBytes
    const timer = setTimeout(() => request.socket.destroySoon(), mostMs)
    request.once('close', () => clearTimeout(timer))
    const count = (part: Buffer): void => {
      leftBytes -= part.length
      if (leftBytes >= 0) return
      request.off('data', count)
      request.socket.destroySoon()
    }
    request.on('data', count)
    request.resume()
    request.read(0)
  })
}
