/** Which clip a description means: by the words of its name and prompt, and by what these show, in either language. Pure. */
import { describeScene } from '../../scene/describe.ts'
import { fold } from './reading/normalize.ts'
import { stem } from './reading/stem.ts'

interface Described {
  readonly name: string
  readonly prompt?: string
}

/**
 * The candidates that fit a description best; none when none fits, several when they fit alike.
 */
export function bestMatches<T extends Described>(words: string, candidates: readonly T[]): T[] {
  const wanted = featuresOf(words)
  const scores = candidates.map((candidate) => score(wanted, featuresOf(`${candidate.name.replace(/\.\w{2,5}$/, '')}. ${candidate.prompt ?? ''}`)))
  const best = Math.max(0, ...scores)
  return best === 0 ? [] : candidates.filter((_, index) => scores[index] === best)
}

interface Features {
  readonly words: ReadonlySet<string>
  readonly han: string
  /** What is to be seen, in names that know no language. */
  readonly seen: ReadonlySet<string>
}

/** What files are often called by, in either language. */
const called: readonly (readonly [thing: string, words: RegExp])[] = [
  ['interview', /\binterviews?\b|采访|访谈|专访/],
  ['intro', /\bintros?\b|开场白|片头/],
  ['outro', /\boutros?\b|片尾/],
  ['shop', /\b(?:shops?|stores?)\b|店铺|门店|商店|店面/],
  ['box', /\bbox(?:es)?\b|盒子|箱子|包装盒/],
  ['team', /\bteam\b|团队|员工/],
  ['family', /\bfamily\b|家人|全家|家庭/],
  ['garden', /\bgardens?\b|花园/],
  ['office', /\boffice\b|办公室/],
  ['product', /\bproducts?\b|产品/],
  ['birthday', /\bbirthday\b|生日/],
  ['wedding', /\bwedding\b|婚礼/],
]

const cache = new Map<string, Features>()

function featuresOf(text: string): Features {
  const known = cache.get(text)
  if (known) return known
  const folded = fold(text)
  const scene = describeScene(folded)
  const features: Features = {
    words: new Set([...folded.matchAll(/[a-z0-9]+/g)].map(([word]) => stem(word)).filter((word) => word.length > 1 && !dull.has(word))),
    han: [...folded.matchAll(/\p{Script=Han}+/gu)].join(''),
    seen: new Set([
      ...(scene.settingNamed ? [`setting ${scene.setting}`] : []),
      ...(scene.time ? [`time ${scene.time}`] : []),
      ...(scene.weather ? [`weather ${scene.weather}`] : []),
      ...(scene.season ? [`season ${scene.season}`] : []),
      ...scene.subjects.map(({ kind }) => `subject ${kind}`),
      ...scene.features.map((feature) => `feature ${feature}`),
      ...called.flatMap(([thing, names]) => (names.test(folded) ? [`called ${thing}`] : [])),
    ]),
  }
  if (cache.size > 2000) cache.clear()
  cache.set(text, features)
  return features
}

const dull = new Set(['the', 'of', 'in', 'at', 'with', 'on', 'an', 'and', 'clip', 'shot', 'scen', 'photo', 'video', 'img', 'by', 'to', 'is', 'it', 'part', 'pictur', 'imag', 'pic', 'for'])

function score(wanted: Features, has: Features): number {
  let points = 0
  for (const word of wanted.words) if (has.words.has(word)) points += 3
  for (const feature of wanted.seen) if (has.seen.has(feature)) points += 2
  for (let at = 0; at + 1 < wanted.han.length; at++) if (has.han.includes(wanted.han.slice(at, at + 2))) points += 2
  if (wanted.han.length === 1 && has.han.includes(wanted.han)) points += 1
  return points
}
