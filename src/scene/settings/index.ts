/** All settings. A new one is one file and one line here. */
import { abstract } from './abstract.ts'
import { airport } from './airport.ts'
import { arctic } from './arctic.ts'
import { canyon } from './canyon.ts'
import { castle } from './castle.ts'
import { city } from './city.ts'
import { cloudSea } from './cloud-sea.ts'
import { desert } from './desert.ts'
import { factory } from './factory.ts'
import { fields } from './fields.ts'
import { forest } from './forest.ts'
import { garden } from './garden.ts'
import { greatWall } from './great-wall.ts'
import { classroom, library, subway, supermarket } from './halls.ts'
import { gym } from './gym.ts'
import { harbour } from './harbour.ts'
import { haunted } from './haunted.ts'
import { jungle } from './jungle.ts'
import { lake } from './lake.ts'
import { market } from './market.ts'
import { meadow } from './meadow.ts'
import { moon } from './moon.ts'
import { mountains } from './mountains.ts'
import { ocean } from './ocean.ts'
import { railway } from './railway.ts'
import { reef } from './reef.ts'
import { restaurant } from './restaurant.ts'
import { river } from './river.ts'
import { road } from './road.ts'
import { room } from './room.ts'
import { savanna } from './savanna.ts'
import { skyline } from './skyline.ts'
import { space } from './space.ts'
import { stadium } from './stadium.ts'
import { stage } from './stage.ts'
import { studio } from './studio.ts'
import { table } from './table.ts'
import { terraces } from './terraces.ts'
import { village } from './village.ts'
import { volcano } from './volcano.ts'
import type { Setting } from './setting.ts'

export const settings: readonly Setting[] = [
  ocean, mountains, city, forest, arctic, space, desert, meadow, fields, village, reef,
  studio, table, stage, abstract, room,
  lake, river, savanna, jungle, canyon, volcano, garden, terraces, cloudSea,
  skyline, market, harbour, road, railway, castle, factory, greatWall, haunted, stadium, airport,
  library, classroom, supermarket, subway, restaurant, gym, moon,
]

export function settingById(id: string): Setting {
  const found = settings.find((setting) => setting.id === id)
  if (!found) throw new RangeError(`no setting is called "${id}"`)
  return found
}
