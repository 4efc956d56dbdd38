import type { TextTrack } from '../../timeline/model.ts'
import { type TextPreset, type TextStyle, textPresets } from '../../timeline/text-style.ts'
import type { LineDesign, TextDesign } from './design.ts'
import { captionDesigns } from './designs-captions.ts'
import { labelDesigns } from './designs-labels.ts'
import { titleDesigns } from './designs-titles.ts'

/** The designed styles, by the name that a text's style gives as its preset. */
export const textDesigns: Readonly<Record<TextPreset, TextDesign>> = {
  ...titleDesigns,
  ...labelDesigns,
  ...captionDesigns,
}

/** The design of a text, with the contour that its style asks for. */
export function designOf(style: TextStyle, role: TextTrack['role']): TextDesign {
  const design = namedDesign(style, role)
  const { outline } = style
  if (outline === undefined) return design
  return { ...design, head: contoured(design.head, outline), ...(design.sub && { sub: contoured(design.sub, outline) }) }
}

/** A preset that is not known (a newer draft's) is that of the text's role. */
function namedDesign({ preset, position }: TextStyle, role: TextTrack['role']): TextDesign {
  const known = textPresets.find((name) => name === preset)
  if (known) return textDesigns[known]
  if (role === 'caption') return textDesigns.caption
  if (position === 'lower-third') return textDesigns['lower-third']
  return role === 'title' ? textDesigns.title : textDesigns.plain
}

/** Wide enough to be seen around small letters, and not to close the eyes of an "e". */
const contourEm = 0.06

function contoured({ outline, ...line }: LineDesign, color: string): LineDesign {
  if (color === 'none') return line
  return { ...line, outline: { widthEm: outline?.widthEm ?? contourEm, paint: color as `#${string}` } }
}
