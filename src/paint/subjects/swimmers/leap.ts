/** Out of the water and back: fish and dolphins in an arc, whales upright and then falling on their side. */
import type { Puff } from '../figure.ts'

export interface Leap {
  /** Of the middle of the body above the surface, metres. */
  readonly height: number
  /** How far it has come ahead of where it is placed, metres. */
  readonly ahead: number
  /** Of the nose above the horizontal, radians. */
  readonly pitch: number
  /** About its own length, radians. */
  readonly roll: number
  readonly bend: number
  readonly spray: Puff[]
}

/** Longer bodies are too heavy for an arc, metres. */
const heavyM = 4.5

/** @param phase - 0 … 1, where in its round it is at second 0. */
export function leapAt(length: number, timeS: number, phase: number): Leap {
  return length > heavyM ? breachAt(length, timeS, phase) : arcAt(length, timeS, phase)
}

/** Thrown up and falling as things do, then a while below. */
function arcAt(length: number, timeS: number, phase: number): Leap {
  const top = length * 0.42
  const below = -length * 0.5
  const flightS = 2 * Math.sqrt((2 * (top - below)) / 9.81) * 0.9
  const everyS = flightS * 1.3
  const t = roundOf(timeS / everyS + phase) * everyS
  const u = Math.min(1, t / flightS)
  const crossing = 0.5 - 0.5 * Math.sqrt(Math.max(0, 1 + below / (top - below)))
  const spray = [
    ...splash(length, t - crossing * flightS, 0.28 * length, 0.6),
    ...splash(length, t - (1 - crossing) * flightS, -0.1 * length, 0.6),
  ]
  return { height: below + (top - below) * 4 * u * (1 - u), ahead: 0, pitch: 0.95 * (1 - 2 * u), roll: 0, bend: 0.5 * (1 - 0.4 * Math.abs(1 - 2 * u)), spray }
}

/**
 * Nose first out of the sea until the flukes nearly leave it, turning, then down on its side. Slower than things fall:
 * so large a body seems to hang.
 */
function breachAt(length: number, timeS: number, phase: number): Leap {
  const riseS = Math.sqrt(length / 9.81) * 1.15
  const hangS = riseS * 0.35
  const fallS = riseS * 1.05
  const everyS = riseS + hangS + fallS + 1.3
  // It is on its way up when a shot begins.
  const t = roundOf((timeS + riseS * 0.3) / everyS + phase) * everyS
  const up = eased(t / (riseS + hangS * 0.5))
  const down = Math.max(0, (t - riseS - hangS * 0.5) / (fallS + hangS * 0.5))
  const top = length * 0.3
  const low = -length * 0.62
  const height = low + (top - low) * Math.sin((Math.PI / 2) * up) - (top + length * 0.34) * Math.min(1, down) ** 2
  const lands = riseS + hangS * 0.5 + (fallS + hangS * 0.5) * 0.74
  const spray = [
    ...splash(length, t - riseS * 0.34, 0, 0.55),
    ...wake(length, t, riseS * 0.34, lands + 0.5),
    ...running(length, t, riseS * 0.4, lands),
    ...splash(length, t - lands, length * 0.42, 1.15),
  ]
  return {
    height: t > lands + 1.4 ? low : height, ahead: length * (0.16 * Math.min(1, down) - 0.05), pitch: 1.2 - 1.12 * eased(down * 1.05), roll: 0.35 + 1.1 * eased(t / (riseS + hangS + fallS)),
    bend: 0.25 - 0.5 * eased(down * 1.2), spray,
  }
}

const water = { color: '#eef4f6', glow: 0 }

/** Thrown up where a body breaks the surface: drops on their way up and down, and foam that spreads. */
export function splash(length: number, since: number, ahead: number, force: number): Puff[] {
  if (since < -0.1 || since > 2.6) return []
  const age = Math.max(0, since)
  const begins = Math.min(1, (since + 0.1) / 0.12)
  const puffs: Puff[] = []
  for (let i = 0; i < 46; i++) {
    const [a, b] = [(i * 0.618) % 1, (i * 0.377 + 0.1) % 1]
    const angle = i * 2.4
    const speed = Math.sqrt(length) * force * (0.9 + 1.6 * b)
    const rises = speed * (0.3 + 0.75 * a * a) * age - 4.9 * age * age
    if (rises < -0.02 * length) continue
    const out = length * 0.05 + speed * (0.2 + 0.55 * a) * age
    puffs.push({
      ...water, point: [ahead + Math.cos(angle) * out, Math.max(0, rises), Math.sin(angle) * out * 0.5], radius: length * force * (0.022 + 0.034 * b) * (0.7 + 0.55 * age),
      density: 0.85 * begins * Math.max(0, 1 - age / 1.5), seed: i * 7.3,
    })
  }
  for (let i = 0; i < 14; i++) {
    const angle = i * 2.4 + 1
    const out = length * (0.07 + 0.22 * ((i * 0.71) % 1)) * (0.5 + 0.55 * age)
    puffs.push({ ...water, point: [ahead + Math.cos(angle) * out, length * 0.006, Math.sin(angle) * out * 0.6], radius: length * force * 0.075, density: 0.6 * begins * Math.max(0, 1 - age / 2.6), seed: i * 3.1 })
  }
  return puffs
}

/** Foam around what stands in the water. */
function wake(length: number, t: number, from: number, to: number): Puff[] {
  const strength = Math.min(1, (t - from) / 0.3, (to - t) / 0.5)
  if (strength <= 0) return []
  return Array.from({ length: 18 }, (_, i): Puff => {
    const angle = i * 2.4
    const out = length * (0.06 + 0.07 * ((i * 0.618) % 1) + 0.012 * Math.sin(t * 3 + i))
    return { ...water, point: [Math.cos(angle) * out * 1.3, length * (0.004 + 0.014 * ((i * 0.31) % 1)), Math.sin(angle) * out], radius: length * (0.04 + 0.035 * ((i * 0.53) % 1)), density: 0.8 * strength, seed: i * 5.7 }
  })
}

/** Water that runs off and falls back as drops beside the body. */
function running(length: number, t: number, from: number, to: number): Puff[] {
  const strength = Math.min(1, (t - from) / 0.2, (to - t) / 0.6)
  if (strength <= 0) return []
  return Array.from({ length: 22 }, (_, i): Puff => {
    const life = roundOf(t * 0.9 + i * 0.618)
    const starts = 0.1 + 0.4 * ((i * 0.377) % 1)
    const side = i % 2 === 0 ? 1 : -1
    const height = length * starts * (1 - life * life)
    return {
      ...water, point: [length * (0.1 * ((i * 0.23) % 1) - 0.02 + starts * 0.2 + side * (0.06 + 0.05 * life)), height, side * length * 0.05], radius: length * (0.012 + 0.016 * life),
      density: 0.6 * strength * Math.sin(Math.PI * Math.min(1, life * 1.1)), seed: i * 9.1,
    }
  })
}

function roundOf(turns: number): number {
  return turns - Math.floor(turns)
}

function eased(x: number): number {
  const t = Math.max(0, Math.min(1, x))
  return t * t * (3 - 2 * t)
}
