/**
 * `npm run soundcheck`: one short file for every kind of music and every effect, with a picture of each, on a page to
 * listen through: `docs/listen/README.md`. Prints how many times faster than real time each was made, in CPU time.
 * `npm run soundcheck -- jazz rain` makes those alone again.
 */
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import sharp from 'sharp'
import { openSoundEncoder } from '../../src/media/audio-encode.ts'
import { composeMusic } from '../../src/music/compose.ts'
import { integratedLufs } from '../../src/music/dsp/loudness.ts'
import { EffectPlayer } from '../../src/music/effect-player.ts'
import { effectKinds, effects } from '../../src/music/effects.ts'
import { musicKinds } from '../../src/music/kinds.ts'
import { type StereoSound, soundRateHz } from '../../src/music/stereo.ts'
import { bundledSoundfont } from '../../src/render/soundfont.ts'
import { drawSpectrogram } from './spectrogram.ts'

const folder = fileURLToPath(new URL('../../docs/listen/', import.meta.url))
const seed = 5
const musicMs = 10_000
const effectMs = 4000
const picture = { width: 480, height: 200 } as const

interface Sample {
  readonly name: string
  make(): Promise<StereoSound>
}

const music: readonly Sample[] = musicKinds.map(({ name }) => ({
  name,
  make: async () => await composeMusic({ kind: name, seed }, musicMs, await bundledSoundfont()),
}))
const sounds: readonly Sample[] = effectKinds.map((name) => ({
  name,
  make: async () => {
    const player = new EffectPlayer({ kind: name, seed }, effects[name].oneShotMs ?? effectMs)
    const [left, right] = [new Float32Array(player.sampleCount), new Float32Array(player.sampleCount)]
    player.read(left, right)
    return { sampleRateHz: soundRateHz, left, right }
  },
}))

const wanted = process.argv.slice(2)
const isWanted = ({ name }: Sample): boolean => wanted.length === 0 || wanted.includes(name)
await mkdir(folder, { recursive: true })
for (const sample of [...music, ...sounds].filter(isWanted)) {
  const before = process.cpuUsage()
  const sound = await sample.make()
  const { user, system } = process.cpuUsage(before)
  const sampleCount = sound.left.length
  const times = sampleCount / soundRateHz / ((user + system) / 1e6)
  console.log(`${sample.name.padEnd(20)} ${times.toFixed(1).padStart(6)} × real time  ${integratedLufs(sound).toFixed(1)} LUFS`)
  const encoder = openSoundEncoder({ codec: 'aac', file: join(folder, `${sample.name}.m4a`), sampleCount, bitrateKbps: 56 })
  await encoder.write(sound.left, sound.right, sampleCount)
  await encoder.finish()
  const { pixels } = drawSpectrogram(sound, picture.width, picture.height)
  await sharp(pixels, { raw: { ...picture, channels: 3 } }).jpeg({ quality: 64 }).toFile(join(folder, `${sample.name}.jpg`))
}
const rows = (samples: readonly Sample[]): string =>
  samples.map(({ name }) => `| [${name}](${name}.m4a) | ![${name}](${name}.jpg) |`).join('\n')
await writeFile(
  join(folder, 'README.md'),
  `# To listen to

Made by \`npm run soundcheck\`. The pictures show time to the right and pitch upward, 30 Hz to 18 kHz, over the waveform.

## Music

| Kind | ${musicMs / 1000} s of it |
| --- | --- |
${rows(music)}

## Effects

| Effect | What it looks like |
| --- | --- |
${rows(sounds)}
`,
)
