/** What a message means when it leans on what was said before it. Pure: all of it is found in the conversation. */
import type { Plan } from '../plan.ts'
import { Clause } from '../reading/clause.ts'
import { tokenize } from '../reading/tokens.ts'
import { focusOf } from '../simulate.ts'
import { type Situation, isDeed } from '../situation.ts'
import { readAnswer } from './answers.ts'
import { type Asked, type Deed, denied, readFollowUp } from './follow-ups.ts'
import { openQuestion } from './open-question.ts'
import { readOtherModel, tellModels } from './other-model.ts'
import { readSelfCorrection } from './self-correction.ts'
import { isPlain } from './pick.ts'
import type { Reading } from './reading.ts'

export interface Planner {
  /** Reads a message in a situation. */
  message(message: string, situation: Situation): Plan
  /** What comes of a reading. */
  reading(reading: Reading, situation: Situation): Plan
}

/**
 * The message in full, or a question back; nothing when it stands alone.
 *
 * @param message - Normalised.
 */
export function inContext(message: string, situation: Situation, planner: Planner): Reading | Asked | undefined {
  const plan = (reading: Reading): Plan => planner.reading(reading, situation)
  const again = readOtherModel(message, situation, plan)
  if (again) return again
  const told = tellModels(message, situation)
  if (told !== undefined) return { about: message, text: told }
  const corrected = readSelfCorrection(message, situation, plan)
  if (corrected) return corrected
  const request = reproach.exec(message)?.[1]
  if (request !== undefined && plan({ text: request }).calls.length > 0) return { text: request }
  const question = openQuestion(situation, planner.message)
  if (question) {
    const answer = readAnswer(message, question, situation.before, plan)
    if (answer) return answer
  }
  const deed = lastDeed(situation, planner)
  const followUp = deed && readFollowUp(message, deed, situation, plan)
  if (followUp) return followUp
  const rest = situation.conversation.length > 0 ? denied(message) : undefined
  // "No, remove the music": a request of its own, whatever it is said instead of.
  if (rest !== undefined && rest !== '' && !isPlain(new Clause(rest, tokenize(rest)))) return { text: rest }
  return question && question.among.length === 1 ? { text: message, focus: question.among } : undefined
}

/** "I said smaller, not tiny! A bit bigger": what should have been, and then what is to be done. */
const reproach = /^(?:but )?(?:i (?:said|asked for|wanted)\b[^.!?]{1,40}[.!]+\s+|我(?:刚才)?(?:说|要)的?是[^。.！!]{1,15}[。.！!]+\s*)(?=\S)(.+)$/is

function lastDeed(situation: Situation, planner: Planner): Deed | undefined {
  const { conversation } = situation
  const last = conversation.at(-1)
  const before = situation.wentBackTo ?? situation.previous
  const deeds = last?.changed ? last.calls.filter(isDeed) : []
  if (!last || last.text === '' || !before || deeds.length === 0) return undefined
  const then: Situation = { ...situation, before, previous: before, conversation: conversation.slice(0, -1) }
  const reading = inContext(last.text, then, planner)
  const ids = deeds.flatMap((call) => focusOf(call, situation.before))
  const prompt = deeds.find(({ tool }) => tool === 'generate-scene')?.input.prompt as string | undefined
  return { text: reading && !('asks' in reading) ? reading.text : last.text, ids, tool: deeds[0]!.tool, ...(prompt !== undefined && { prompt }), before }
}
