/** Requests by XMLHttpRequest, for runtimes whose `fetch` takes no streams: it alone tells how much of a body was sent. */

/** What is used of an XMLHttpRequest. */
export interface XhrLike {
  readonly status: number
  readonly responseText: string
  readonly upload: { addEventListener(type: 'progress', listener: (event: { readonly loaded: number }) => void): void }
  addEventListener(type: 'load' | 'error' | 'abort', listener: () => void): void
  open(method: string, url: string): void
  setRequestHeader(name: string, value: string): void
  getAllResponseHeaders(): string
  send(body: Blob): void
  abort(): void
}

/**
 * A `fetch` that tells how much it has sent. It takes a Blob as body and plain headers.
 *
 * @param onSent - Of the whole body, 0 to 1.
 */
export function xhrFetch(Xhr: new () => XhrLike, onSent: (fraction: number) => void): typeof fetch {
  return async (url, { method = 'GET', headers, body, signal } = {}) => {
    signal?.throwIfAborted()
    if (!(body instanceof Blob)) throw new TypeError('The body of an upload must be a Blob.')
    const request = new Xhr()
    const { promise, resolve, reject } = Promise.withResolvers<Response>()
    const abort = (): void => request.abort()
    request.upload.addEventListener('progress', ({ loaded }) => onSent(Math.min(1, loaded / (body.size || 1))))
    request.addEventListener('load', () => resolve(responseOf(request)))
    request.addEventListener('error', () => reject(new TypeError('The connection broke.')))
    request.addEventListener('abort', () => reject(signal?.reason ?? new TypeError('The request was ended.')))
    request.open(method, String(url))
    for (const [name, value] of new Headers(headers)) request.setRequestHeader(name, value)
    signal?.addEventListener('abort', abort, { once: true })
    try {
      request.send(body)
      return await promise
    } finally {
      signal?.removeEventListener('abort', abort)
    }
  }
}

function responseOf(request: XhrLike): Response {
  const lines = request.getAllResponseHeaders().split(/\r?\n/).filter((line) => line.includes(':'))
  const headers = lines.map((line): [string, string] => [line.slice(0, line.indexOf(':')).trim(), line.slice(line.indexOf(':') + 1).trim()])
  const { status, responseText } = request
  return new Response(status === 204 ? null : responseText, { status, headers })
}
