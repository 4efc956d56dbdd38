/** Compiles the compositor's kernel now, while set-up is talking; after a change of its source it is done when needed. */
import { ensureKernel } from '../src/compose/build-kernel.ts'

await ensureKernel()
