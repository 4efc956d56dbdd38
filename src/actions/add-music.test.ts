import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { renderAmbience } from '../music/ambience.ts'
import { chooseMusic } from '../music/choose.ts'
import { composeMusic } from '../music/compose.ts'
import { integratedLufs } from '../music/dsp/loudness.ts'
import { levelPlace } from '../music/place-level.ts'
import { gainToDb } from '../music/stereo.ts'
import { sceneSound } from '../paint/scene-sound.ts'
import { describeScene } from '../scene/describe.ts'
import { planShot } from '../scene/plan.ts'
import { settings } from '../scene/settings/index.ts'
import type { MusicRecipe } from '../timeline/sound.ts'
import { bundledSoundfont } from '../render/soundfont.ts'
import { musicVolume } from './add-music.ts'

const seed = 3
/** Where nothing is that could be heard: a product on its pedestal, shapes and colours. */
const silent = new Set(['studio', 'abstract'])

function placeLufsOf(setting: string, weather: 'clear' | 'storm'): number {
  const plan = planShot({ ...describeScene(''), setting, weather }, { seed, width: 1920, height: 1080 })
  const ambience = sceneSound(plan, { width: 1920, height: 1080, fromMs: 0, durationMs: 5000 })
  assert.ok(ambience, `${setting} is silent`)
  const sound = renderAmbience(ambience)
  levelPlace(sound)
  return integratedLufs(sound)
}

const levels = new Map<string, Promise<number>>()

/** Level of the music that a place gets, as it lies in the film; each kind is played once. */
function musicLufsOf(setting: string): Promise<number> {
  const recipe = chooseMusic({ setting, seed })
  const level = levels.get(recipe.kind) ?? measure(recipe)
  levels.set(recipe.kind, level)
  return level
}

async function measure(recipe: MusicRecipe): Promise<number> {
  return integratedLufs(await composeMusic(recipe, 7000, await bundledSoundfont())) + gainToDb(musicVolume)
}

describe('music over the sound of a place', () => {
  for (const { id } of settings.filter((setting) => !silent.has(setting.id))) {
    it(`should lie 3 LU and more above ${id}, which is still heard`, async () => {
      const music = await musicLufsOf(id)
      for (const weather of ['clear', 'storm'] as const) {
        const place = placeLufsOf(id, weather)
        const above = music - place
        assert.ok(above >= 3 && above <= 13, `${above.toFixed(1)} LU above it in ${weather} weather`)
      }
    })
  }
})
