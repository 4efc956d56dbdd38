/** A server of this machine's own, for what the server under test fetches from or sends to. */
import { type RequestListener, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export async function listen(answer: RequestListener): Promise<AsyncDisposable & { url: string }> {
  const http = createServer(answer)
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(http.address() as AddressInfo).port}`,
    async [Symbol.asyncDispose]() {
      http.closeAllConnections()
      http.close()
    },
  }
}
