/**
 * A program for tests: runs a page's module where nothing is but the language and what browsers have, and prints what
 * it logs. Started with `--experimental-vm-modules` and the file of the module.
 */
import { readFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { type Context, type Module, SourceTextModule, createContext, runInContext } from 'node:vm'

/** As browsers do it: a method of the window, and of nothing else. */
function pageFetch(this: unknown, input: string, init?: RequestInit): Promise<Response> {
  if (this !== undefined && this !== window) throw new TypeError("Failed to execute 'fetch' on 'Window': Illegal invocation")
  return fetch(input, init)
}

const context: Context = createContext({
  AbortController, AbortSignal, Blob, DOMException, FormData, Headers, ReadableStream, Request, Response, TextDecoder, TextEncoder, URL, URLSearchParams,
  clearTimeout, console, performance, setTimeout,
  // of a page that came over plain http: without `randomUUID`
  crypto: { getRandomValues: (bytes: Uint8Array<ArrayBuffer>) => crypto.getRandomValues(bytes) },
  fetch: pageFetch,
})
const window: unknown = runInContext('globalThis', context)

const modules = new Map<string, Promise<Module>>()

function load(file: string): Promise<Module> {
  const known = modules.get(file)
  if (known) return known
  const loading = readFile(file, 'utf8').then((text) => new SourceTextModule(text, { context, identifier: file }))
  modules.set(file, loading)
  return loading
}

/** What an import map of a page would say: packages by their `exports`. */
async function fileOf(name: string, importer: string): Promise<string> {
  if (name.startsWith('.')) return join(dirname(importer), name)
  const [owner, ...rest] = name.split('/')
  const home = resolve('node_modules', owner!)
  const { exports } = JSON.parse(await readFile(join(home, 'package.json'), 'utf8'))
  const entry = exports[['.', ...rest].join('/')]
  return join(home, entry.import ?? entry.default)
}

const page = await load(resolve(process.argv[2]!))
await page.link(async (name, { identifier }) => await load(await fileOf(name, identifier)))
await page.evaluate()
