/**
 * Time of day × weather → the light that every module reads. Modules hold shape and albedo only and never
 * name a time of day; that alone lets any place be shown at any hour in any weather.
 */
import type { Vec3 } from './shot-plan.ts'

export const timesOfDay = ['dawn', 'morning', 'noon', 'afternoon', 'golden', 'sunset', 'dusk', 'night'] as const
export type TimeOfDay = (typeof timesOfDay)[number]

export const weathers = ['clear', 'cloudy', 'overcast', 'storm', 'rain', 'snow', 'fog'] as const
export type Weather = (typeof weathers)[number]

/** Colours are linear HDR. */
export interface LightRig {
  /**
   * Where the sun or moon stands on the tangent plane: x to the right, y above the horizon, at distance 1.
   */
  readonly sun: readonly [x: number, y: number]
  /** The light comes from behind the camera; its disc is not seen. */
  readonly behind: boolean
  /** Radius of the visible disc on the tangent plane; 0 = hidden. */
  readonly discRadius: number
  readonly sunColor: Vec3
  /** Strength of the halo around the sun. */
  readonly glow: number
  readonly zenith: Vec3
  /** Sky between horizon and zenith: the coloured band of a sunrise. */
  readonly middle: Vec3
  readonly horizon: Vec3
  readonly ambient: Vec3
  readonly haze: Vec3
  /** Multiplies the plan's haze per metre. */
  readonly hazeFactor: number
  /** 0 day … 1 night: lamps and stars come on with it. */
  readonly night: number
  readonly exposure: number
  /** Cloud cover 0…1. */
  readonly cover: number
  readonly rain: number
  readonly snowfall: number
  /** Wetness of surfaces 0…1. */
  readonly wet: number
  readonly storm: number
}

interface TimeLight extends Pick<LightRig, 'sunColor' | 'glow' | 'zenith' | 'horizon' | 'ambient' | 'haze'> {
  readonly sun: readonly [number, number]
  readonly discRadius: number
  readonly night: number
  readonly exposure: number
  /** Left out: halfway from the horizon to the zenith. */
  readonly middle?: Vec3
}

const timeLight: Record<TimeOfDay, TimeLight> = {
  dawn: {
    zenith: [0.13, 0.22, 0.48], middle: [0.56, 0.36, 0.46], horizon: [1.06, 0.56, 0.36], sunColor: [1.75, 0.86, 0.5],
    ambient: [0.24, 0.25, 0.36], haze: [0.74, 0.5, 0.48],
    glow: 1, night: 0, sun: [0.3, 0.07], discRadius: 0.03, exposure: 0.95,
  },
  morning: {
    zenith: [0.08, 0.23, 0.58], middle: [0.3, 0.46, 0.7], horizon: [0.78, 0.76, 0.72], sunColor: [2.35, 1.85, 1.25],
    ambient: [0.31, 0.36, 0.46], haze: [0.66, 0.64, 0.66],
    glow: 0.8, night: 0, sun: [-0.55, 0.42], discRadius: 0.03, exposure: 0.82,
  },
  noon: {
    zenith: [0.07, 0.2, 0.56], horizon: [0.56, 0.73, 0.92], sunColor: [2.15, 2.05, 1.85],
    ambient: [0.34, 0.41, 0.54], haze: [0.52, 0.64, 0.8],
    glow: 0.55, night: 0, sun: [0.35, 1.1], discRadius: 0.03, exposure: 0.78,
  },
  afternoon: {
    zenith: [0.09, 0.22, 0.55], horizon: [0.72, 0.74, 0.78], sunColor: [2.4, 1.9, 1.3],
    ambient: [0.31, 0.36, 0.47], haze: [0.62, 0.64, 0.7],
    glow: 0.7, night: 0, sun: [0.6, 0.6], discRadius: 0.03, exposure: 0.8,
  },
  golden: {
    zenith: [0.12, 0.23, 0.5], middle: [0.4, 0.33, 0.4], horizon: [1.0, 0.56, 0.25], sunColor: [2.5, 1.2, 0.45],
    ambient: [0.27, 0.23, 0.29], haze: [0.82, 0.5, 0.3],
    glow: 0.9, night: 0, sun: [0.44, 0.14], discRadius: 0.03, exposure: 0.86,
  },
  sunset: {
    zenith: [0.075, 0.085, 0.26], middle: [0.44, 0.15, 0.26], horizon: [1.08, 0.37, 0.09], sunColor: [2.2, 0.82, 0.26],
    ambient: [0.19, 0.14, 0.26], haze: [0.66, 0.28, 0.2],
    glow: 0.9, night: 0.1, sun: [0.25, 0.06], discRadius: 0.034, exposure: 0.86,
  },
  dusk: {
    zenith: [0.03, 0.06, 0.2], middle: [0.17, 0.13, 0.31], horizon: [0.62, 0.27, 0.26], sunColor: [0.46, 0.34, 0.46],
    ambient: [0.11, 0.135, 0.25], haze: [0.25, 0.2, 0.32],
    glow: 0.5, night: 0.6, sun: [-0.3, -0.02], discRadius: 0, exposure: 1.2,
  },
  night: {
    zenith: [0.008, 0.014, 0.042], horizon: [0.03, 0.05, 0.105], sunColor: [0.26, 0.34, 0.56],
    ambient: [0.04, 0.056, 0.11], haze: [0.028, 0.046, 0.095],
    glow: 0.45, night: 1, sun: [-0.42, 0.4], discRadius: 0.026, exposure: 1.25,
  },
}

interface WeatherLight {
  /** Factors and amounts; left out: 1 for factors, 0 for amounts. */
  readonly cover?: number
  readonly sun?: number
  /** How far colours lose their hue. */
  readonly grey?: number
  readonly dim?: number
  readonly hidesDisc?: boolean
  readonly haze?: number
  /** How far the sky takes on the colour of the haze. */
  readonly veil?: number
  readonly rain?: number
  readonly snowfall?: number
  readonly wet?: number
  readonly storm?: number
}

const weatherLight: Record<Weather, WeatherLight> = {
  clear: {},
  cloudy: { cover: 0.55, sun: 0.75 },
  overcast: { cover: 0.85, sun: 0.25, grey: 0.65, dim: 0.75, hidesDisc: true },
  storm: { cover: 0.95, sun: 0.16, grey: 0.3, dim: 0.42, hidesDisc: true, haze: 1.6, storm: 1 },
  rain: { cover: 0.9, sun: 0.14, grey: 0.7, dim: 0.55, hidesDisc: true, haze: 3, veil: 0.3, rain: 1, wet: 1 },
  snow: { cover: 0.7, sun: 0.5, grey: 0.35, dim: 0.9, hidesDisc: true, haze: 1.8, veil: 0.3, snowfall: 1 },
  fog: { cover: 0.6, sun: 0.4, grey: 0.4, hidesDisc: true, haze: 12, veil: 0.85 },
}

/** What a setting may change: where the sun stands, or any value as it is before the weather acts on it. */
export type LightOverrides = Partial<TimeLight> & { readonly behind?: boolean }

/** The light of a time of day in a weather. */
export function lightRig(time: TimeOfDay, weather: Weather, overrides: LightOverrides = {}): LightRig {
  const { behind = false, ...changed } = overrides
  const light: TimeLight = { ...timeLight[time], ...changed }
  const effect = weatherLight[weather]
  const dim = 1 - (1 - (effect.dim ?? 1)) * (1 - 0.5 * light.night) // a dark night darkens less
  const tone = (color: Vec3, factor: number): Vec3 => scaled(greyed(color, effect.grey ?? 0), factor)
  const veiled = (color: Vec3): Vec3 => between(color, light.haze, effect.veil ?? 0)
  const sunFactor = effect.sun ?? 1
  return {
    sun: light.sun,
    behind,
    discRadius: behind || effect.hidesDisc ? 0 : light.discRadius,
    sunColor: tone(light.sunColor, sunFactor),
    glow: light.glow * sunFactor,
    zenith: tone(veiled(light.zenith), dim),
    middle: tone(veiled(light.middle ?? between(light.zenith, light.horizon, 0.55)), dim),
    horizon: tone(veiled(light.horizon), dim),
    ambient: tone(light.ambient, Math.sqrt(dim)),
    haze: tone(light.haze, dim),
    hazeFactor: effect.haze ?? 1,
    night: light.night,
    exposure: light.exposure,
    cover: effect.cover ?? 0.3,
    rain: effect.rain ?? 0,
    snowfall: effect.snowfall ?? 0,
    wet: effect.wet ?? 0,
    storm: effect.storm ?? 0,
  }
}

function scaled(color: Vec3, factor: number): Vec3 {
  return [color[0] * factor, color[1] * factor, color[2] * factor]
}

function between(a: Vec3, b: Vec3, part: number): Vec3 {
  return [a[0] + (b[0] - a[0]) * part, a[1] + (b[1] - a[1]) * part, a[2] + (b[2] - a[2]) * part]
}

/** Toward a slightly blue grey of the same luminance. */
function greyed(color: Vec3, amount: number): Vec3 {
  const luminance = 0.3 * color[0] + 0.6 * color[1] + 0.1 * color[2]
  return between(color, [luminance * 0.94, luminance, luminance * 1.1], amount)
}
