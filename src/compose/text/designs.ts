import type { TextTrack } from '../../timeline/model.ts'
import { type TextPreset, type TextStyle, textPresets } from '../../timeline/text-style.ts'
import type { TextDesign } from './design.ts'
import { captionDesigns } from './designs-captions.ts'
import { labelDesigns } from './designs-labels.ts'
import { titleDesigns } from './designs-titles.ts'

/** The designed styles, by the name that a text's style gives as its preset. */
export const textDesigns: Readonly<Record<TextPreset, TextDesign>> = {
  ...titleDesigns,
  ...labelDesigns,
  ...captionDesigns,
}

/** The design of a text. A preset that is not known (a newer draft's) is that of the text's role. */
export function designOf({ preset, position }: TextStyle, role: TextTrack['role']): TextDesign {
  const known = textPresets.find((name) => name === preset)
  if (known) return textDesigns[known]
  if (role === 'caption') return textDesigns.caption
  if (position === 'lower-third') return textDesigns['lower-third']
  return role === 'title' ? textDesigns.title : textDesigns.plain
}
