/**
 * Node takes the types out of `.ts` files by itself, but not of those below a `node_modules`, where an installed
 * package lies: there, loaded with `--import`, this does it for our own.
 */
import * as nodeModule from 'node:module'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const own = new URL('..', import.meta.url).href
const { registerHooks, stripTypeScriptTypes } = nodeModule

// The machine's own Node may be too old for this; it runs none of these files.
if (registerHooks && stripTypeScriptTypes) {
  quietly(() => stripTypeScriptTypes(''))
  registerHooks({
    load(url, context, nextLoad) {
      if (!url.startsWith(own) || !url.endsWith('.ts')) return nextLoad(url, context)
      return { format: 'module', source: stripTypeScriptTypes(readFileSync(fileURLToPath(url), 'utf8')), shortCircuit: true }
    },
  })
}

/** Its first use warns that it is new. */
function quietly(work) {
  const { emitWarning } = process
  process.emitWarning = () => {}
  try {
    work()
  } finally {
    process.emitWarning = emitWarning
  }
}
