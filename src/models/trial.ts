/** The cheapest real call of what converses, speaks or listens: what is said to it, and what that may cost. */
import { type HostedLanguageModel } from './language/language-models.ts'
import { guessTokens, usdForTokens, usualAnswerTokens } from './language/language-prices.ts'
import { usdForSound, usdForText } from './speech/speech-prices.ts'
import type { SpeechService } from './speech/speech-services.ts'

export const trialSpeech = 'Good morning.'
export const trialQuestion = 'Answer with the one word: ready'

/** Nobody takes longer to say it. */
const trialSpeechMs = 5000

/** In US dollars, at most; 0 where that isn't known. */
export const usdForTrial = {
  conversation: ({ price }: HostedLanguageModel): number => (price ? usdForTokens(price, { asked: guessTokens(trialQuestion), answered: usualAnswerTokens }) : 0),
  speech: ({ usd = 0 }: SpeechService): number => usdForText(usd, trialSpeech),
  transcript: ({ usd = 0 }: SpeechService): number => usdForSound(usd, trialSpeechMs),
}
