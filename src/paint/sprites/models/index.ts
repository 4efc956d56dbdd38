/** All sprite models by name. */
import { ReelsmithError } from '../../../errors/error.ts'
import type { SpriteModel } from '../model.ts'
import { bamboo } from './bamboo.ts'
import { broadleaf } from './broadleaf.ts'
import { conifer } from './conifer.ts'
import { lavender, sunflower, tulip, wildflower } from './flowers.ts'
import { bush, fern, grass, reeds, wheat } from './herbs.ts'
import { barn, church, house } from './houses.ts'
import { desk, diningTable } from './indoors.ts'
import { palm } from './palm.ts'
import { anemone, antlerCoral, brainCoral, fanCoral, fish, kelp, tableCoral, tubeSponge } from './reef.ts'
import { stone } from './stone.ts'
import { bench, fence, lamp, lantern, stall } from './yard.ts'

export const spriteModels: Readonly<Record<string, SpriteModel>> = {
  conifer, broadleaf, palm, bamboo,
  grass, wheat, reeds, fern, bush,
  tulip, sunflower, lavender, wildflower,
  stone,
  house, church, barn,
  fence, lamp, lantern, bench, stall, desk, 'dining-table': diningTable,
  'antler-coral': antlerCoral, 'fan-coral': fanCoral, 'brain-coral': brainCoral, 'tube-sponge': tubeSponge, 'table-coral': tableCoral,
  anemone, kelp, fish,
}

/** @throws {ReelsmithError} `paint/failed` when there is none of that name. */
export function spriteModel(name: string): SpriteModel {
  const found = spriteModels[name]
  if (!found) throw new ReelsmithError('paint/failed', `There is no sprite model "${name}".`)
  return found
}
