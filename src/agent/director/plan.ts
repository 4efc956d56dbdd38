/** From a message to calls and words: its requests are read in order, each on what those before it will have left. Pure. */
import { ReelsmithError } from '../../errors/error.ts'
import type { VideoModel } from '../../models/video/video-models.ts'
import { type Timeline, mainTrack } from '../../timeline/model.ts'
import { inContext } from './dialogue/context.ts'
import type { Reading } from './dialogue/reading.ts'
import { card } from './lexicon/cards.ts'
import { logosAmong } from './film/photo-order.ts'
import { readFilmRequest } from './film/film-request.ts'
import { readSlots } from './film/film-slots.ts'
import { pastedScript } from './film/read-script.ts'
import { standStill } from './intents/frame.ts'
import { isInPicture, removesIt } from './intents/kept.ts'
import { listsLabels } from './intents/labels.ts'
import { isCopy } from './intents/commands.ts'
import { removedByMistake } from './intents/history.ts'
import { asksForFilm, namesPartOfFile } from './intents/scenes.ts'
import { saysTheRest } from './intents/voices.ts'
import { type Dimension, readDegrees } from './degrees.ts'
import type { Calls, Outcome, Said } from './outcome.ts'
import { Clause } from './reading/clause.ts'
import { withoutAsides } from './reading/asides.ts'
import { eachThing } from './reading/listed-things.ts'
import { normalize } from './reading/normalize.ts'
import { takeModel } from './named-model.ts'
import { type NamedPhotos, takePhotos } from './named-photos.ts'
import { splitClauses } from './reading/split.ts'
import { tokenize } from './reading/tokens.ts'
import { modelPhrases } from './replies/model-phrases.ts'
import { phrases } from './replies/phrases.ts'
import { examples } from './replies/next-steps.ts'
import { refusalInChinese } from './replies/refusals.ts'
import { Request } from './request.ts'
import { planBySeveral, planScriptBySeveral } from './several-models.ts'
import { afterCall, focusOf } from './simulate.ts'
import { type Situation, type ToolCall, beforeLastDeed, isDeed, versionBeforeLastDeed } from './situation.ts'
import { spokenOfIn } from './targets.ts'
import { understand } from './understand.ts'
import { makerNotes, withMaker } from './who-makes.ts'

export interface Plan {
  readonly calls: readonly ToolCall[]
  /** Said behind what was done. */
  readonly notes: readonly string[]
  /** Answers, questions, and why something can't be done; each with the request that it answers. */
  readonly said: readonly (Said & { readonly about: string })[]
}

export function planMessage(message: string, asked: Situation): Plan {
  const byLines = planScriptBySeveral(message, asked, (words) => planMessage(words, asked))
  if (byLines) return byLines
  const pasted = pastedScript(message)
  const situation = { ...asked, ...(pasted && { pasted }) }
  const text = withoutAsides(normalize(message))
  const bySeveral = planBySeveral(text, situation, (words, at) => planReading({ text: words }, at))
  if (bySeveral) return bySeveral
  const reading = inContext(text, situation, { message: planMessage, reading: planReading })
  if (reading && 'about' in reading) return { calls: [], notes: [], said: [reading] }
  return planReading(reading ?? { text }, situation)
}

function planReading(reading: Reading, asked: Situation): Plan {
  const { photos, ...plan } = planWords(reading, asked, true)
  // Photos that no scene is made with are meant in another way: in a film of them, for one.
  const meant = photos && !plan.calls.some(({ tool }) => tool === 'generate-scene') ? planWords(reading, asked, false) : plan
  return meant.calls.length === 0 ? (onUploads(reading, asked, meant) ?? meant) : meant
}

/** "Just keep 0:20 to 0:35" of a video that was uploaded and lies nowhere yet: it is put into the film first, as it is. */
function onUploads(reading: Reading, asked: Situation, { said }: Plan): Plan | undefined {
  const { before, assets, idSeed } = asked
  const uploads = assets.filter(({ origin }) => origin === 'uploaded')
  const logos = logosAmong(uploads)
  const shown = uploads.filter((upload) => upload.kind !== 'audio' && !logos.includes(upload))
  const isMissed = said.every(({ isMiss }) => isMiss === true)
  if (before.tracks.length > 0 || shown.length === 0 || !isMissed) return undefined
  const placed = shown.map((asset, index): ToolCall => ({ tool: 'add-clip', input: { asset: asset.id, id: `${idSeed}-u${index + 1}` } }))
  const there = placed.reduce((at, call) => afterCall(at, call, asked), before)
  const plan = planWords(reading, { ...asked, before: there }, false)
  const isDone = plan.calls.some(isDeed) && !plan.calls.some(({ tool }) => tool === 'generate-scene') && plan.said.length === 0
  return isDone ? { ...plan, calls: [...placed, ...plan.calls] } : undefined
}

function planWords({ chosen, takesBack = false, ...reading }: Reading, asked: Situation, mayTakePhotos: boolean): Plan & { photos?: true } {
  const naming = takeModel(reading.text, asked.models)
  const situation = withMaker(naming, asked)
  const { text: named } = naming
  const { text, ...photos } = mayTakePhotos && takesPhotos(situation.model) ? takePhotos(named, asked.assets) : { text: named }
  let made = 0
  const newId = (): string => `${situation.idSeed}-${++made}`
  const start = takesBack ? beforeLastDeed(situation) : situation.before
  let now = start
  let focus = reading.focus ?? chosen ?? spokenOf(situation)
  const requestOf = (clause: Clause): Request => new Request(clause, now, situation, { focus, ...(chosen && { chosen }) }, newId)
  const clauses = clausesOf(requestOf(new Clause(text, tokenize(text))))
  const isPart = clauses.length > 1
  const outcomes: { outcome: Calls; at: number }[] = []
  const said: (Said & { about: string })[] = []
  let aside: Aside | undefined
  let failedAt: number | undefined
  // "Delete the second one and the third one, too": numbers are those of the film that was seen when this was written.
  const asNumbered = (clause: Clause): Outcome | undefined => {
    const removed = outcomes.flatMap(({ outcome }) => outcome.calls)
    const first = new Request(clause, start, situation, { focus }, newId)
    if (removed.length === 0 || !removed.every(({ tool }) => tool === 'remove-clips') || !first.references.some(({ to }) => to.by === 'number' && to.number > 1)) return undefined
    const meant = understand(first)
    return meant && 'calls' in meant && !('text' in tryCalls(requestOf(clause), meant, now)) ? meant : undefined
  }
  for (let index = 0; index < clauses.length; index++) {
    const clause = clauses[index]!
    const isAnswered = outcomes.at(-1)?.at === index - 1 || (said.at(-1)?.asks === 'length' && said.at(-1)?.about === clauses[index - 1]?.text)
    if (saysAgain(clause, clauses[index - 1], isAnswered)) continue
    const next = clauses[index + 1]
    if (next && isInPicture(clause) && removesIt(next)) {
      // "There is a man in the second clip, remove him": he can't go, and the clip is not meant.
      said.push({ ...requestOf(clause).say('notInPicture'), about: clause.text })
      failedAt = ++index
      continue
    }
    const half = halfOfSplit(clause, outcomes.at(-1)?.at === index - 1 ? outcomes.at(-1)!.outcome : undefined, now)
    if (half) {
      clauses[index] = half.clause
      focus = half.focus
    }
    let outcome = (half ? undefined : asNumbered(clause)) ?? understand(requestOf(half?.clause ?? clause))
    if (next && (!outcome || (next.has('HALF') && complains(clause, 'length')) || (next.is(howMuch) && next.has('(DOUBLE|HALF|PCT|FACTOR|DB)') && saysTooQuiet(clause)))) {
      // "The first five seconds are shaky, cut them": read as one, where the second half alone leans on the first.
      const joined = joinedWith(clause, next) ?? (next.is(howMuch) && outcome ? new Clause(clause.source, [...clause.tokens, ...next.tokens]) : undefined)
      const together = joined && understand(requestOf(joined))
      if (joined && together && 'calls' in together) {
        clauses.splice(index, 2, joined)
        outcome = together
      } else if (!outcome) {
        const named = spokenOfIn(requestOf(clause))
        if (named.length > 0) focus = named
        aside = { about: clause.text, at: index, focus: named }
        said.push({ ...requestOf(clause).say('partNotUnderstood', clause.text), about: clause.text })
        failedAt = index
        continue
      }
    }
    outcome ??= notUnderstood(requestOf(clause), isPart)
    const wish = outcomes.at(-1)
    // "It is too loud, set it to 30 %": the wish is in the second half, which is read again on the film before the first.
    if ('calls' in outcome && wish?.outcome.isWish && wish.at === index - 1 && isAbout(wish.outcome, outcome, focus)) {
      outcomes.pop()
      now = outcomes.flatMap(({ outcome: { calls } }) => calls).reduce((at, call) => afterCall(at, call, situation), start)
      outcome = understand(requestOf(clause)) ?? notUnderstood(requestOf(clause), isPart)
    }
    if ('calls' in outcome && failedAt === index - 1 && leansOn(clause) && outcome.calls.some(({ tool }) => takesAway.test(tool))) {
      said.push({ ...requestOf(clause).say('partNotUnderstood', clause.text), about: clause.text })
      continue
    }
    const applied = 'text' in outcome ? outcome : tryCalls(requestOf(clause), outcome, now)
    if ('text' in applied) {
      // Once it is asked what a film should show, there is no need to say that there is none.
      if (applied.isMiss && said.at(-1)?.asks === 'scene') continue
      said.push({ ...applied, about: clauses[index]!.text })
      // "Don't remove the music, just make it quieter": the music is what "it" is.
      const named = applied.text === phrases.stays[situation.language]() ? spokenOfIn(requestOf(clause)) : []
      if (named.length > 0) focus = named
      else failedAt = index
      continue
    }
    outcomes.push({ outcome: applied.outcome, at: index })
    now = applied.now
    // 太长了，压到15秒: the second half answers what the first one leaves open.
    const open = said.findIndex(({ asks, about }) => asks === 'length' && about === clauses[index - 1]?.text)
    if (open >= 0 && applied.outcome.calls.some(({ tool }) => /length|trim|range/.test(tool))) said.splice(open, 1)
    // What was said before it was why.
    if (aside?.at === index - 1 && applied.focus.some((id) => aside!.focus.includes(id))) said.splice(said.findIndex(({ about }) => about === aside!.about), 1)
    if (applied.focus.length > 0) focus = applied.focus
  }
  const calls = branded(withPhotos(outcomes.flatMap(({ outcome }) => outcome.calls), photos), start, situation)
  return {
    ...(Object.keys(photos).length > 0 && { photos: true }),
    // What is done instead of the last deed, and the going back before it, are one step.
    calls: takesBack && calls.length > 0 ? [{ tool: 'restore-version', input: { version: versionBeforeLastDeed(situation) } }, ...calls] : calls,
    notes: [...outcomes.flatMap(({ outcome }) => outcome.note ?? []), ...brandNotes(calls, situation), ...(calls.some(({ tool }) => tool === 'generate-scene') ? makerNotes(naming, situation) : []), ...leftOut(calls, photos, situation)],
    // Why it is wanted needs no doing.
    said: outcomes.length > 0 ? said.filter(({ text, about }) => !(reason.test(about) && text === phrases.partNotUnderstood[situation.language](about))) : said,
  }
}

const reason = /^(?:because|cause|'cause|since)\b|^(?:it|that|this|they|which)(?:'s| is| are| makes?| looks?| feels?| sounds?| hurts?| gives?| does(?:n't| not)| annoys?)\b(?!.*\b(?:music|title|text|clip|caption|logo|sound|voice)s?\b)|^(?:因为|因為|看着|看著|看起来|看起來|显得|让人|讓人|跟.{1,6}(?:没关系|不搭)|太拖沓)/i

/** "Split the interview in half and speed up the second half": of what was just split, not of the film. */
function halfOfSplit(clause: Clause, before: Calls | undefined, now: Timeline): { clause: Clause; focus: string[] } | undefined {
  const cut = before?.calls.find(({ tool, input }) => tool === 'split-clip' && (input.atMs as unknown[]).length === 1)
  const part = cut && clause.find('(FIRST|BEGIN|BEFORE|NTH|LAST|END|AFTER) (HALF|part|PART)')
  const clips = mainTrack(now)?.clips ?? []
  const at = clips.findIndex(({ id }) => id === cut?.input.id)
  if (!part || at < 1) return undefined
  const named = clause.slice(part.start, part.end)
  const isFirst = named.has('(FIRST|BEGIN|BEFORE)')
  const it = { ...clause.tokens[part.start]!, name: 'ITS', values: new Map([['ITS', undefined]]) }
  const rest = clause.tokens.slice(part.end)
  return {
    clause: new Clause(clause.source, [...clause.tokens.slice(0, part.start), it, ...(rest[0]?.text === '段' ? rest.slice(1) : rest)]),
    focus: [clips[isFirst ? at - 1 : at]!.id],
  }
}

function takesPhotos(model: VideoModel | undefined): boolean {
  return model?.firstFrame === true || (model?.references ?? 0) > 0
}

/** The photos that are named: the first scene begins with one, the last ends with another, all show what is on the rest. */
function withPhotos(calls: readonly ToolCall[], { beginsWith, endsWith, references }: Omit<NamedPhotos, 'text'>): readonly ToolCall[] {
  const scenes = calls.filter(({ tool }) => tool === 'generate-scene')
  return calls.map((call) => {
    if (call.tool !== 'generate-scene') return call
    const isFirst = call === scenes[0] && beginsWith !== undefined
    const given = {
      ...(isFirst && { beginsWith }),
      // A clip that ends with one begins with one too.
      ...(isFirst && scenes.length === 1 && endsWith !== undefined && { endsWith }),
      ...(!isFirst && references && call.input.continues === undefined && { references }),
    }
    return Object.keys(given).length > 0 ? { ...call, input: { ...call.input, ...given } } : call
  })
}

function leftOut(calls: readonly ToolCall[], { beginsWith, endsWith, references = [] }: Omit<NamedPhotos, 'text'>, { assets, language }: Situation): string[] {
  const used = new Set(calls.flatMap(({ input }) => [input.beginsWith, input.endsWith, input.references].flat()))
  const names = [beginsWith, endsWith, ...references].flatMap((id) => (id === undefined || used.has(id) ? [] : (assets.find((asset) => asset.id === id)?.name ?? [])))
  return names.length > 0 ? [modelPhrases.photosLeftOut[language](names)] : []
}

/** A new film is dressed in the brand of its user. */
function branded(calls: readonly ToolCall[], start: Timeline, { brand }: Situation): readonly ToolCall[] {
  const begins = start.tracks.length === 0 || calls.some(({ tool }) => tool === 'new-film')
  const isMade = calls.some(({ tool }) => tool === 'generate-scene' || tool === 'arrange-uploads')
  if (!brand || !begins || !isMade) return calls
  const end = calls.findIndex(({ tool }) => tool === 'export-film')
  return end < 0 ? [...calls, dress] : [...calls.slice(0, end), dress, ...calls.slice(end)]
}

const dress: ToolCall = { tool: 'apply-brand', input: {} }

function brandNotes(calls: readonly ToolCall[], { language }: Situation): string[] {
  return calls.includes(dress) ? [phrases.brandUsed[language]()] : []
}

/** Ids of what the last turn that did something was about: what "it" means when a message begins. */
function spokenOf({ conversation, before }: Situation): string[] {
  // "How long is it?" is asked of the film, and so is what is said next.
  if (/^(?:The film is .{1,20} long|片子长)/.test(conversation.at(-1)?.reply ?? '')) return []
  const last = conversation.findLast(({ calls }) => calls.length > 0)
  // Behind a film that was made of several things "it" is the film.
  if (last && (last.calls.some(({ tool }) => tool === 'arrange-uploads') || last.calls.filter(({ tool }) => tool === 'generate-scene').length > 1)) return []
  return last ? last.calls.flatMap((call) => focusOf(call, before)) : []
}

/** A film that is asked for keeps its commas; only requests for something else are split off it. */
function clausesOf(whole: Request): Clause[] {
  const { clause } = whole
  if (pastedScript(clause.source)) return [clause]
  if (/先.+(?:再|然后|接着)|\bfirst\b.+\bthen\b/i.test(clause.text) && clause.has('(FIRST|FIRSTLY|BEFORE)') && !clause.has('(ADD|REMOVE|TITLE|MUSIC|DEGREE|DUR|TRIM)')) return [clause]
  if (saysTheRest(clause) || removedByMistake.test(clause.text) || (whole.main.length > 0 && listsLabels(clause.text))) return [clause]
  if (isCopy(clause) || namesPartOfFile(whole)) return [clause]
  const clauses = splitClauses(clause.source, clause.tokens).flatMap(eachThing)
  const first = clauses[0]
  if (!first) return [clause]
  if (!asksForFilm(whole.with(first))) return clauses
  // 做一个视频，配轻快的音乐，标题“海边”: what it shows, its title says.
  if (clauses.length > 1 && readFilmRequest(first.text)?.kind === 'film-of-what' && readSlots(clause.text).title !== undefined) return [clause]
  const tail = clauses.findIndex((part, index) => index > 0 && isOtherRequest(part))
  const end = tail < 0 ? clause.tokens.length : clause.tokens.indexOf(clauses[tail]!.tokens[0]!)
  return tail < 0 ? [clause] : (withSettings(clause.slice(0, end), clause) ?? [clause.slice(0, end), ...clauses.slice(tail)])
}

/** "…, add calm music, 4:5, seed 7, 720p": what the command line puts behind everything is said of the film. */
function withSettings(film: Clause, { text: whole }: Clause): Clause[] | undefined {
  const settings = /(?:\s*[,，]\s*(?:\d{1,2}:\d{1,2}|seed \d+|\d{3,4}p))+$/i.exec(whole)
  if (!settings || settings.index < film.text.length) return undefined
  const begin = `${film.text.replace(/[\s,，;；.。]+$/, '')}${settings[0]}`
  const text = `${begin}, ${whole.slice(film.text.length, settings.index).replace(/^[\s,，;；.。]+/, '')}`
  const tokens = tokenize(text)
  return [new Clause(text, tokens.filter((token) => token.end <= begin.length)), ...splitClauses(text, tokens.filter(({ start }) => start > begin.length))]
}

/** What can't be a part of a description: it names something of the film, and what to do with it. */
function isOtherRequest(part: Clause): boolean {
  if (/^\W*(?:and |with )?(?:no|without|不要|无|不加|不用|没有|唔要|唔使|别加|别放|别配|不配|不放)/i.test(part.text) && part.has('MUSIC')) return false
  // "Open daily": a shop's, not a film's.
  if (/^\W*open\b/i.test(part.text)) return false
  // "With narration" is a way of telling it; words to be said are another request.
  if (part.has('VOICE') && !part.has('(QUOTE|SAYS|:)')) return false
  if (card.test(part.text) && part.has('ADD')) return true
  if (part.has('(FILLER|PAUSE)') && part.has('(REMOVE|TRIM|SPLIT|LESS)')) return true
  return part.has('(EXPORT|BEAT)') || part.starts('(PLEASE|THEN|AND)* (ADD|REMOVE|CHANGE|MUTE|DOWN|UP|FADE|MOVE|TRIM) ... (TITLE|CAPTION|MUSIC|TRANSITION|LOGO|TEXT|VOICE|RATIO|LOOK|NTH CLIP|CLIP NUM)')
}

/** What goes away may be another thing than was meant, where what comes before it was not done. */
const takesAway = /^(?:remove-(?:clips|range)|keep-range|trim-clip|set-film-length|set-speed|split-clip|reverse-clips)$/

function leansOn(clause: Clause): boolean {
  return clause.has('(ITS|ONE)') || /\b(?:parts?|halves|pieces?|bits?)\b|前面|后面|前半|后半|那段|这段|部分/i.test(clause.text)
}

/** Half a sentence that asks for nothing, and what it speaks of. */
interface Aside {
  readonly about: string
  readonly at: number
  readonly focus: readonly string[]
}

/** Something to do with what stands before it: "cut it", 剪掉. */
const leaning = '(REMOVE|TRIM|SPLIT|MUTE|CHANGE|EXTEND|SPEEDUP|SLOWDOWN|DUPLICATE|ITS|HALF|LITTLE|PLEASE|AND|THEN|BA|OUT|all|.|!|,)+'

/** "(It is too quiet,) twice as loud". */
const howMuch = '(DEGREE|DOUBLE|HALF|PCT|FACTOR|DB|UP|DOWN|TO|by|CHANGE|LITTLE|LOT|ITS|PLEASE|a|,|.|!)+'

function saysTooQuiet(clause: Clause): boolean {
  return clause.has('(SOUND|MUSIC|VOICE|ORIGINAL|EFFECT)') && readDegrees(clause).some(({ of, isComplaint }) => isComplaint && (of === 'volume' || of === 'size'))
}

/** Two halves as one, where the second is nothing alone. */
function joinedWith(first: Clause, second: Clause): Clause | undefined {
  return second.is(leaning) ? new Clause(first.source, [...first.tokens, ...second.tokens]) : undefined
}

function complains(clause: Clause, dimension: Dimension): boolean {
  return readDegrees(clause).some(({ of, isComplaint }) => of === dimension && isComplaint)
}

/** 转场太快，慢一点: the second half only says what the first complains of. */
function saysAgain(clause: Clause, before: Clause | undefined, isDone: boolean): boolean {
  if (!before || !isDone) return false
  // 照片不要动，静止就好: no frame is to be frozen.
  if (clause.is('(FREEZE|PLEASE|ONLY|ITS|.|!)+') && standStill.test(before.text)) return true
  // 太长了，剪短点.
  if (clause.is('(TRIM|LITTLE|PLEASE|ITS|.|!)+') && readDegrees(before).some(({ of, direction, isComplaint }) => of === 'length' && direction < 0 && isComplaint)) return true
  // 太大了，小一点点 says by how much, too.
  if (!clause.is('(DEGREE|LITTLE|MORE|LESS|PLEASE|INSTEAD|CHANGE|ITS|a|.|!|,)+') || (clause.has('LITTLE') && !before.has('LITTLE') && /点点|丝|\b(?:tad|tiny|touch|hair)\b/i.test(clause.text))) return false
  const complaints = readDegrees(before).filter(({ isComplaint }) => isComplaint)
  const wishes = readDegrees(clause)
  return wishes.length > 0 && wishes.every(({ of, direction }) => complaints.some((complaint) => complaint.of === of && complaint.direction === direction))
}

function notUnderstood(request: Request, isPart: boolean): Said {
  return isPart ? request.say('partNotUnderstood', request.clause.text) : { ...request.say('notUnderstood', examples(request.timeline, request.language)), isMiss: true }
}

function isAbout(wish: Calls, deed: Calls, focus: readonly string[]): boolean {
  const toolFamily = (tool: string): string => tool.replace(/^(?:set|change|trim|remove)-(?:film-(?=length))?/, '')
  const [a, b] = [wish.calls[0], deed.calls[0]]
  if (!a || !b) return false
  const ids = (call: ToolCall): unknown[] => [call.input.clip, ...((call.input.clips as unknown[] | undefined) ?? [])].filter(Boolean)
  const shared = ids(b).some((id) => ids(a).includes(id) || focus.includes(id as string))
  // The first clip is too dark, the third too bright: two wishes.
  if (!shared && ids(a).length > 0 && ids(b).length > 0) return false
  return shared || toolFamily(a.tool) === toolFamily(b.tool)
}

/** The timeline after a request's calls; or in words why they can't be made. */
function tryCalls(request: Request, outcome: Calls, timeline: Timeline): { outcome: Calls; now: Timeline; focus: string[] } | Said {
  try {
    let now = timeline
    const focus: string[] = []
    for (const call of outcome.calls) {
      now = afterCall(now, call, request.situation)
      focus.push(...focusOf(call, now))
    }
    return { outcome, now, focus }
  } catch (error) {
    if (!ReelsmithError.is(error)) throw error
    const reason = request.language === 'zh' ? (refusalInChinese(error.message) ?? '和现有的内容对不上。') : error.message
    return request.say('notPossible', reason)
  }
}
