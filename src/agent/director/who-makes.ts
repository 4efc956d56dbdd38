/** Who makes the clips of a turn: what its words name, else what the skill or the operator prefers. Pure. */
import { builtIn } from '../../models/video/video-models.ts'
import type { NamedModel } from './named-model.ts'
import { modelPhrases } from './replies/model-phrases.ts'
import { phrases } from './replies/phrases.ts'
import type { Situation } from './situation.ts'

/** The situation in which a message that names a model is planned. What is named and not there changes nothing. */
export function withMaker({ model, isBuiltIn, without = [] }: NamedModel, asked: Situation): Situation {
  // Who names a model means that one and no other.
  if (model) return { ...asked, model, withheld: undefined }
  const isUnwanted = without.some(({ name }) => name === (asked.model ?? asked.withheld)?.name)
  return isBuiltIn || isUnwanted ? { ...asked, model: asked.model && builtIn, withheld: undefined } : asked
}

/** Why a clip is not made by what it was meant to be made by. @param situation - That of {@link withMaker}. */
export function makerNotes({ model, missing }: NamedModel, { model: maker, withheld, language }: Situation): string[] {
  return [
    ...(missing === undefined ? [] : [missingText(missing, model ?? maker, model !== undefined, language)]),
    ...(withheld ? [phrases.withheld[language](withheld.name)] : []),
  ]
}

function missingText(missing: string, maker: Situation['model'], isOfFamily: boolean, language: 'en' | 'zh'): string {
  if (maker === undefined || maker.api === 'built-in') return phrases.noSuchModel[language](missing)
  return isOfFamily ? modelPhrases.otherVersion[language](missing, maker.name, maker.model) : modelPhrases.otherModel[language](missing, maker.name)
}
