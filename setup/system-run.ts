/** Runs a part of set-up. Nothing that goes wrong in it stops what comes after, but for a signal to end. */
import { type Bilingual, causeText, say } from './system-say.ts'

/** @param failure - What could not be done, to be followed by its cause. */
export async function runSetUp(failure: Bilingual, run: (signal: AbortSignal) => Promise<void>): Promise<void> {
  const interrupt = new AbortController()
  process.once('SIGINT', () => interrupt.abort())
  process.once('SIGTERM', () => interrupt.abort())
  try {
    await run(interrupt.signal)
  } catch (error) {
    if (interrupt.signal.aborted) process.exit(130)
    const cause = causeText(error)
    say({ en: failure.en + cause, zh: failure.zh + cause })
  }
}
