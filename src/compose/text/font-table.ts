/** What a family is for, and so which others stand in for what it lacks. */
export type FontKind = 'sans' | 'serif' | 'display' | 'mono' | 'script' | 'emoji'

/** A bundled family: many small files, one for each range of characters, of which a text loads only its own. */
export interface FontFamily {
  readonly name: string
  readonly package: string
  readonly kind: FontKind
  /** One file holds all weights of a range, or each weight has its own file. */
  readonly weights: { readonly from: number; readonly to: number } | readonly number[]
  readonly hasItalic?: boolean
}

const variable = (from: number, to: number): { from: number; to: number } => ({ from, to })

/** The bundled fonts, all under the SIL Open Font License, in the order in which they stand in for each other. */
export const fontFamilies: readonly FontFamily[] = [
  { name: 'Inter', package: '@fontsource-variable/inter', kind: 'sans', weights: variable(100, 900) },
  {
    name: 'Playfair Display',
    package: '@fontsource-variable/playfair-display',
    kind: 'serif',
    weights: variable(400, 900),
    hasItalic: true,
  },
  { name: 'Anton', package: '@fontsource/anton', kind: 'display', weights: [400] },
  { name: 'Courier Prime', package: '@fontsource/courier-prime', kind: 'mono', weights: [400, 700] },
  { name: 'Caveat', package: '@fontsource-variable/caveat', kind: 'script', weights: variable(400, 700) },
  { name: 'Tilt Neon', package: '@fontsource/tilt-neon', kind: 'sans', weights: [400] },
  { name: 'Fredoka', package: '@fontsource-variable/fredoka', kind: 'sans', weights: variable(300, 700) },
  { name: 'Ma Shan Zheng', package: '@fontsource/ma-shan-zheng', kind: 'script', weights: [400] },
  { name: 'ZCOOL QingKe HuangYou', package: '@fontsource/zcool-qingke-huangyou', kind: 'display', weights: [400] },
  { name: 'Noto Serif SC', package: '@fontsource-variable/noto-serif-sc', kind: 'serif', weights: variable(200, 900) },
  { name: 'Noto Sans SC', package: '@fontsource-variable/noto-sans-sc', kind: 'sans', weights: variable(100, 900) },
  { name: 'Noto Sans TC', package: '@fontsource-variable/noto-sans-tc', kind: 'sans', weights: variable(100, 900) },
  { name: 'Noto Sans JP', package: '@fontsource-variable/noto-sans-jp', kind: 'sans', weights: variable(100, 900) },
  { name: 'Noto Sans KR', package: '@fontsource-variable/noto-sans-kr', kind: 'sans', weights: variable(100, 900) },
  {
    name: 'Noto Sans Arabic',
    package: '@fontsource-variable/noto-sans-arabic',
    kind: 'sans',
    weights: variable(100, 900),
  },
  {
    name: 'Noto Sans Hebrew',
    package: '@fontsource-variable/noto-sans-hebrew',
    kind: 'sans',
    weights: variable(100, 900),
  },
  { name: 'Noto Sans Thai', package: '@fontsource-variable/noto-sans-thai', kind: 'sans', weights: variable(100, 900) },
  {
    name: 'Noto Sans Devanagari',
    package: '@fontsource-variable/noto-sans-devanagari',
    kind: 'sans',
    weights: variable(100, 900),
  },
  { name: 'Noto Color Emoji', package: '@fontsource/noto-color-emoji', kind: 'emoji', weights: [400] },
]

/** Families with Chinese, Japanese or Korean characters, one for a whole text: their strokes do not mix. */
export const eastAsianFamilies: ReadonlySet<string> = new Set([
  'Ma Shan Zheng',
  'ZCOOL QingKe HuangYou',
  'Noto Serif SC',
  'Noto Sans SC',
  'Noto Sans TC',
  'Noto Sans JP',
  'Noto Sans KR',
])
