/** Scene description → shot plan: the setting composes, then camera, weather and style are added. Pure. */
import { frameShape } from './camera.ts'
import { movedCamera } from './camera-moves.ts'
import { castOf } from './cast.ts'
import type { SceneDescription, Style } from './description.ts'
import { type Region, facesOf } from './faces.ts'
import { frameCast, mainSubject } from './framing.ts'
import { groundOf } from './ground.ts'
import { type TimeOfDay, type Weather, lightRig } from './light-rig.ts'
import { type Random, createRandom } from './random.ts'
import { settingById } from './settings/index.ts'
import type { SettingShot } from './settings/setting.ts'
import { isWonderSeen, withWonders, wonderHour } from './sky-wonders.ts'
import { type Grade, type ModuleUse, type ShotPlan, plainGrade } from './shot-plan.ts'
import { rowOf } from './subjects/index.ts'

export interface ShotRequest {
  /** Same seed, same plan; another seed, another composition and other waves. */
  readonly seed: number
  readonly width: number
  readonly height: number
  /** Length of the clip: camera moves take this long. Default 10 s. */
  readonly durationMs?: number
}

const defaultDurationMs = 10_000
/** On who sits by a fire in the dark. */
const firelight = [0.3, 0.145, 0.05] as const

export function planShot(
  description: SceneDescription,
  { seed, width, height, durationMs = defaultDurationMs }: ShotRequest,
): ShotPlan {
  const setting = settingById(description.setting)
  const random = createRandom(seed)
  const weather = resolvedWeather(description)
  const time = resolvedTime(description)
  const frame = frameShape(width, height)
  const durationS = durationMs / 1000
  const cast = castOf(description, random)
  const shot = setting.compose({
    description,
    time,
    weather,
    frame,
    durationS,
    random,
    main: mainSubject(cast, frame),
    light: lightRig(time, weather),
    has: (feature) => description.features.includes(feature),
    lacks: (feature) => description.without.includes(feature),
  })
  const lamplight = shot.lamplight ?? (cast.some(({ row }) => row.kind === 'campfire') ? firelight : undefined)
  const light = lightRig(time, setting.indoors ? 'clear' : weather, shot.light)
  const framed = frameCast(shot, cast, { frame, durationS, move: description.camera, random })
  const mainDepth = framed.subjects[0] ? framed.subjects[0].z - framed.camera.pose.position[2] : 0
  const layers = shot.modules.map((use) => before(use, mainDepth))
  const seen = description.wonders.filter((wonder) => isWonderSeen(wonder, time, weather))
  const camera = { ...movedCamera(framed.camera, description.camera, framed.reach, framed.alongX), durationS }
  const faces = facesOf(cast, framed.subjects, camera, frame, groundOf(shot.ground))
  const modules = setting.indoors ? layers : withWonders(withWeather(layers, light, weather), seen, light)
  return {
    setting: setting.id,
    seed,
    startS: startOf(shot, random),
    light,
    camera,
    haze: shot.haze,
    wind: shot.wind ?? windOf(weather),
    snow: description.season === 'winter' || weather === 'snow' ? 0.8 : 0,
    flashesS: weather === 'storm' && !setting.indoors ? lightningTimes(random) : [],
    grade: styled({ ...plainGrade, ...shot.grade }, description.style),
    modules: faces ? modules.map((use) => besideFaces(use, faces)) : modules,
    subjects: [...framed.subjects, ...(shot.subjects ?? [])],
    ...(shot.sprites ? { sprites: shot.sprites } : {}),
    ...(shot.ground ? { ground: shot.ground } : {}),
    ...(shot.underwater ? { underwater: true } : {}),
    ...(shot.allAround ? { allAround: true } : {}),
    ...(lamplight ? { lamplight } : {}),
    ambience: setting.indoors ? shot.ambience : withWeatherSound(shot.ambience, weather),
  }
}

/** Drawn even where it is not used: the numbers after it stay the same. */
function startOf({ startS }: SettingShot, random: Random): number {
  const drawn = random.between(0, 40)
  return startS ?? drawn
}

/** Petals do not fall before a face. */
function besideFaces(use: ModuleUse, { x, y, wide, tall }: Region): ModuleUse {
  return use.use === 'petals' ? { ...use, with: { ...use.with, spareX: x, spareY: y, spareWide: wide, spareTall: tall } } : use
}

/** A layer that ends before the main subject is drawn over it. */
function before(use: ModuleUse, mainDepth: number): ModuleUse {
  return use.endsAt !== undefined && use.endsAt < mainDepth ? { ...use, near: true } : use
}

/** The weather a plan shows: what was said, else a clear sky; snow falls only when it is said to. */
export function resolvedWeather({ weather }: SceneDescription): Weather {
  return weather ?? 'clear'
}

/**
 * The hour a plan shows: what was said, else the setting's best; a low sun needs a sky that lets it through.
 */
export function resolvedTime(description: SceneDescription): TimeOfDay {
  const { bestTime, featureTimes = {}, inhabitedTime } = settingById(description.setting)
  const isOpenSky = ['clear', 'cloudy'].includes(resolvedWeather(description))
  const needsSun = bestTime === 'golden' || bestTime === 'sunset' || bestTime === 'dawn'
  const [wonder] = description.wonders
  if (description.time !== null) return description.time
  const ofFeature = description.features.map((feature) => featureTimes[feature]).find((time) => time !== undefined)
  if (ofFeature) return ofFeature
  const hour = wonder === undefined ? undefined : wonderHour[wonder]
  if (hour !== undefined) return hour
  if (inhabitedTime && description.subjects.length > 0 && wonder === undefined) return inhabitedTime
  const [first] = description.subjects
  const ownHour = bestTime === 'night' && first ? rowOf(first.kind).hour : undefined
  if (ownHour) return ownHour
  return needsSun && !isOpenSky ? 'morning' : bestTime
}

function windOf(weather: Weather): { speed: number; gust: number } {
  if (weather === 'storm') return { speed: 0.9, gust: 0.9 }
  return weather === 'clear' ? { speed: 0.4, gust: 0.4 } : { speed: 0.5, gust: 0.5 }
}

/** Irregular, two to nine seconds apart, over the longest clip. */
function lightningTimes(random: Random): number[] {
  const times: number[] = []
  for (let at = random.between(0.8, 2); at < 60; at += random.between(2, 9)) {
    times.push(Math.round(at * 1000) / 1000)
  }
  return times
}

/** Weather brings its own modules when the setting has not listed them. */
function withWeather(modules: readonly ModuleUse[], light: ShotPlan['light'], weather: Weather): ModuleUse[] {
  const all = [...modules]
  const add = (use: string): void => {
    if (!all.some((module) => module.use === use)) all.push({ use })
  }
  if (light.rain > 0 || weather === 'storm') add('rain')
  if (light.snowfall > 0) add('snowfall')
  if (weather === 'storm') add('lightning')
  return all
}

function withWeatherSound(ambience: ShotPlan['ambience'], weather: Weather): ShotPlan['ambience'] {
  if (weather === 'rain') return [...ambience, { kind: 'rain', gainDb: -4 }]
  if (weather === 'storm') {
    return [
      ...ambience,
      { kind: 'rain', gainDb: -6 },
      { kind: 'wind', gainDb: -7 },
      { kind: 'thunder', gainDb: -6 },
    ]
  }
  return ambience
}

const styleGrade: Record<Style, (grade: Grade) => Partial<Grade>> = {
  cinematic: () => ({}),
  noir: (grade) => ({ saturation: 0, vignette: 0.9, grain: 0.05, exposure: grade.exposure * 0.95 }),
  cyberpunk: (grade) => ({
    saturation: grade.saturation * 1.18,
    tint: [1.05, 0.95, 1.12],
    bloom: grade.bloom * 1.4,
  }),
  retro: (grade) => ({ saturation: grade.saturation * 0.8, tint: [1.1, 1.02, 0.86], grain: 0.06, vignette: 0.8 }),
  vivid: (grade) => ({ saturation: grade.saturation * 1.16 }),
  pastel: (grade) => ({ saturation: grade.saturation * 0.78, exposure: grade.exposure * 1.15, vignette: 0.25 }),
}

function styled(grade: Grade, style: Style | null): Grade {
  return style === null ? grade : { ...grade, ...styleGrade[style](grade) }
}
