/** All settings. A new one is one file and one line here. */
import { abstract } from './abstract.ts'
import { arctic } from './arctic.ts'
import { city } from './city.ts'
import { desert } from './desert.ts'
import { fields } from './fields.ts'
import { forest } from './forest.ts'
import { meadow } from './meadow.ts'
import { mountains } from './mountains.ts'
import { ocean } from './ocean.ts'
import { reef } from './reef.ts'
import { space } from './space.ts'
import { stage } from './stage.ts'
import { studio } from './studio.ts'
import { table } from './table.ts'
import { village } from './village.ts'
import type { Setting } from './setting.ts'

export const settings: readonly Setting[] = [ocean, mountains, city, forest, arctic, space, desert, meadow, fields, village, reef, studio, table, stage, abstract]

export function settingById(id: string): Setting {
  const found = settings.find((setting) => setting.id === id)
  if (!found) throw new RangeError(`no setting is called "${id}"`)
  return found
}
