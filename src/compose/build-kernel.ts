import { createHash, randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { ReelsmithError } from '../errors/error.ts'

const sourceFile = fileURLToPath(new URL('kernel/kernel.ts', import.meta.url))
const buildFolder = fileURLToPath(new URL('../../build', import.meta.url))

const compilerOptions = ['-O3', '--enable', 'simd', '--runtime', 'stub', '--importMemory', '--noAssert']

/**
 * The compiled kernel of the compositor, built when its source or its options have changed (about 2 s). The file's
 * name holds their hash, so what is there is right; building twice at once is harmless.
 *
 * @returns the path of a WebAssembly module.
 * @throws {ReelsmithError} `internal` with the compiler's words when the source does not compile.
 */
export async function ensureKernel(): Promise<string> {
  const source = await readFile(sourceFile, 'utf8')
  const file = path.join(buildFolder, `compositor-${kernelHash(source)}.wasm`)
  if (existsSync(file)) return file
  const bytes = await compile(source)
  await mkdir(buildFolder, { recursive: true })
  const partial = `${file}.${randomUUID()}.partial`
  try {
    await writeFile(partial, bytes)
    await rename(partial, file)
  } finally {
    await rm(partial, { force: true })
  }
  return file
}

function kernelHash(source: string): string {
  return createHash('sha256').update(source).update(compilerOptions.join(' ')).digest('hex').slice(0, 16)
}

async function compile(source: string): Promise<Uint8Array> {
  const asc = await import('assemblyscript/asc')
  let bytes: Uint8Array | undefined
  const { error, stderr } = await asc.main(['kernel.ts', ...compilerOptions, '--outFile', 'kernel.wasm'], {
    readFile: (name) => (name === 'kernel.ts' ? source : null),
    writeFile: (name, contents) => {
      if (name === 'kernel.wasm') bytes = contents as Uint8Array
    },
    listFiles: () => [],
  })
  if (error || !bytes) {
    throw new ReelsmithError('internal', `The compositor's kernel does not compile: ${stderr.toString()}`, {
      cause: error,
    })
  }
  return bytes
}
