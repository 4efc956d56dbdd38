import { BasicSoundBank, SoundBankLoader, SpessaLog, SpessaSynthProcessor } from 'spessasynth_core'
import { ReelsmithError } from '../errors/error.ts'
import { ChipPlayer, isChip } from './chip.ts'
import { drumChannel } from './composer.ts'
import { MusicFinish } from './finish.ts'
import { drumKits, instruments } from './instruments.ts'
import type { Player, Score } from './score.ts'
import { SynthReverb } from './synth-reverb.ts'
import { dbToGain, soundRateHz } from './stereo.ts'
import { msToSample } from '../time/time.ts'

/**
 * The synthesiser moves its envelopes once a block. Blocks lie at fixed places in the piece, so the same samples come
 * out however they are asked for.
 */
const synthBlockSamples = 128

/**
 * Voices that sound at once. When there are more, the softest of those released ends: 60 dB below the rest, in the kinds
 * of music whose bells ring longest.
 */
const mostVoices = 88

/** MIDI controllers: General MIDI 2, and RP-023 for the sends. */
const controllers = { volume: 7, pan: 10, expression: 11, release: 72, reverb: 91, chorus: 93 } as const

type SynthEvent =
  | { readonly sample: number; readonly order: 0; readonly channel: number; readonly pitch: number }
  | { readonly sample: number; readonly order: 1; readonly channel: number; readonly level: number }
  | { readonly sample: number; readonly order: 2; readonly channel: number; readonly pitch: number; readonly velocity: number }

const banks = new WeakMap<Uint8Array, BasicSoundBank>()

/** Parsing takes some 50 ms and keeps the samples it has decoded, so a soundfont is parsed once. */
function loadBank(soundfont: Uint8Array): BasicSoundBank {
  const known = banks.get(soundfont)
  if (known) return known
  const bytes = new Uint8Array(soundfont).buffer
  try {
    const bank = SoundBankLoader.fromArrayBuffer(bytes)
    banks.set(soundfont, bank)
    return bank
  } catch (cause) {
    throw new ReelsmithError('music/failed', 'The soundfont could not be read: it should be an SF2 or SF3 file.', { cause })
  }
}

/** Plays a score through a soundfont, in blocks of any size; memory doesn't grow with the length of the piece. */
export class ScorePlayer {
  readonly sampleCount: number
  private readonly synth: SpessaSynthProcessor
  private readonly events: readonly SynthEvent[]
  private readonly finish: MusicFinish
  private readonly chip: ChipPlayer | null
  private readonly blockLeft = new Float32Array(synthBlockSamples)
  private readonly blockRight = new Float32Array(synthBlockSamples)
  /** How much of the current block has been given out. */
  private blockUsed = synthBlockSamples
  private nextEvent = 0
  private rendered = 0
  private given = 0

  private constructor(synth: SpessaSynthProcessor, score: Score) {
    this.synth = synth
    this.sampleCount = msToSample(score.durationMs, soundRateHz)
    this.events = scheduleEvents(score)
    this.finish = new MusicFinish(score, this.sampleCount)
    this.chip = score.players.some(isChip) ? new ChipPlayer(score) : null
    for (const player of score.players) if (!isChip(player)) seat(synth, player)
  }

  /** @param soundfont - Bytes of an SF2 or SF3 file; parsed once for each array. */
  static async open(score: Score, soundfont: Uint8Array): Promise<ScorePlayer> {
    SpessaLog.setLogLevel(false, false, false)
    await BasicSoundBank.isSF3DecoderReady
    const synth = new SpessaSynthProcessor(soundRateHz, {
      eventsEnabled: false,
      maxBufferSize: synthBlockSamples,
      reverbProcessor: new SynthReverb(score.room),
    })
    synth.soundBankManager.addSoundBank(loadBank(soundfont), 'main')
    await synth.processorInitialized
    synth.setSystemParameter('voiceCap', mostVoices)
    return new ScorePlayer(synth, score)
  }

  /**
   * Fills both arrays with what comes next.
   *
   * @returns How many samples were filled: fewer than asked for only at the end of the piece.
   */
  read(left: Float32Array, right: Float32Array): number {
    const count = Math.min(left.length, this.sampleCount - this.given)
    for (let filled = 0; filled < count; ) {
      if (this.blockUsed === synthBlockSamples) this.renderBlock()
      const part = Math.min(synthBlockSamples - this.blockUsed, count - filled)
      left.set(this.blockLeft.subarray(this.blockUsed, this.blockUsed + part), filled)
      right.set(this.blockRight.subarray(this.blockUsed, this.blockUsed + part), filled)
      this.blockUsed += part
      filled += part
    }
    this.chip?.add(left, right, count, this.given)
    this.finish.apply(left, right, count, this.given)
    this.given += count
    return count
  }

  /** Renders the next block, in pieces between the events that fall into it. */
  private renderBlock(): void {
    this.blockLeft.fill(0)
    this.blockRight.fill(0)
    const end = this.rendered + synthBlockSamples
    for (let filled = 0; filled < synthBlockSamples; ) {
      this.playEventsDue()
      const next = this.events[this.nextEvent]?.sample ?? Infinity
      const piece = Math.min(end, next) - this.rendered
      this.synth.process(this.blockLeft, this.blockRight, filled, piece)
      filled += piece
      this.rendered += piece
    }
    this.blockUsed = 0
  }

  private playEventsDue(): void {
    for (let event = this.events[this.nextEvent]; event && event.sample <= this.rendered; event = this.events[++this.nextEvent]) {
      if (event.order === 0) this.synth.noteOff(event.channel, event.pitch)
      else if (event.order === 1) this.synth.controllerChange(event.channel, controllers.expression, Math.round(127 * event.level))
      else this.synth.noteOn(event.channel, event.pitch, event.velocity)
    }
  }
}

/** Gives a player their instrument, level and place on the stage. */
function seat(synth: SpessaSynthProcessor, player: Player): void {
  const program =
    player.channel === drumChannel
      ? drumKits[player.instrument as keyof typeof drumKits]
      : instruments[player.instrument as keyof typeof instruments]
  synth.programChange(player.channel, program)
  // the volume controller is squared: GM level 2, 40·log10(v/127) dB
  synth.controllerChange(player.channel, controllers.volume, Math.round(Math.min(127, 100 * Math.sqrt(dbToGain(player.levelDb)))))
  synth.controllerChange(player.channel, controllers.pan, Math.round(64 + 63 * player.pan))
  synth.controllerChange(player.channel, controllers.expression, 127)
  synth.controllerChange(player.channel, controllers.release, Math.round(128 * player.release))
  synth.controllerChange(player.channel, controllers.reverb, Math.round(127 * player.reverb))
  synth.controllerChange(player.channel, controllers.chorus, Math.round(127 * player.chorus))
}

/** Offs come before swells before ons at the same sample, so that a repeated note is struck anew. */
function scheduleEvents(score: Score): SynthEvent[] {
  const events: SynthEvent[] = []
  const sampleAt = (atS: number): number => Math.round(atS * soundRateHz)
  const chips = new Set(score.players.filter(isChip).map(({ channel }) => channel))
  for (const note of score.notes) {
    if (chips.has(note.channel)) continue
    const sample = sampleAt(note.atS)
    events.push({ sample, order: 2, channel: note.channel, pitch: note.pitch, velocity: note.velocity })
    events.push({ sample: sampleAt(note.atS + note.lengthS), order: 0, channel: note.channel, pitch: note.pitch })
  }
  for (const swell of score.swells) {
    events.push({ sample: sampleAt(swell.atS), order: 1, channel: swell.channel, level: swell.level })
  }
  return events.sort((a, b) => a.sample - b.sample || a.order - b.order)
}
