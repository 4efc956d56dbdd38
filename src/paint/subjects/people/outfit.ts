/** What a person wears; the colours are inks of the figure. */
import { type Inks, shaded } from '../ink.ts'

export type Hat =
  | 'brim' | 'cap' | 'beanie' | 'cone' | 'pointed' | 'top' | 'crown' | 'helm' | 'hard' | 'hood' | 'toque' | 'cowboy' | 'tricorne' | 'santa' | 'veil'

export interface Outfit {
  readonly top: 'shirt' | 'tee' | 'jacket' | 'coat' | 'suit' | 'robe' | 'dress' | 'bare' | 'plate'
  readonly legs: 'trousers' | 'shorts' | 'bare'
  /** From the waist down, metres long, and how wide its hem is, metres from the middle. */
  readonly skirt?: { readonly lengthM: number; readonly hemM: number; readonly ink?: string }
  readonly shoes: 'shoes' | 'boots' | 'none'
  readonly hair: 'short' | 'long' | 'bob' | 'bun' | 'ponytail' | 'curly' | 'bald' | 'none'
  readonly beard?: 'short' | 'long'
  readonly hat?: Hat
  readonly pack?: boolean
  readonly cape?: boolean
  readonly scarf?: boolean
}

/** Names a plan may recolour by, with everyday colours. */
export const everyday: Inks = {
  skin: { color: '#cf9a78', gloss: 0.14 },
  lips: { color: '#ac6656', gloss: 0.25 },
  mouth: { color: '#5a2a24' },
  teeth: { color: '#e6e0d6', gloss: 0.3 },
  eye: { color: '#17110e', gloss: 0.6 },
  iris: { color: '#5c3a22', gloss: 0.6 },
  eyeWhite: { color: '#cdc4ba', gloss: 0.2 },
  glint: { color: '#ffffff', glow: 0.35 },
  lash: { color: '#1a1210' },
  brow: { color: '#2c1d15' },
  hair: { color: '#33221a', gloss: 0.2, pattern: 'hair', grain: 0.008 },
  top: { color: '#3f5d7d', pattern: 'cloth', grain: 0.07 },
  inner: { color: '#e6e0d4', pattern: 'cloth', grain: 0.06 },
  trousers: { color: '#3a3c44', pattern: 'cloth', grain: 0.09 },
  shoes: { color: '#4a3224', gloss: 0.35 },
  sole: { color: '#201a16' },
  belt: { color: '#2a1c14', gloss: 0.3 },
  hatColor: { color: '#b08a54', pattern: 'cloth', grain: 0.04 },
  pack: { color: '#c8502c', pattern: 'cloth', grain: 0.1 },
  tie: { color: '#8a2230', gloss: 0.2 },
  cape: { color: '#9c1c24', pattern: 'cloth', grain: 0.1 },
  scarf: { color: '#b8402c', pattern: 'cloth', grain: 0.03 },
  strap: { color: '#2a2422' },
  metal: { color: '#a4aab2', gloss: 0.85 },
  gold: { color: '#c89a3a', gloss: 0.9 },
  wood: { color: '#7a5632', gloss: 0.25 },
  tool: { color: '#2c2e34', gloss: 0.4 },
  print: { color: '#8d8880' },
}

/** The everyday inks with some colours changed; brows go with the hair. */
export function dressed(own: Readonly<Record<string, string>>): Inks {
  const colors = { ...(own['hair'] ? { brow: shaded(own['hair'], 0.78) } : {}), ...own }
  const changed = Object.entries(colors).map(([name, color]) => [name, { ...everyday[name], color }])
  return { ...everyday, ...Object.fromEntries(changed) as Inks }
}
