import { createHash, randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { ReelsmithError } from '../errors/error.ts'

const sourceFolder = fileURLToPath(new URL('kernel', import.meta.url))
const buildFolder = fileURLToPath(new URL('../../build', import.meta.url))

const compilerOptions = ['-O3', '--enable', 'simd', '--enable', 'relaxed-simd', '--runtime', 'stub', '--importMemory', '--noAssert']

/**
 * The compiled kernel of the compositor, built when its source or its options have changed (about 2 s). The file's
 * name holds their hash, so what is there is right; building twice at once is harmless.
 *
 * @returns the path of a WebAssembly module.
 * @throws {ReelsmithError} `internal` with the compiler's words when the source does not compile.
 */
export async function ensureKernel(): Promise<string> {
  const sources = await readSources()
  const file = path.join(buildFolder, `compositor-${kernelHash(sources)}.wasm`)
  if (existsSync(file)) return file
  const bytes = await compile(sources)
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

/** By file name, in the order of their names. */
type Sources = ReadonlyMap<string, string>

async function readSources(): Promise<Sources> {
  const names = (await readdir(sourceFolder)).filter((name) => name.endsWith('.ts')).sort()
  const texts = await Promise.all(names.map((name) => readFile(path.join(sourceFolder, name), 'utf8')))
  return new Map(names.map((name, index) => [name, texts[index]!]))
}

function kernelHash(sources: Sources): string {
  const hash = createHash('sha256').update(compilerOptions.join(' '))
  for (const [name, text] of sources) hash.update(`\0${name}\0${text}`)
  return hash.digest('hex').slice(0, 16)
}

/** Every file is an entry: what any of them exports is a function of the module. */
async function compile(sources: Sources): Promise<Uint8Array> {
  const asc = await import('assemblyscript/asc')
  let bytes: Uint8Array | undefined
  const { error, stderr } = await asc.main([...sources.keys(), ...compilerOptions, '--outFile', 'kernel.wasm'], {
    readFile: (name) => sources.get(name) ?? null,
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
