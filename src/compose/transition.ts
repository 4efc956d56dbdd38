import type { TransitionType } from '../timeline/appearance.ts'
import type { FrameMemory } from './frame.ts'
import { prepareBlur } from './transitions/blur.ts'
import { crossfade, prepareDip } from './transitions/dissolve.ts'
import { prepareFilmBurn } from './transitions/film-burn.ts'
import { prepareGlitch } from './transitions/glitch.ts'
import { preparePush, prepareSlide, prepareWhipPan } from './transitions/move.ts'
import type { DrawTransition, Size } from './transitions/moment.ts'
import { prepareCircle, prepareClock, prepareLumaFade, prepareWipe } from './transitions/reveal.ts'
import { prepareZoom } from './transitions/zoom.ts'

export type { DrawTransition, TransitionMoment } from './transitions/moment.ts'

type Prepare = (memory: FrameMemory, size: Size) => DrawTransition

const kinds: Record<TransitionType, Prepare> = {
  cut: () => () => {},
  crossfade: (memory) => crossfade(memory),
  'dip-to-black': (memory) => prepareDip(memory, 'black'),
  'dip-to-white': (memory) => prepareDip(memory, 'white'),
  'wipe-left': (memory, size) => prepareWipe(memory, size, 'left'),
  'wipe-right': (memory, size) => prepareWipe(memory, size, 'right'),
  'wipe-up': (memory, size) => prepareWipe(memory, size, 'up'),
  'wipe-down': (memory, size) => prepareWipe(memory, size, 'down'),
  'slide-left': (memory, size) => prepareSlide(memory, size, 'left'),
  'slide-right': (memory, size) => prepareSlide(memory, size, 'right'),
  'slide-up': (memory, size) => prepareSlide(memory, size, 'up'),
  'slide-down': (memory, size) => prepareSlide(memory, size, 'down'),
  'push-left': (memory, size) => preparePush(memory, size, 'left'),
  'push-right': (memory, size) => preparePush(memory, size, 'right'),
  'push-up': (memory, size) => preparePush(memory, size, 'up'),
  'push-down': (memory, size) => preparePush(memory, size, 'down'),
  'zoom-in': (memory, size) => prepareZoom(memory, size, 'in'),
  'zoom-out': (memory, size) => prepareZoom(memory, size, 'out'),
  'whip-pan': prepareWhipPan,
  blur: prepareBlur,
  circle: prepareCircle,
  clock: prepareClock,
  glitch: prepareGlitch,
  'film-burn': prepareFilmBurn,
  'luma-fade': prepareLumaFade,
}

/**
 * A transition between frames of one size, with all the memory it needs taken at once.
 *
 * @returns what composes one moment of it into the incoming frame; the outgoing one is left as it was.
 */
export function prepareTransition(memory: FrameMemory, type: TransitionType, size: Size): DrawTransition {
  return kinds[type](memory, size)
}
