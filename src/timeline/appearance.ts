/** What pictures and texts look like and how they move. Colours are `#rrggbb`. */

/** In fractions of a picture's width and height, from its upper left corner. */
export interface Point {
  readonly x: number
  readonly y: number
}

export interface Crop extends Point {
  readonly width: number
  readonly height: number
}

/** How a picture of another ratio fills the frame. */
export const videoFits = ['cover', 'contain', 'blur-fill'] as const
export type VideoFit = (typeof videoFits)[number]

/** A camera move over a picture: one with a name, or views at moments. */
export type Motion = NamedMotion | readonly ViewKeyframe[]

export const namedMotions = ['none', 'zoom-in', 'zoom-out', 'pan-left', 'pan-right', 'pan-up', 'pan-down'] as const
export type NamedMotion = (typeof namedMotions)[number]

/** How the camera moves over photos, one after the other, where nobody says how. */
export const photoMotions: readonly NamedMotion[] = ['zoom-in', 'pan-right', 'zoom-out', 'pan-left']

/** What the frame shows at a moment: the middle of the view, and how close it is (1 is the whole picture). */
export interface ViewKeyframe extends Point, Keyframe {
  readonly zoom: number
}

/**
 * A value at a moment of a clip. Between two keyframes the way is that of the later one's easing; before the first
 * and after the last the value stays.
 */
export interface Keyframe {
  /** From the clip's start. May lie outside the clip: what was trimmed away still shapes the rest. */
  readonly atMs: number
  readonly easing?: Easing
}

export const easings = ['linear', 'ease-in', 'ease-out', 'ease-in-out', 'hold'] as const
/** `ease-in-out` unless told; `hold` keeps the value before until the moment itself. */
export type Easing = (typeof easings)[number]

/** Speeds at moments, linear between them, the nearest one's before the first and after the last. */
export type SpeedRamp = readonly { readonly atMs: number; readonly speed: number }[]

export const transitionTypes = [
  'cut',
  'crossfade',
  'dip-to-black',
  'dip-to-white',
  'wipe-left',
  'wipe-right',
  'wipe-up',
  'wipe-down',
  'slide-left',
  'slide-right',
  'slide-up',
  'slide-down',
  'push-left',
  'push-right',
  'push-up',
  'push-down',
  'zoom-in',
  'zoom-out',
  'whip-pan',
  'blur',
  'circle',
  'clock',
  'glitch',
  'film-burn',
  'luma-fade',
] as const
export type TransitionType = (typeof transitionTypes)[number]

export interface Transition {
  readonly type: TransitionType
  readonly durationMs: number
}

/** How the film comes out of black and goes into it, in ms; 0 or left out is not at all. Longer than the film, it is as long as that. */
export interface Fades {
  readonly inMs?: number
  readonly outMs?: number
}

/** Colour. Every number is 0 when neutral and lies in [-1, 1], those of `vignette` and `grain` in [0, 1]. */
export interface Grade {
  readonly look?: Look
  /** 1 is one stop brighter. */
  readonly exposure?: number
  readonly contrast?: number
  /** -1 is without colour. */
  readonly saturation?: number
  /** Positive is warmer. */
  readonly temperature?: number
  /** Positive leans to magenta, negative to green. */
  readonly tint?: number
  readonly vignette?: number
  readonly grain?: number
  /** Id of an uploaded `.cube` file. */
  readonly lut?: string
}

export const looks = [
  'warm',
  'cool',
  'cinematic',
  'vintage',
  'noir',
  'vivid',
  'muted',
  'sepia',
  'dreamy',
  'cyberpunk',
  'pastel',
  'film',
] as const
export type Look = (typeof looks)[number]

/** Where an overlay lies in the frame and what it looks like there. */
export interface Placement {
  /** A place inside the safe area, whatever the ratio of the frame; `x` and `y` win over it. `center` unless told. */
  readonly position?: FramePosition
  /** The overlay's middle, in fractions of the frame. */
  readonly x?: number
  readonly y?: number
  /** Its longer side, in fractions of the frame's shorter side; 0.25 unless told. */
  readonly size?: number
  /** Degrees, clockwise. */
  readonly rotation?: number
  readonly opacity?: number
  /** Of rounded corners, in fractions of the overlay's shorter side: 0.5 makes a square a circle. */
  readonly cornerRadius?: number
  /** `width` in fractions of the frame's shorter side. */
  readonly border?: { readonly width: number; readonly color: string }
  /** 0 is none, 1 heavy. */
  readonly shadow?: number
  readonly animation?: Animation
  /** What changes while it is seen; members that no keyframe names stay as above. */
  readonly keyframes?: readonly PlacementKeyframe[]
}

export interface PlacementKeyframe extends Keyframe {
  readonly x?: number
  readonly y?: number
  readonly size?: number
  readonly rotation?: number
  readonly opacity?: number
}

export const framePositions = [
  'center',
  'top',
  'bottom',
  'left',
  'right',
  'top-left',
  'top-right',
  'bottom-left',
  'bottom-right',
] as const
export type FramePosition = (typeof framePositions)[number]

/** How something comes and goes; as its style has it unless told. */
export interface Animation {
  readonly in?: AnimationType
  readonly out?: AnimationType
}

export const animationTypes = [
  'none',
  'fade',
  'rise',
  'drop',
  'slide-left',
  'slide-right',
  'pop',
  'mask',
  'typewriter',
  'words',
] as const
/** `mask`, `typewriter` and `words` (one word after the other) are for text; an overlay fades instead. */
export type AnimationType = (typeof animationTypes)[number]
