import { maxGeneratedMs } from '../actions/generate-scene.ts'
import { ReelsmithError } from '../errors/error.ts'
import { phrases } from './director/replies/phrases.ts'
import { lengthText } from './director/replies/wording.ts'

/**
 * What the contract allows one turn to generate.
 *
 * @param pictureMs - Of all its clips together.
 * @throws {ReelsmithError} `request/invalid` naming the limit, in the language of the user.
 */
export function requireWithinPicture(pictureMs: number, language: 'en' | 'zh'): void {
  if (pictureMs <= maxGeneratedMs) return
  const [asked, most] = [pictureMs, maxGeneratedMs].map((ms) => lengthText(language, ms))
  throw new ReelsmithError('request/invalid', phrases.lengthOutOfRange[language](asked!, most!))
}
