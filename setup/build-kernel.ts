// Builds the compositor's kernel into build/ when its source has changed. Part of set-up; safe to run at any time.
import { ensureKernel } from '../src/compose/build-kernel.ts'

await ensureKernel()
