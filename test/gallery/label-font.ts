/** The bundled fonts that the labels of a sheet need, as a list for CSS: a machine may have none for Chinese. */
import { bundledFont } from '../../src/compose/text/font-files.ts'
import { fontFamilies } from '../../src/compose/text/font-table.ts'

const families = ['Inter', 'Noto Sans SC']

export function labelFont(labels: readonly string[]): string {
  const files = fontFamilies.filter(({ name }) => families.includes(name)).flatMap((family) => bundledFont(family, 400, false).files)
  const aliases = new Set<string>()
  for (const letter of new Set(labels.join(''))) {
    const file = files.find(({ has }) => has(letter.codePointAt(0)!))
    if (file) aliases.add(`"${file.alias}"`)
  }
  return [...aliases, 'sans-serif'].join(', ')
}
