/**
 * Paints the expected pictures of golden cases anew: all, or those named.
 *
 *   npm run golden:update [-- CASE…]
 *
 * Look at every picture that changed before committing it.
 */
import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { GoldenPainter, caseNames, expectedFile, readCase, writePicture } from './golden-case.ts'

process.env.REELSMITH_DRIVER ??= 'lavapipe'
const painter = new GoldenPainter()
const wanted = process.argv.slice(2)
for (const name of wanted.length > 0 ? wanted : caseNames()) {
  const golden = readCase(name)
  const pictures = await painter.paint(golden)
  for (const [i, timeS] of golden.timesS.entries()) {
    const file = expectedFile(name, timeS)
    mkdirSync(dirname(file), { recursive: true })
    await writePicture(file, pictures[i]!)
    console.log(file)
  }
}
process.exit(0)
