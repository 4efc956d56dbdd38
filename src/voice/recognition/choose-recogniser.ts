/** Which recogniser writes down what is said in a language. */
import { ReelsmithError } from '../../errors/error.ts'
import { knownWeights } from './known-weights.ts'
import type { Recogniser } from './recogniser.ts'
import { sherpaRecogniser } from './sherpa-recogniser.ts'
import { knowsLanguage } from './sherpa-models.ts'
import { installedRecognisers } from './weights.ts'

/**
 * The first that knows the language: one made for few languages knows them better.
 *
 * @param language - BCP 47.
 * @param folders - Of weights; those of the data folders unless told.
 * @throws {ReelsmithError} `media/tool-missing` saying how to get one.
 */
export async function chooseRecogniser(language: string, folders?: readonly string[]): Promise<Recogniser> {
  const installed = (await installedRecognisers(folders)).toSorted((a, b) => breadth(a.languages) - breadth(b.languages))
  const model = installed.find((each) => knowsLanguage(each, language))
  if (model) return sherpaRecogniser(model)
  const known = knownWeights.find((each) => each.does === 'recognise' && knowsLanguage(each, language))
  const how = known
    ? `the operator of this server gets one with: reelsmith voices fetch ${known.name}`
    : 'weights for sherpa-onnx that know it go into the folder "voices" of the data folder of the server'
  const what = installed.length === 0 ? 'No speech recogniser is installed' : `The speech recognisers here (${installed.map(({ name }) => name).join(', ')}) don't know "${language}"`
  throw new ReelsmithError('media/tool-missing', `${what}; ${how}. Or give the words to show.`)
}

function breadth(languages: readonly string[]): number {
  return languages.includes('*') ? 100 : languages.length
}
