/** A setting: a kind of place that can be shown. One file per setting, registered in `index.ts`. */
import type { FrameShape } from '../camera.ts'
import type { SceneDescription } from '../description.ts'
import type { LightOverrides, LightRig, TimeOfDay, Weather } from '../light-rig.ts'
import type { MainSubject } from '../framing.ts'
import type { GroundUse } from '../ground.ts'
import type { Random } from '../random.ts'
import type { AmbienceUse, CameraPath, Grade, ModuleUse, SpriteUse, SubjectUse, Vec3 } from '../shot-plan.ts'
import type { Slots } from '../slots.ts'

/** The words that name something, in lower case; English words match as whole words, plurals included. */
export interface Words {
  readonly en: readonly string[]
  readonly zh: readonly string[]
}

export interface SettingRequest {
  readonly description: SceneDescription
  /** Resolved: what was said, else the setting's own best. */
  readonly time: TimeOfDay
  readonly weather: Weather
  readonly frame: FrameShape
  /** Length of the clip: the camera's travel takes this long. */
  readonly durationS: number
  readonly random: Random
  /** What the shot is about; the planner puts it and the camera into place afterwards. Null: the place alone. */
  readonly main: MainSubject | null
  /** The light after time and weather, before the setting's overrides. */
  readonly light: LightRig
  /** True when the prompt named the feature and did not rule it out. */
  has(feature: string): boolean
  /** True when the prompt ruled the feature out. */
  lacks(feature: string): boolean
}

/** What a setting decides. The planner adds weather, style and the camera move that was asked for. */
export interface SettingShot {
  /** Near to far; rain and snow need not be listed. */
  readonly modules: readonly ModuleUse[]
  /** Trees, flowers, houses: what stands there in numbers. */
  readonly sprites?: readonly SpriteUse[]
  /** What belongs to the place and is drawn as a figure: its lighthouse, its castle. */
  readonly subjects?: readonly SubjectUse[]
  /** The camera with the setting's own gentle move; replaced when the prompt asks for another move. */
  readonly camera: CameraPath
  /** How far the camera may travel over a clip in metres: scales the moves a prompt asks for. */
  readonly reach: { readonly x: number; readonly y: number; readonly z: number }
  readonly light?: LightOverrides
  /** Haze per metre in clear weather. */
  readonly haze: number
  readonly wind?: { readonly speed: number; readonly gust: number }
  readonly grade?: Partial<Grade>
  /** Where subjects may be; left out: `openCountry` of `slots.ts`. */
  readonly slots?: Slots
  /** The ground they stand on; left out: level at y = 0. */
  readonly ground?: GroundUse
  /** Light of lamps and signs on whoever walks, when they are on. */
  readonly lamplight?: Vec3
  readonly ambience: readonly AmbienceUse[]
  /** Clock of the modules when the shot begins, seconds, for what happens once: a train comes in. Left out: any. */
  readonly startS?: number
  readonly underwater?: boolean
  /** There is no ground, only sky (or water, or the void) above and below. */
  readonly allAround?: boolean
}

export interface Setting {
  readonly id: string
  /** How the place is called in a sentence: "an ocean beach". */
  readonly label: { readonly en: string; readonly zh: string }
  readonly words: Words
  /** What it comes nearest to: shown like it where nothing better is named, and told as not shown itself. */
  readonly standsFor?: Words
  /** Id of the setting that stands in where somebody is in the picture: nobody walks on a table. */
  readonly peopled?: string
  /**
   * How much its name counts beside others, default 1. Who says "a village in the mountains" wants the village: what
   * stands in a land outweighs the land.
   */
  readonly weight?: number
  /** Other settings that are part of its picture: their names are no wish that went unheard. */
  readonly contains?: readonly string[]
  /** Aspects that it can show on request; each becomes a feature of the description. */
  readonly features: Readonly<Record<string, Words>>
  /** Features of which only the first of this list that is named is shown; the others are reported as not depicted. */
  readonly oneOf?: readonly string[]
  /** Kinds of subjects that its own modules show: they are understood and not put into it once more. */
  readonly shows?: readonly string[]
  /**
   * Where one of each of these kinds is named it is shown instead of the land that it stands in: a train and a bridge
   * make a viaduct.
   */
  readonly joins?: readonly (readonly string[])[]
  /** Kinds that have no place beside the features that were named; they are reported as not depicted. */
  leavesOut?(features: readonly string[]): readonly string[]
  readonly bestTime: TimeOfDay
  /** Better ones with a feature that is named: candles in the evening. */
  readonly featureTimes?: Readonly<Record<string, TimeOfDay>>
  /** The better one where somebody or something is in the picture, and no wonder of the sky. */
  readonly inhabitedTime?: TimeOfDay
  /** Not under the open sky: weather and wonders of the sky stay out. */
  readonly indoors?: boolean
  /** It is a picture of water: what lives below its surface is met there. */
  readonly waters?: 'fresh' | 'salt'
  /** Its water is a part of the picture: what swims is seen at its surface. */
  readonly hasPool?: boolean
  /** Takes every colour that is named. */
  readonly isColored?: boolean
  compose(request: SettingRequest): SettingShot
}
