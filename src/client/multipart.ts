/**
 * A multipart form written as a stream, so that large files are neither held in memory nor without progress.
 */

export interface FileToUpload {
  /** With its extension, any script. */
  readonly name: string
  readonly content: Blob
}

export interface MultipartBody {
  readonly contentType: string
  readonly sizeBytes: number
  /** A fresh stream of the whole body. */
  stream(onSent?: (sentBytes: number) => void): ReadableStream<Uint8Array<ArrayBuffer>>
  /** The whole body for a `fetch` that takes no streams; files stay where they are until they are sent. */
  blob(): Blob
}

/**
 * @param boundary - Must occur in no file; a random one does.
 * @see https://html.spec.whatwg.org/multipage/form-control-infrastructure.html#multipart-form-data
 */
export function multipart(field: string, files: readonly FileToUpload[], boundary: string): MultipartBody {
  const encoder = new TextEncoder()
  const heads = files.map((file, index) => {
    const disposition = `form-data; name="${field}"; filename="${escapeName(file.name)}"`
    const before = index === 0 ? '' : '\r\n'
    return encoder.encode(
      `${before}--${boundary}\r\nContent-Disposition: ${disposition}\r\nContent-Type: application/octet-stream\r\n\r\n`,
    )
  })
  const tail = encoder.encode(`\r\n--${boundary}--\r\n`)
  const sizeBytes = files.reduce(
    (sum, file, index) => sum + heads[index]!.length + file.content.size,
    tail.length,
  )
  async function* bytes(onSent?: (sentBytes: number) => void): AsyncGenerator<Uint8Array<ArrayBuffer>> {
    let sentBytes = 0
    for (const [index, file] of files.entries()) {
      yield heads[index]!
      const reader = file.content.stream().getReader()
      for (let read = await reader.read(); !read.done; read = await reader.read()) {
        yield read.value
        sentBytes += read.value.length
        onSent?.(sentBytes)
      }
    }
    yield tail
  }
  return {
    contentType: `multipart/form-data; boundary=${boundary}`,
    sizeBytes,
    stream(onSent) {
      const parts = bytes(onSent) // not every browser has ReadableStream.from
      return new ReadableStream({
        async pull(controller) {
          const part = await parts.next()
          if (part.done) controller.close()
          else controller.enqueue(part.value)
        },
        cancel: () => void parts.return(undefined),
      })
    },
    blob: () => new Blob([...files.flatMap((file, index) => [heads[index]!, file.content]), tail]),
  }
}

function escapeName(name: string): string {
  return name.replace(/\r/g, '%0D').replace(/\n/g, '%0A').replace(/"/g, '%22')
}
