/** One request, and the film it is about: what intents read and ask. */
import type { SessionAsset } from '../../actions/action.ts'
import type { Clip } from '../../timeline/locate.ts'
import { type AudioClip, type TextClip, type TextTrack, type Timeline, type Track, type VideoClip, mainTrack, timelineDurationMs } from '../../timeline/model.ts'
import { clipLabel } from '../../timeline/words.ts'
import type { Calls, Said, Wanted } from './outcome.ts'
import type { Clause } from './reading/clause.ts'
import { fold } from './reading/normalize.ts'
import { type Reference, readBareNumbers, readDescriptions, readReferences } from './reading/references.ts'
import { type Moment, type Times, readEdge, readTimes, resolveMoment } from './reading/times.ts'
import { phrases } from './replies/phrases.ts'
import { lengthText } from './replies/wording.ts'
import type { Language, Situation, ToolCall } from './situation.ts'

/** What was spoken of when a request is read. */
export interface Topic {
  /** Ids of clips, texts and sounds, the last spoken of. */
  readonly focus: readonly string[]
  /** Ids that an answer picked: where the request leaves open which is meant, these are. */
  readonly chosen?: readonly string[]
}

export interface Piece<T extends Clip = Clip> {
  readonly track: Track
  readonly clip: T
}

export class Request {
  readonly clause: Clause
  readonly timeline: Timeline
  readonly situation: Situation
  readonly topic: Topic
  readonly #newId: () => string
  #times: Times | undefined
  #references: readonly Reference[] | undefined

  constructor(clause: Clause, timeline: Timeline, situation: Situation, topic: Topic, newId: () => string) {
    this.clause = clause
    this.timeline = timeline
    this.situation = situation
    this.topic = topic
    this.#newId = newId
  }

  get language(): Language {
    return this.situation.language
  }

  get filmMs(): number {
    return timelineDurationMs(this.timeline)
  }

  get main(): readonly VideoClip[] {
    return mainTrack(this.timeline)?.clips ?? []
  }

  get times(): Times {
    this.#times ??= readTimes(this.clause)
    return this.#times
  }

  /** Clips that are named by number, place or description. */
  get references(): readonly Reference[] {
    this.#references ??= [...readReferences(this.clause)]
    return this.#references
  }

  get descriptions(): readonly Reference[] {
    const named = this.references
    return readDescriptions(this.clause).filter(({ start, end }) => !named.some((other) => other.start < end && start < other.end))
  }

  get bareNumbers(): readonly Reference[] {
    return readBareNumbers(this.clause)
  }

  newId(): string {
    return this.#newId()
  }

  /** The same request with other words. */
  with(clause: Clause): Request {
    return new Request(clause, this.timeline, this.situation, this.topic, this.#newId)
  }

  has(words: string): boolean {
    return this.clause.has(words)
  }

  /** Whether it asks: "when the interview starts" within a request does not. */
  get isQuestion(): boolean {
    const { clause } = this
    const last = clause.tokens.at(-1)
    const isMarked = last !== undefined && /^\s*[?？]/.test(clause.source.slice(last.end))
    return clause.tokens.some(({ name, text }, index) => /\bQUESTION\b/.test(name) && (index === 0 || isMarked || !/^(?:when|where|which|who|how)$/i.test(text)))
  }

  /** Uploads whose file names the request has, in the order of its words. */
  namedFiles(): SessionAsset[] {
    const text = this.clause.text.toLowerCase()
    return this.situation.assets
      .filter(({ origin, name }) => origin === 'uploaded' && text.includes(name.toLowerCase()))
      .toSorted((a, b) => text.indexOf(a.name.toLowerCase()) - text.indexOf(b.name.toLowerCase()))
  }

  /** Those, and uploads by their names without the ending, beside a word for what they are: "the garden picture", summer那首歌. */
  filesCalled(): SessionAsset[] {
    const named = this.namedFiles()
    const text = fold(this.clause.text)
    const isCalled = ({ name }: SessionAsset): boolean => {
      const stem = fold(name).replace(/\.\w+$/, '').replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
      return stem.length > 2 && new RegExp(`(?<![a-z])${stem}(?:\\s+(?:photos?|pictures?|images?|pics?|clips?|videos?|shots?|songs?|tracks?|recordings?|one|file)\\b|\\s*(?:那|这)?[首张段个](?:歌|曲|照片|图|视频)?)`).test(text)
    }
    return [...named, ...this.situation.assets.filter((asset) => asset.origin === 'uploaded' && !named.includes(asset) && isCalled(asset))]
  }

  /** Texts of the film, in order of time. */
  texts(role?: TextTrack['role']): Piece<TextClip>[] {
    const pieces = this.timeline.tracks.flatMap((track) =>
      track.kind === 'text' && (role === undefined || track.role === role) ? track.clips.map((clip) => ({ track, clip })) : [],
    )
    return pieces.sort((a, b) => a.clip.startMs - b.clip.startMs)
  }

  sounds(role: 'bgm' | 'voice' | 'sfx' | 'original'): Piece<AudioClip>[] {
    return this.timeline.tracks.flatMap((track) =>
      track.kind === 'audio' && track.role === role ? track.clips.map((clip) => ({ track, clip })) : [],
    )
  }

  overlays(): Piece<VideoClip>[] {
    return this.timeline.tracks.flatMap((track) =>
      track.kind === 'video' && track.role === 'overlay' ? track.clips.map((clip) => ({ track, clip })) : [],
    )
  }

  /** A place that is named without a time: the beginning, the end. */
  edge(): { readonly at: Moment; readonly start: number; readonly end: number } | undefined {
    return readEdge(this.clause)
  }

  at(moment: Moment, totalMs = this.filmMs): number {
    return resolveMoment(moment, totalMs)
  }

  call(tool: string, input: Record<string, unknown>, more: Omit<Calls, 'calls'> = {}): Calls {
    return { calls: [{ tool, input }], ...more }
  }

  calls(...calls: ToolCall[]): Calls {
    return { calls }
  }

  say<Name extends keyof typeof phrases>(name: Name, ...args: Parameters<(typeof phrases)[Name]['en']>): Said {
    return { text: this.phrase(name, ...args), ...(name === 'noClips' && { isMiss: true }) }
  }

  ask<Name extends keyof typeof phrases>(wanted: Wanted, name: Name, ...args: Parameters<(typeof phrases)[Name]['en']>): Said {
    return { text: this.phrase(name, ...args), asks: wanted }
  }

  /** Asks something of clips that are known. */
  askOf<Name extends keyof typeof phrases>(clips: readonly Clip[], wanted: Wanted, name: Name, ...args: Parameters<(typeof phrases)[Name]['en']>): Said {
    return { ...this.ask(wanted, name, ...args), among: clips.map(({ id }) => id) }
  }

  /** Those that an answer picked already; else the question which. */
  which<T extends Clip>(clips: readonly T[]): readonly T[] | Said {
    const picked = clips.filter(({ id }) => this.topic.chosen?.includes(id))
    if (picked.length > 0) return picked
    const texts = clips.flatMap((clip) => ('text' in clip ? [(clip as unknown as TextClip).text] : []))
    if (texts.length > 0) return this.askOf(clips, 'text', 'whichText', texts)
    return this.askOf(clips, 'clip', 'whichClip', this.names(clips))
  }

  phrase<Name extends keyof typeof phrases>(name: Name, ...args: Parameters<(typeof phrases)[Name]['en']>): string {
    return (phrases[name][this.language] as (...args: unknown[]) => string)(...args)
  }

  /** One of two texts, by the language of the conversation. */
  word(en: string, zh: string): string {
    return this.language === 'zh' ? zh : en
  }

  length(ms: number): string {
    return lengthText(this.language, ms)
  }

  label(clip: Clip): string {
    return 'text' in clip ? clipLabel(clip, this.language) : this.language === 'zh' ? `“${clip.name}”` : `"${clip.name}"`
  }

  names(clips: readonly Clip[]): string[] {
    return clips.map((clip) => clip.name)
  }
}
