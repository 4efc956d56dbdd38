/**
 * The shot plan: everything the painter needs to know, as plain JSON. The same plan, size and driver give the
 * same bytes. Lengths are metres, times seconds, colours linear HDR.
 *
 * Space: x to the right, y up, z away from the camera; the ground lies at y = 0. The camera looks along +z
 * and never turns: framing is done by shifting the lens, so verticals stay straight and every card of scenery
 * gets exact parallax from one division.
 */
import type { GroundUse } from './ground.ts'
import type { LightRig } from './light-rig.ts'
import type { SlotName } from './slots.ts'

export type Vec3 = readonly [x: number, y: number, z: number]

/** One instance of a WGSL module of `src/paint/modules`. */
export interface ModuleUse {
  /** File name without `.wgsl`. */
  readonly use: string
  /** Prefix of its functions; needed only when a module appears twice. Letters and digits. */
  readonly id?: string
  /** Overrides of the parameters in the module's header; an unknown name is an error. */
  readonly with?: Readonly<Record<string, number | Vec3>>
  /** A layer that is also drawn into the half-size backdrop map: reflected in water, seen through haze. */
  readonly far?: boolean
  /** A layer that does not move: drawn once into a texture. For cameras that only pan, tilt or zoom. */
  readonly still?: boolean
  /** A layer drawn in front of the subjects (grass at the lens, a branch, a railing). */
  readonly near?: boolean
  /**
   * Distance of the farthest thing of a layer, metres: the planner draws it in front of the subjects (`near`) when
   * it ends before the main one.
   */
  readonly endsAt?: number
}

/** Where the camera stands and how it frames. */
export interface CameraPose {
  readonly position: Vec3
  /** Distance of the image plane in units of the frame scale; 1.15 is a normal lens, 2 a long one. */
  readonly focal: number
  /** Height of the horizon above the middle of the frame, as a part of the frame's height (−0.5 … 0.5). */
  readonly horizon: number
  /** Sideways shift of the picture in units of the frame scale; positive moves the scenery to the right. */
  readonly pan: number
}

export interface CameraPath {
  readonly pose: CameraPose
  /** Change of each value over the whole `durationS`; left out: 0. */
  readonly travel: {
    readonly position?: Vec3
    readonly focal?: number
    readonly horizon?: number
    readonly pan?: number
  }
  /**
   * How long the move takes (the planner sets it to the clip's length); before and after it goes on at the
   * speed it has at its ends.
   */
  readonly durationS: number
  /** 0: constant speed, 1: starts and ends at rest. */
  readonly ease: number
  /** Amplitude of a hand-held sway in metres; 0 is a tripod. */
  readonly sway: number
}

export interface Grade {
  /** Strength of the light shafts around the sun, 0 = the pass is not drawn. */
  readonly godRays: number
  readonly bloom: number
  /** Multiplies the light rig's own exposure. */
  readonly exposure: number
  readonly vignette: number
  readonly saturation: number
  readonly grain: number
  /** White balance, multiplied with the colour before the tone curve. */
  readonly tint: Vec3
}

export const plainGrade: Grade = {
  godRays: 0,
  bloom: 0.16,
  exposure: 1,
  vignette: 0.5,
  saturation: 1.06,
  grain: 0.013,
  tint: [1, 1, 1],
}

/** One sound of the place; the kinds are those of the ambience renderer. */
export interface AmbienceUse {
  readonly kind: string
  readonly gainDb: number
  /** −1 left … 1 right. */
  readonly pan?: number
}

/** A person, animal or thing; `src/paint/subjects` knows the names. */
export interface SubjectUse {
  readonly kind: string
  /** Where in the setting: on the ground and on a table it throws shadows, water hides what is below its surface. */
  readonly slot: SlotName
  /** Where it is at time 0, metres. */
  readonly x: number
  readonly z: number
  /** Height of its lowest point, metres; left out: it stands on the ground. */
  readonly y?: number
  /** Which way it faces and goes, radians: 0 to the right, π to the left, −π/2 toward the camera. */
  readonly heading: number
  /** Metres per second. */
  readonly speed: number
  /** Its body against the way it goes, radians to the left: a bird in the wind. Left out: 0. */
  readonly turn?: number
  /** Offset of its motion cycle, 0…1. */
  readonly phase: number
  /** Against its natural size; left out: 1. */
  readonly size?: number
  /** What it does, when that is not what it usually does. */
  readonly action?: string
  /** Nothing beside it takes its shadow: it is on a bridge. */
  readonly isShadowless?: true
  /** How much of it the surface below it mirrors, 0 … 1; left out: nothing. */
  readonly mirror?: number
  /** Recoloured parts, e.g. `{ top: '#c02020' }`. */
  readonly inks?: Readonly<Record<string, string>>
  /** Who sits on it or in it. */
  readonly rider?: { readonly kind: string; readonly inks?: Readonly<Record<string, string>> }
}

/** Where one sprite stands. */
export interface SpritePlace {
  readonly x: number
  readonly z: number
  /** Of its foot above the ground (of the terrain, or y = 0), metres; left out: 0. */
  readonly y?: number
  readonly height: number
  /** Which way its front faces, radians: 0 toward the viewer. Only for models with sides. */
  readonly heading?: number
}

/** Many of a kind: trees, flowers, houses. Each is drawn once into an atlas and shown as a card at its depth. */
export interface SpriteUse {
  /** Name of a model of `src/paint/sprites/models`. */
  readonly sprite: string
  readonly seed: number
  /** Overrides of the model's parameters; an unknown name is an error. */
  readonly with?: Readonly<Record<string, number | Vec3>>
  readonly places: readonly SpritePlace[]
  /** How many different ones there are; default 3. */
  readonly variants?: number
  /** Which way all of them look; left out: some one way, some the other. */
  readonly faces?: 'left' | 'right'
  /** Also in the backdrop map: mirrored in water. */
  readonly far?: boolean
  /** Multiplies how far the wind moves it. */
  readonly sway?: number
  /**
   * What does not stand still: metres a second along x and y. It goes round in `span` metres (x and y), which must be
   * more than is seen, so that nobody sees it come again.
   */
  readonly drift?: { readonly x?: number; readonly y?: number; readonly span: readonly [x: number, y: number] }
  /** Rises and falls so far, metres. */
  readonly bob?: number
  /** Strength of a fish's tail (positive) or a bird's wings (negative), parts of its height. */
  readonly beat?: number
  /** Out of focus: what stands close to the lens, 0 … 3. */
  readonly blur?: number
}

export interface ShotPlan {
  /** Id of the setting, see `src/scene/settings`. */
  readonly setting: string
  readonly seed: number
  /** Added to the clock, so that two seeds do not start with the same wave. */
  readonly startS: number
  readonly light: LightRig
  readonly camera: CameraPath
  /** Haze per metre before the weather's factor. */
  readonly haze: number
  readonly wind: { readonly speed: number; readonly gust: number }
  /** Snow lying on things, 0…1. */
  readonly snow: number
  /** Moments of lightning in seconds of the clip; the sound of thunder follows them. */
  readonly flashesS: readonly number[]
  readonly grade: Grade
  /** Sky and fine modules in drawing order; layers from near to far; fronts in drawing order. */
  readonly modules: readonly ModuleUse[]
  readonly subjects: readonly SubjectUse[]
  readonly sprites?: readonly SpriteUse[]
  /** The ground they stand on; left out: level at y = 0. */
  readonly ground?: GroundUse
  /** There is no ground: the backdrop reaches down to the bottom of the frame. */
  readonly allAround?: boolean
  /** Under water: light falls through waves. */
  readonly underwater?: boolean
  /** Light of lamps and signs on the subjects, when they are on; left out: none. */
  readonly lamplight?: Vec3
  readonly ambience: readonly AmbienceUse[]
}
