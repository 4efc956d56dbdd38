/** Who and what a shot shows: every mention of the description as so many figures, dressed, coloured and doing something. */
import type { Facing, SceneDescription, SubjectMention } from './description.ts'
import { everydayInks } from './everyday-inks.ts'
import type { Random } from './random.ts'
import type { SlotName } from './slots.ts'
import type { Action } from './subjects/actions.ts'
import { rowOf } from './subjects/index.ts'
import type { SubjectRow } from './subjects/subject-row.ts'

/** Figures of one mention, which keep together. */
export interface Group {
  readonly row: SubjectRow
  readonly members: readonly Member[]
  readonly action: Action | null
  /** m/s; 0: they stay. */
  readonly speed: number
  /** Shown from the chest up. */
  readonly isPortrait?: boolean
  /** Which side of it was asked for. */
  readonly facing?: Facing
}

export interface Member {
  /** Name of the figure. */
  readonly kind: string
  readonly inks: Readonly<Record<string, string>>
  /** Who sits on it or in it. */
  readonly rider?: Omit<Member, 'rider'>
}

/** More than these are a crowd that hides the place; of what is small more fit. */
const mostMembers = { large: 4, small: 12 }
/** So many are a crowd, who go this way and that. */
export const crowdFrom = 7
const mostOfCrowd = 12
const smallM = 1.4
const male = /\b(?:m[ae]n|boys?|guys?|gentlem[ae]n)\b|男/
const female = /woman|women|girl|lady|ladies|waitress|她|女/
/** What is done in one place. */
const staying: readonly (Action | null)[] = ['stand', 'sit', 'lie', 'sleep', 'graze', 'perch', 'dance', 'wave', 'read', 'hug', 'play', 'smile', 'waltz', 'howl']
/** What is not done in the air. */
const resting: readonly Action[] = ['perch', 'stand', 'sit', 'lie', 'sleep', 'graze', 'walk']
/** Running is so many times as fast as going. */
const runFactor = 2.7
const fastestM = 9

/** In the order of the prompt; the first group is what the shot is about, but who lives comes before what stands behind. */
export function castOf(description: SceneDescription, random: Random): readonly Group[] {
  const gathers = description.subjects.some(({ kind }) => rowOf(kind).gathersAtM !== undefined)
  const groups = description.subjects.map((mention) => {
    // Nobody walks past a campfire or a picnic that is named with them.
    const isBySide = gathers && mention.action === undefined && mention.riding === undefined && rowOf(mention.kind).isPlain
    return groupOf(isBySide ? { ...mention, action: 'sit' } : mention, random)
  })
  const [main, ...others] = groups.toSorted((a, b) => Number(a.row.isScenery ?? false) - Number(b.row.isScenery ?? false))
  if (!main) return []
  const asked = description.facing ? facingUs(main, description.facing) : main
  return [(description.isPortrait || main.action === 'smile' || (main.row.part ?? 0) > 1) && main.row.isPerson ? sittingForPortrait(asked) : asked, ...others]
}

/** Who is said to face the camera and nothing else stands and does so. */
function facingUs(group: Group, facing: Facing): Group {
  const stands = facing === 'camera' && group.action === null && (group.row.isPerson || group.row.isBeast)
  return { ...group, facing, ...(stands ? { action: 'stand', speed: 0 } : {}) }
}

/** Stays before the lens, alone or two together. */
function sittingForPortrait(group: Group): Group {
  const action = group.speed > 0 || group.action === 'sit' ? 'stand' : group.action
  return { ...group, members: group.members.slice(0, 2), action, speed: 0, isPortrait: true }
}

/** Where a group would like to be: what it does decides before what it is. */
export function slotsFor({ row, action }: Pick<Group, 'row' | 'action'>): readonly SlotName[] {
  // People who fly something stay on the ground.
  if (action === 'fly' && !row.isPlain) return ['sky', ...row.slots]
  if (action === 'leap' && row.slots.includes('water')) return ['water', ...row.slots]
  const isResting = action !== null && resting.includes(action)
  return isResting ? row.slots.toSorted((a, b) => Number(a === 'sky') - Number(b === 'sky')) : row.slots
}

function groupOf(mention: SubjectMention, random: Random): Group {
  const row = rowOf(mention.kind)
  const members = membersOf(mention, row, random)
  if (mention.action === 'dance' && row.waltz && members.length === 2) {
    return { row, members: row.waltz.map((kind) => ({ kind, inks: {} })), action: 'waltz', speed: 0 }
  }
  if (mention.riding === undefined) {
    const speed = speedOf(row, mention.action ?? null)
    // A motorbike that goes has somebody on it, named or not.
    if (row.carries && row.rests === 'stand' && mention.action === 'ride') {
      return { row, members: members.map((member) => ({ ...member, rider: { kind: random.pick(['man', 'woman']), inks: everydayInks(random) } })), action: null, speed: row.speed ?? speed }
    }
    return { row, members, action: mention.action ?? row.rests ?? null, speed }
  }
  const mount = rowOf(mention.riding)
  const mounted = members.map((rider): Member => ({ kind: mount.variants?.[0] ?? mount.kind, inks: {}, rider }))
  return { row: { ...mount, part: Math.max(mount.part ?? 0, 0.36) }, members: mounted, action: null, speed: mount.speed ?? 0 }
}

function speedOf(row: SubjectRow, action: Action | null): number {
  const { speed = 0, rests } = row
  if (action === null) return rests ? 0 : speed
  if (staying.includes(action)) return 0
  return action === 'run' ? Math.min(fastestM, Math.max(speed, speed * runFactor)) : speed
}

function membersOf(mention: SubjectMention, row: SubjectRow, random: Random): Member[] {
  const kinds = row.variants ?? [row.kind]
  const chosen = chosenVariant(kinds, mention.words)
  const first = row.isPlain && kinds.length > 1 ? kinds.indexOf(random.pick(kinds)) : 0
  const described = { ...(mention.color && row.ink ? { [row.ink]: mention.color } : {}), ...mention.inks }
  const most = row.size[0] < smallM ? mostMembers.small : mostMembers.large
  const count = Math.min(row.isPlain && mention.count >= crowdFrom ? mostOfCrowd : most, Math.max(1, mention.count))
  return Array.from({ length: count }, (_, i) => {
    const kind = chosen ?? kinds[(first + i) % kinds.length]!
    // Of several people only the first wears what was described; "red cars" are all red.
    if (i === 0 || !row.isPlain) return { kind, inks: described }
    return { kind, inks: everydayInks(random) }
  })
}

function chosenVariant(kinds: readonly string[], words: string): string | null {
  if (female.test(words)) return kinds.find((kind) => /woman|girl/.test(kind)) ?? null
  if (male.test(words)) return kinds.find((kind) => !/woman|girl/.test(kind)) ?? null
  return null
}
